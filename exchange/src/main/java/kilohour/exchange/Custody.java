package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.units.Rounding;
import kilohour.units.Utc;

/**
 * Collateral besides dollars: what is pledged and what it counts for, bills that mature, dollars owed against it and its
 * sale where they are not paid in time.
 */
final class Custody {
    private static final int TEXT_CHARS_MAX = 64;
    private static final long AMOUNT_MICROS_MAX = 1_000_000_000_000_000L;
    private static final long DAYS_PER_YEAR = 365;
    private static final long CURE_HOUR = 12;
    /** A hundred years. */
    private static final int MATURITY_DAYS_MAX = 36_525;

    private final State state;
    private final Margining margining;
    private final Payments payments;

    Custody(State state, Margining margining, Payments payments) {
        this.state = state;
        this.margining = margining;
        this.payments = payments;
    }

    // ── Terms and prices ────────────────────────────────────────────────────────────────────────────────────────

    Refusal set(Command.SetCollateralAsset command) {
        CollateralAsset asset = command.asset();
        HeldAsset held = state.collateral.get(asset.code());
        if (held == null) {
            if (state.collateral.count() == Collateral.ASSETS_MAX)
                return new Refusal(
                        RejectReason.INVALID_FIELD, "there are " + Collateral.ASSETS_MAX + " assets already");
            if (asset.maturityDay() != 0 && asset.maturityDay() <= state.today())
                return new Refusal(
                        RejectReason.INVALID_FIELD, "this bill matured on " + Utc.formatDay(asset.maturityDay()));
            if (asset.maturityDay() > state.today() + MATURITY_DAYS_MAX)
                return new Refusal(RejectReason.INVALID_FIELD, "a bill matures within a hundred years");
            held = new HeldAsset(asset);
            if (asset.maturityDay() != 0)
                state.due.add(Utc.startOfDay(asset.maturityDay()), DueKind.ASSET_MATURITY, asset.code());
        } else if (held.asset.kind() != asset.kind() || held.asset.maturityDay() != asset.maturityDay()) {
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "kind and maturity of " + asset.code() + " are fixed: give another code");
        }
        held.asset = asset;
        state.collateral.put(held);
        state.say(new Event.CollateralAssetSet(asset));
        if (held.pricePpm != 0) schedule(held);
        return null;
    }

    Refusal set(Command.SetAssetPrice command) {
        HeldAsset held = state.collateral.get(command.asset());
        if (held == null) return unknown(command.asset());
        if (held.matured) return matured(held);
        if (command.pricePpm() < 1 || command.pricePpm() > CollateralAsset.PRICE_PPM_MAX)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "a price is $0.000001 to $2 a unit, not " + command.pricePpm() + " ppm");
        held.pricePpm = command.pricePpm();
        held.pricedNanos = state.nowNanos;
        stand(held, CollateralAsset.Standing.FRESH);
        schedule(held);
        return null;
    }

    /** Its price grows old at two instants from now on. */
    private void schedule(HeldAsset held) {
        long age = held.asset.priceAgeNanosMax();
        long next = held.pricedNanos + (held.standing == CollateralAsset.Standing.FRESH ? age : 2 * age);
        if (held.standing != CollateralAsset.Standing.NONE)
            state.due.add(Math.max(state.nowNanos, next) + 1, DueKind.ASSET_AGE, held.code());
    }

    /** A price has grown too old, unless a newer one came meanwhile. */
    void age(DueQueue.Item item) {
        HeldAsset held = state.collateral.get(item.subject());
        if (held.matured || held.standing == CollateralAsset.Standing.NONE) return;
        long age = state.nowNanos - held.pricedNanos;
        long most = held.asset.priceAgeNanosMax();
        var standing = age <= most
                ? CollateralAsset.Standing.FRESH
                : age <= 2 * most ? CollateralAsset.Standing.STALE : CollateralAsset.Standing.NONE;
        if (standing == held.standing) return;
        stand(held, standing);
        schedule(held);
    }

    private void stand(HeldAsset held, CollateralAsset.Standing standing) {
        held.standing = standing;
        state.collateral.moved++;
        state.say(new Event.AssetPriced(held.code(), held.pricePpm, standing));
    }

    // ── In and out ──────────────────────────────────────────────────────────────────────────────────────────────

    /** The custodian has confirmed that an asset came in for an account. */
    Refusal deposit(Command.DepositAsset command) {
        HeldAsset held = state.collateral.get(command.asset());
        Refusal refusal = held == null ? unknown(command.asset()) : held.matured ? matured(held) : null;
        if (refusal == null) refusal = payments.entry(command.custodian(), command.entry(), state.today());
        if (refusal == null) refusal = payments.officer(command.officer(), command.account());
        if (refusal == null) refusal = amount(command.amountMicros());
        if (refusal == null && !state.accounts.containsKey(command.account()))
            refusal = Payments.noAccount(command.account());
        if (refusal == null && held.ledger.cashMicros(command.account()) + command.amountMicros() > AMOUNT_MICROS_MAX)
            refusal =
                    new Refusal(RejectReason.INVALID_FIELD, "an account holds at most 1,000,000,000 units of an asset");
        if (refusal == null && Payments.isBankFull(held.ledger, command.amountMicros()))
            refusal = new Refusal(RejectReason.INVALID_FIELD, "the venue keeps at most 8 trillion units of an asset");
        if (refusal != null) return refusal;
        payments.book(command.custodian(), command.entry(), state.today(), command.account(), 0);
        state.move(
                held, VenueAccount.BANK, command.account(), command.amountMicros(), Purpose.DEPOSIT, command.entry());
        return null;
    }

    Trading.Outcome withdraw(Command.WithdrawAsset command) {
        HeldAsset held = state.collateral.get(command.asset());
        Refusal refusal =
                held == null ? unknown(command.asset()) : held.matured ? matured(held) : amount(command.amountMicros());
        if (refusal == null && !state.accounts.containsKey(command.account()))
            refusal = Payments.noAccount(command.account());
        if (refusal == null && command.reference().length() > TEXT_CHARS_MAX)
            refusal = new Refusal(
                    RejectReason.INVALID_FIELD, "a reference has at most " + TEXT_CHARS_MAX + " characters");
        if (refusal == null) refusal = state.overdue(command.account());
        if (refusal == null) refusal = mayLeave(held, command.account(), command.amountMicros());
        if (refusal != null) return new Trading.Outcome(0, refusal);
        long valueMicros = CollateralAsset.valueMicros(command.amountMicros(), held.pricePpm);
        boolean large = held.standing != CollateralAsset.Standing.FRESH
                || valueMicros > state.withdrawals.parameters.dualAboveMicros();
        return payments.ask(
                command.account(),
                command.requestId(),
                held.code(),
                command.amountMicros(),
                command.reference(),
                large);
    }

    /** What is left must cover initial margin, losses not settled yet counted and gains not. */
    private Refusal mayLeave(HeldAsset held, long account, long amountMicros) {
        long has = held.ledger.cashMicros(account);
        if (amountMicros > has)
            return new Refusal(
                    RejectReason.INSUFFICIENT_FUNDS,
                    "the account has %s %s".formatted(Margining.usd(Math.max(0, has)), held.code()));
        long lost = held.collateralMicros(has) - held.collateralMicros(has - amountMicros);
        long free = margining.freeWithCollateralMicros(account);
        // Where the account is short nothing leaves it, not even what counts for nothing because its price is missing.
        if (lost > free)
            return new Refusal(
                    RejectReason.INSUFFICIENT_FUNDS,
                    "it counts for $%s of collateral, and $%s is above initial margin"
                            .formatted(Margining.usd(lost), Margining.usd(Math.max(0, free))));
        return payments.mayAsk(account, held.code());
    }

    // ── Maturity ────────────────────────────────────────────────────────────────────────────────────────────────

    /**
     * A bill is paid at par: withdrawals of it come back, then every holder's face value becomes dollars, so many at most.
     * From the first slice on it counts for nothing, comes in no more and is withdrawn no more, so whoever still holds it is
     * who has not been paid: that is where it goes on after a restart, and no order of slices pays anyone twice.
     */
    int mature(DueQueue.Item item, int most) {
        HeldAsset held = state.collateral.get(item.subject());
        int done = 0;
        if (!held.matured) {
            held.matured = true;
            state.collateral.moved++;
        }
        for (var each : List.copyOf(state.withdrawals.all())) {
            if (!each.asset().equals(held.code())) continue;
            if (done >= most) {
                state.due.add(item);
                return done;
            }
            payments.end(each, WithdrawalEnd.RETURNED, "", "the bill matured");
            done++;
        }
        var holders = new ArrayList<long[]>();
        held.ledger.forEach((account, micros) -> {
            if (account != VenueAccount.BANK && micros > 0) holders.add(new long[] {account, micros});
        });
        for (long[] holder : holders) {
            if (done >= most) {
                state.due.add(item);
                return done;
            }
            state.move(held, holder[0], VenueAccount.BANK, holder[1], Purpose.MATURITY, held.code());
            state.pay(VenueAccount.BANK, holder[0], holder[1], Purpose.MATURITY, 0, held.code());
            done++;
        }
        return done;
    }

    // ── Dollars owed ────────────────────────────────────────────────────────────────────────────────────────────

    /** With each daily run: who owes dollars pays a day's interest and is told by when to cure it. */
    int debits(DueQueue.Item item, int most) {
        int done = 0;
        for (Account account : state.accounts.from(item.cursor())) {
            if (done == most) {
                state.due.add(item.resumedAt(account.number));
                return done;
            }
            debit(account.number, item.atNanos());
            done++;
        }
        return done;
    }

    private void debit(long account, long runNanos) {
        long owed = -state.ledger.cashMicros(account);
        if (owed <= 0) {
            state.collateral.debits.remove(account);
            return;
        }
        long interest =
                Rounding.halfEven(owed, state.withdrawals.parameters.debitPpm(), DAYS_PER_YEAR * CollateralAsset.PPM);
        state.pay(account, VenueAccount.INTEREST, interest, Purpose.DEBIT_INTEREST, 0, "");
        long cure = Utc.startOfDay(Utc.day(runNanos) + 1) + CURE_HOUR * Utc.NANOS_PER_HOUR;
        state.collateral.debits.put(account, cure);
        state.due.add(cure, DueKind.DEBIT_CURE, "");
        state.say(new Event.DebitCalled(account, -state.ledger.cashMicros(account), cure));
    }

    /**
     * 12:00 of the next day: of those who still owe dollars collateral is sold. Who owes after that, because the liquidity
     * account is exhausted or nothing is left to sell, is overdue until he has paid: {@link Collateral#isOverdue}.
     */
    int cure(DueQueue.Item item, int most) {
        int done = 0;
        var debits = state.collateral.debits;
        for (long account : List.copyOf(debits.tailMap(item.cursor(), true).keySet())) {
            if (debits.get(account) > item.atNanos()) continue;
            if (done == most) {
                state.due.add(item.resumedAt(account));
                return done;
            }
            new CollateralSale(state).ofDebt(account);
            if (state.ledger.cashMicros(account) >= 0) debits.remove(account); // else it is overdue
            done++;
        }
        return done;
    }

    // ── Checks ──────────────────────────────────────────────────────────────────────────────────────────────────

    private static Refusal amount(long amountMicros) {
        return amountMicros >= 1 && amountMicros <= AMOUNT_MICROS_MAX
                ? null
                : new Refusal(RejectReason.INVALID_FIELD, "an amount is from 0.000001 to 1,000,000,000 units");
    }

    private static Refusal unknown(String code) {
        return new Refusal(RejectReason.UNKNOWN_ASSET, "no asset " + code + " is taken as collateral");
    }

    private static Refusal matured(HeldAsset held) {
        return new Refusal(
                RejectReason.INVALID_FIELD,
                held.code() + " matured on " + Utc.formatDay(held.asset.maturityDay()) + " and was paid");
    }
}

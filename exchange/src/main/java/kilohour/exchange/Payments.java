package kilohour.exchange;

import java.util.List;
import kilohour.clearing.Ledger;
import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.units.Utc;

/** Money in and out: deposits by the bank's entries, withdrawals held at once and paid under the control of officers. */
final class Payments {
    /** The asset that accounts are kept in. */
    static final String DOLLARS = "USD";

    private static final int TEXT_CHARS_MAX = 64;
    private static final int REASON_CHARS_MAX = 200;
    private static final long MICROS_PER_CENT = 10_000;
    private static final long TRANSFER_MICROS_MAX = 1_000_000_000_000_000L;
    private static final long BALANCE_MICROS_MAX = 4_000_000_000_000_000_000L;
    /** Most that the bank holds for everybody together, so that no balance is ever beyond a long. */
    private static final long BANK_MICROS_MAX = 8_000_000_000_000_000_000L;

    private final State state;
    private final Margining margining;

    Payments(State state, Margining margining) {
        this.state = state;
        this.margining = margining;
    }

    // ── In ──────────────────────────────────────────────────────────────────────────────────────────────────────

    Refusal deposit(Command.Deposit command) {
        Refusal refusal = transfer(command.account(), command.amountMicros(), command.reference());
        if (refusal == null) refusal = room(command.account(), command.amountMicros());
        if (refusal != null) return refusal;
        state.pay(
                VenueAccount.BANK, command.account(), command.amountMicros(), Purpose.DEPOSIT, 0, command.reference());
        return null;
    }

    /** An entry is known for {@link PaymentParameters#ENTRY_DAYS} after its day, and none older is taken. */
    Refusal credit(Command.CreditBankEntry command) {
        Refusal refusal = entry(command.bank(), command.entry(), command.day());
        if (refusal == null) refusal = transfer(command.account(), command.amountMicros(), command.reference());
        if (refusal == null) refusal = room(command.account(), command.amountMicros());
        if (refusal != null) return refusal;
        book(command.bank(), command.entry(), command.day(), command.account(), command.amountMicros());
        state.pay(
                VenueAccount.BANK, command.account(), command.amountMicros(), Purpose.DEPOSIT, 0, command.reference());
        return null;
    }

    /** The bank took a deposit back, so the account pays it back, below zero if it must. */
    Refusal reverse(Command.ReverseBankEntry command) {
        var booked = state.bankEntries.get(command.bank(), command.reversed());
        if (booked == null || booked.amountMicros() <= 0)
            return new Refusal(
                    RejectReason.UNKNOWN_BANK_ENTRY,
                    "no deposit was booked from entry " + command.reversed() + " of " + command.bank());
        Refusal refusal = entry(command.bank(), command.entry(), command.day());
        if (refusal == null) refusal = officer(command.officer(), booked.account());
        if (refusal != null) return refusal;
        if (booked.reversed())
            return new Refusal(
                    RejectReason.ALREADY_BOOKED,
                    "the deposit of entry " + command.reversed() + " was taken back already");
        state.bankEntries.put(booked.takenBack());
        book(command.bank(), command.entry(), command.day(), booked.account(), -booked.amountMicros());
        state.pay(
                booked.account(),
                VenueAccount.BANK,
                booked.amountMicros(),
                Purpose.DEPOSIT_REVERSED,
                0,
                command.reversed());
        return null;
    }

    void book(String bank, String entry, int day, long account, long amountMicros) {
        state.bankEntries.put(new StateRecord.BankEntryState(bank, entry, day, account, amountMicros, false));
        state.say(new Event.BankEntryBooked(bank, entry, day, account, amountMicros));
    }

    Refusal entry(String bank, String entry, int day) {
        int today = state.today();
        state.bankEntries.forget(today - PaymentParameters.ENTRY_DAYS);
        if (bank.isBlank() || bank.length() > TEXT_CHARS_MAX || entry.isBlank() || entry.length() > TEXT_CHARS_MAX)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "an entry has its bank account's number and its own reference, of 1 to " + TEXT_CHARS_MAX
                            + " characters each");
        if (day < today - PaymentParameters.ENTRY_DAYS)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "an entry of %s is more than %d days old: whether it was booked is not known any more"
                            .formatted(Utc.formatDay(day), PaymentParameters.ENTRY_DAYS));
        if (day > today + 1)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "an entry of %s is not booked yet: it is %s".formatted(Utc.formatDay(day), Utc.formatDay(today)));
        if (state.bankEntries.get(bank, entry) != null)
            return new Refusal(RejectReason.ALREADY_BOOKED, "entry " + entry + " of " + bank + " is booked already");
        return null;
    }

    private Refusal room(long account, long amountMicros) {
        if (isBankFull(state.ledger, amountMicros)) return bankFull();
        return state.ledger.cashMicros(account) + amountMicros <= BALANCE_MICROS_MAX
                ? null
                : new Refusal(RejectReason.INVALID_FIELD, "an account holds at most $4 trillion");
    }

    /** Whether so much more, at most 10¹⁵, would be beyond what a venue may hold of an asset. */
    static boolean isBankFull(Ledger ledger, long amountMicros) {
        return amountMicros - ledger.cashMicros(VenueAccount.BANK) > BANK_MICROS_MAX;
    }

    static Refusal bankFull() {
        return new Refusal(RejectReason.INVALID_FIELD, "the bank holds at most $8 trillion for all accounts");
    }

    // ── Out ─────────────────────────────────────────────────────────────────────────────────────────────────────

    Refusal set(Command.SetPaymentParameters command) {
        if (command.parameters().automatic() && !state.practice)
            return new Refusal(
                    RejectReason.INVALID_FIELD, "money that is real leaves with officers' approval: not automatically");
        state.withdrawals.parameters = command.parameters();
        state.say(new Event.PaymentParametersSet(command.parameters()));
        return null;
    }

    Refusal register(Command.SetPayoutAddress command) {
        Refusal refusal = officer(command.officer(), command.account());
        if (refusal != null) return refusal;
        if (!state.accounts.containsKey(command.account())) return noAccount(command.account());
        boolean dollars = command.asset().equals(DOLLARS);
        if (!dollars && state.collateral.get(command.asset()) == null)
            return new Refusal(RejectReason.UNKNOWN_ASSET, "no asset " + command.asset() + " is taken as collateral");
        String fault = dollars ? command.address().fault() : command.address().custodyFault();
        if (fault != null) return new Refusal(RejectReason.INVALID_FIELD, fault);
        state.withdrawals.register(command.account(), command.asset(), command.address());
        state.say(new Event.PayoutAddressSet(command.account(), command.asset(), command.address(), command.officer()));
        return null;
    }

    /** The cash is held at once, so that it counts for no margin while it waits. */
    Trading.Outcome withdraw(Command.Withdraw command) {
        Refusal refusal = transfer(command.account(), command.amountMicros(), command.reference());
        if (refusal == null) refusal = mayLeave(command.account(), command.amountMicros());
        if (refusal != null) return new Trading.Outcome(0, refusal);
        return ask(
                command.account(),
                command.requestId(),
                DOLLARS,
                command.amountMicros(),
                command.reference(),
                command.amountMicros() > state.withdrawals.parameters.dualAboveMicros());
    }

    /** Holds an amount of an asset from now on. */
    Trading.Outcome ask(
            long account, RequestId requestId, String asset, long amountMicros, String reference, boolean large) {
        PaymentParameters parameters = state.withdrawals.parameters;
        PayoutAddress to = state.withdrawals.address(account, asset);
        int approvals = parameters.automatic() ? 0 : large ? 2 : 1;
        var asked = new StateRecord.WithdrawalState(
                state.withdrawals.next++,
                account,
                asset,
                amountMicros,
                reference,
                to == null ? new PayoutAddress("", "", "") : to,
                state.nowNanos,
                approvals,
                "");
        state.say(new Event.WithdrawalRequested(
                asked.withdrawal(),
                asked.account(),
                requestId,
                asset,
                asked.amountMicros(),
                asked.reference(),
                asked.to(),
                approvals));
        move(
                asset,
                asked.account(),
                VenueAccount.WITHDRAWALS,
                asked.amountMicros(),
                Purpose.WITHDRAWAL,
                asked.reference());
        if (parameters.automatic()) end(asked, WithdrawalEnd.PAID, "", "paid automatically");
        else state.withdrawals.put(asked);
        return Trading.Outcome.done(asked.withdrawal());
    }

    private Refusal mayLeave(long account, long amountMicros) {
        Refusal refusal = state.defaults.noWithdrawal(state.accounts.get(account));
        if (refusal != null) return refusal;
        long free = withdrawableMicros(account);
        if (amountMicros > free)
            return new Refusal(
                    RejectReason.INSUFFICIENT_FUNDS,
                    "$%s may be withdrawn: what is above initial margin, unsettled gains left out"
                            .formatted(Margining.usd(Math.max(0, free))));
        if (!state.withdrawals.parameters.automatic() && amountMicros % MICROS_PER_CENT != 0)
            return new Refusal(
                    RejectReason.INVALID_FIELD, "a bank pays whole cents, not $" + Margining.usd(amountMicros));
        return mayAsk(account, DOLLARS);
    }

    /** Whether a withdrawal of an asset has somewhere to go, and is not one too many. */
    Refusal mayAsk(long account, String asset) {
        if (state.withdrawals.parameters.automatic()) return null;
        if (state.withdrawals.address(account, asset) == null)
            return new Refusal(
                    RejectReason.NO_PAYOUT_ADDRESS,
                    "nowhere is registered for account %d to send %s to: ask an officer to register it"
                            .formatted(account, asset));
        return state.withdrawals.underWay(account) < PaymentParameters.WITHDRAWALS_MAX
                ? null
                : new Refusal(
                        RejectReason.INVALID_FIELD,
                        PaymentParameters.WITHDRAWALS_MAX + " withdrawals of the account are under way: wait for one");
    }

    /** What may leave in dollars, micro-dollars. */
    long withdrawableMicros(long account) {
        return margining.freeMicros(account);
    }

    Refusal approve(Command.ApproveWithdrawal command) {
        var known = state.withdrawals.get(command.withdrawal());
        if (known == null) return notUnderWay(command.withdrawal());
        Refusal refusal = officer(command.officer(), known.account());
        if (refusal != null) return refusal;
        if (command.amountMicros() != known.amountMicros())
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "withdrawal %d is of $%s, not $%s"
                            .formatted(
                                    known.withdrawal(),
                                    Margining.usd(known.amountMicros()),
                                    Margining.usd(command.amountMicros())));
        if (known.approvalsLeft() == 0)
            return new Refusal(
                    RejectReason.ALREADY_EXISTS, "withdrawal " + known.withdrawal() + " is approved already");
        if (known.officer().equals(command.officer()))
            return new Refusal(
                    RejectReason.SAME_OFFICER,
                    "this officer approved withdrawal " + known.withdrawal() + " already: it takes another one");
        refusal = mayStillLeave(known);
        if (refusal != null) return refusal;
        var approved = known.approvedBy(command.officer());
        state.withdrawals.put(approved);
        state.say(new Event.WithdrawalApproved(
                approved.withdrawal(), approved.account(), command.officer(), approved.approvalsLeft()));
        return null;
    }

    /** The last approval lets the money go: not while its account lacks margin or is being closed. */
    private Refusal mayStillLeave(StateRecord.WithdrawalState asked) {
        Refusal refusal = state.defaults.noWithdrawal(state.accounts.get(asked.account()));
        if (refusal != null || asked.approvalsLeft() > 1) return refusal;
        long missing = margining.initialMicros(asked.account()) - margining.equity.micros(asked.account());
        return missing <= 0
                ? null
                : new Refusal(
                        RejectReason.INSUFFICIENT_MARGIN,
                        "account %d is $%s below initial margin by now: refuse the withdrawal, or approve it once that is met"
                                .formatted(asked.account(), Margining.usd(missing)));
    }

    /** What waits for approval comes back: its account is to be closed out. What the bank was told to pay has gone. */
    void recall(long account) {
        for (var each : List.copyOf(state.withdrawals.all()))
            if (each.account() == account && each.approvalsLeft() > 0)
                end(each, WithdrawalEnd.REFUSED, "", "the account is being liquidated");
    }

    /** Before the last approval it is refused; after it, the bank has not paid it, and it comes back. */
    Refusal refuse(Command.RefuseWithdrawal command) {
        var known = state.withdrawals.get(command.withdrawal());
        if (known == null) return notUnderWay(command.withdrawal());
        Refusal refusal = officer(command.officer(), known.account());
        if (refusal != null) return refusal;
        if (command.reason().isBlank() || command.reason().length() > REASON_CHARS_MAX)
            return new Refusal(RejectReason.INVALID_FIELD, "say why, in 1 to " + REASON_CHARS_MAX + " characters");
        WithdrawalEnd end = known.approvalsLeft() == 0 ? WithdrawalEnd.RETURNED : WithdrawalEnd.REFUSED;
        end(known, end, command.officer(), command.reason());
        return null;
    }

    Trading.Outcome cancel(Command.CancelWithdrawal command) {
        var known = state.withdrawals.get(command.withdrawal());
        if (known == null || known.account() != command.account())
            return new Trading.Outcome(0, notUnderWay(command.withdrawal()));
        if (!known.officer().isEmpty())
            return Trading.Outcome.refused(
                    RejectReason.WITHDRAWAL_APPROVED,
                    "an officer has approved withdrawal " + known.withdrawal() + ": it can only be refused by one now");
        end(known, WithdrawalEnd.CANCELLED, "", "cancelled by its owner");
        return Trading.Outcome.done(known.withdrawal());
    }

    /** The bank's statement shows that an approved withdrawal was paid. */
    Refusal settle(Command.SettleWithdrawal command) {
        Refusal refusal = entry(command.bank(), command.entry(), command.day());
        if (refusal != null) return refusal;
        var known = state.withdrawals.get(command.withdrawal());
        if (known == null) return notUnderWay(command.withdrawal());
        if (known.approvalsLeft() > 0)
            return new Refusal(
                    RejectReason.WITHDRAWAL_NOT_APPROVED,
                    "the bank paid withdrawal " + known.withdrawal()
                            + ", which is not approved: find out how, then approve or refuse it");
        if (known.amountMicros() != command.amountMicros())
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "the bank paid $%s for withdrawal %d of $%s"
                            .formatted(
                                    Margining.usd(command.amountMicros()),
                                    known.withdrawal(),
                                    Margining.usd(known.amountMicros())));
        long dollars = known.asset().equals(DOLLARS) ? known.amountMicros() : 0;
        book(command.bank(), command.entry(), command.day(), known.account(), -dollars);
        end(known, WithdrawalEnd.PAID, "", "");
        return null;
    }

    void end(StateRecord.WithdrawalState known, WithdrawalEnd end, String officer, String reason) {
        state.withdrawals.remove(known.withdrawal());
        boolean paid = end == WithdrawalEnd.PAID;
        move(
                known.asset(),
                VenueAccount.WITHDRAWALS,
                paid ? VenueAccount.BANK : known.account(),
                known.amountMicros(),
                paid ? Purpose.WITHDRAWAL_PAID : Purpose.WITHDRAWAL_RETURNED,
                known.reference());
        state.say(new Event.WithdrawalEnded(known.withdrawal(), known.account(), end, officer, reason));
    }

    private void move(String asset, long from, long to, long amountMicros, Purpose purpose, String reference) {
        if (asset.equals(DOLLARS)) state.pay(from, to, amountMicros, purpose, 0, reference);
        else state.move(state.collateral.get(asset), from, to, amountMicros, purpose, reference);
    }

    // ── Checks ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** Whether a key may act as an officer on an account's money: an officer's, and not the account's own. */
    Refusal officer(String keyId, long account) {
        var key = state.keys.get(keyId);
        if (key == null || key.disabled() || !key.scopes().contains(Scope.OFFICER))
            return new Refusal(RejectReason.UNKNOWN_KEY, "only an officer's registered key may do this");
        return key.account() == 0 || key.account() != account
                ? null
                : new Refusal(RejectReason.SAME_OFFICER, "an officer's key does not decide on its own account's money");
    }

    private Refusal transfer(long account, long amountMicros, String reference) {
        if (!state.accounts.containsKey(account)) return noAccount(account);
        if (amountMicros < 1 || amountMicros > TRANSFER_MICROS_MAX)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "an amount is from $0.000001 to $1,000,000,000, not $" + Margining.usd(amountMicros));
        return reference.length() <= TEXT_CHARS_MAX
                ? null
                : new Refusal(RejectReason.INVALID_FIELD, "a reference has at most " + TEXT_CHARS_MAX + " characters");
    }

    static Refusal noAccount(long account) {
        return new Refusal(RejectReason.UNKNOWN_ACCOUNT, "there is no account " + account);
    }

    private static Refusal notUnderWay(long withdrawal) {
        return new Refusal(RejectReason.UNKNOWN_WITHDRAWAL, "no withdrawal " + withdrawal + " is under way");
    }
}

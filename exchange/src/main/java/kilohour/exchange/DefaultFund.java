package kilohour.exchange;

import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.units.Utc;

/** The default fund: what each member must have in it, what it has, and what is called when that is too little. */
final class DefaultFund {
    private static final String SHARE = "share ";
    private static final long DUE_NANOS = 12 * Utc.NANOS_PER_HOUR;
    private static final long AMOUNT_MICROS_MAX = 1_000_000_000_000_000L;
    /** What shares are added up to: beyond all that could be stated as a loss. */
    private static final long BALANCE_MICROS_MAX = 8_000_000_000_000_000_000L;

    private static final int TEXT_CHARS_MAX = 64;
    /** A command has at most 64 KB. */
    static final int MEMBERS_MAX = 3_000;

    private final State state;
    private final Margining margining;
    private final MemberDefaults defaults;

    DefaultFund(State state, Margining margining, MemberDefaults defaults) {
        this.state = state;
        this.margining = margining;
        this.defaults = defaults;
    }

    Refusal set(Command.SetFundShares command) {
        long sum = 0;
        int before = 0;
        if (command.shares().size() > MEMBERS_MAX)
            return new Refusal(RejectReason.INVALID_FIELD, "at most " + MEMBERS_MAX + " shares");
        for (FundShare share : command.shares()) {
            if (!state.members.containsKey(share.member()))
                return new Refusal(RejectReason.UNKNOWN_MEMBER, "there is no member " + share.member());
            if (share.member() <= before)
                return new Refusal(RejectReason.INVALID_FIELD, "shares are given in ascending order of member");
            if (share.requiredMicros() < 0 || share.requiredMicros() > AMOUNT_MICROS_MAX)
                return new Refusal(RejectReason.INVALID_FIELD, "a share is $0 to $1,000,000,000");
            before = share.member();
            sum = Math.min(BALANCE_MICROS_MAX, sum + share.requiredMicros());
        }
        if (command.coverMicros() < 0 || sum < command.coverMicros())
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "the shares come to $%s: they must cover the stated loss of $%s"
                            .formatted(Margining.usd(sum), Margining.usd(command.coverMicros())));
        state.defaults.requiredMicros.clear();
        for (FundShare share : command.shares())
            state.defaults.requiredMicros.put(share.member(), share.requiredMicros());
        state.say(new Event.FundSharesSet(command.coverMicros(), command.shares()));
        callMissing();
        return null;
    }

    /** Calls every member that has less than it must: due at 12:00 of the next day. */
    void callMissing() {
        for (int member : state.members.keySet()) {
            long missing = missingMicros(member);
            if (missing == 0) state.defaults.removeCall(member, 0);
            if (missing == 0 || state.defaults.call(member, 0) != null) continue;
            long due = Utc.startOfDay(state.today() + 1) + DUE_NANOS;
            state.defaults.put(new StateRecord.FundCallState(member, 0, missing, due));
            state.say(new Event.FundCalled(member, 0, missing, due));
            state.due.add(due, DueKind.FUND_CALL_DUE, SHARE + member);
        }
    }

    private long missingMicros(int member) {
        if (state.defaults.isInDefault(member)) return 0;
        long required = state.defaults.requiredMicros.getOrDefault(member, 0L);
        return Math.max(0, required - state.ledger.cashMicros(VenueAccount.fund(member)));
    }

    /** A share is due: house accounts pay what they can do without; a member that cannot is in default. */
    void collect(DueQueue.Item item) {
        int member = Integer.parseInt(item.subject().substring(SHARE.length()));
        var call = state.defaults.call(member, 0);
        if (call == null || call.dueNanos() != item.atNanos()) return;
        state.defaults.removeCall(member, 0);
        long missing = missingMicros(member);
        if (missing == 0) return;
        long paid = defaults.payFromHouse(member, VenueAccount.fund(member), missing, Purpose.FUND_SHARE);
        if (paid < missing && state.defaults.parameters.active())
            defaults.declare(member, "its share of the default fund was not paid", 0, 0);
    }

    Refusal move(Command.MoveFundShare command) {
        int member = command.member();
        long amount = command.amountMicros();
        if (!state.members.containsKey(member))
            return new Refusal(RejectReason.UNKNOWN_MEMBER, "there is no member " + member);
        Refusal refusal = amount(amount, command.reference());
        if (refusal == null && command.account() != 0) refusal = house(command.account(), member);
        if (refusal == null) refusal = amount < 0 ? released(member, -amount) : affordable(command.account(), amount);
        if (refusal != null) return refusal;
        long other = command.account() == 0 ? VenueAccount.BANK : command.account();
        long fund = VenueAccount.fund(member);
        if (amount > 0) state.pay(other, fund, amount, Purpose.FUND_SHARE, 0, command.reference());
        else state.pay(fund, other, -amount, Purpose.FUND_SHARE, 0, command.reference());
        if (missingMicros(member) == 0) state.defaults.removeCall(member, 0);
        return null;
    }

    private Refusal house(long account, int member) {
        var known = state.accounts.get(account);
        boolean own = known != null && known.member() == member && known.kind() == AccountKind.HOUSE;
        if (!own)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "account %d is not a house account of member %d".formatted(account, member));
        return state.defaults.isLiquidated(account) ? Defaults.inLiquidation(account) : null;
    }

    private Refusal affordable(long account, long amountMicros) {
        if (account == 0 || margining.freeMicros(account) >= amountMicros) return null;
        return new Refusal(
                RejectReason.INSUFFICIENT_FUNDS,
                "account %d can do without $%s"
                        .formatted(account, Margining.usd(Math.max(0, margining.freeMicros(account)))));
    }

    /** What is in the fund beyond the requirement may leave it while nobody's default is open. */
    private Refusal released(int member, long amountMicros) {
        if (state.defaults.anyUnsettled())
            return new Refusal(
                    RejectReason.IN_DEFAULT, "a default is open: nothing leaves the fund until it is settled");
        long free = state.ledger.cashMicros(VenueAccount.fund(member))
                - (state.defaults.isInDefault(member) ? 0 : state.defaults.requiredMicros.getOrDefault(member, 0L));
        return amountMicros <= free
                ? null
                : new Refusal(
                        RejectReason.INSUFFICIENT_FUNDS,
                        "$%s is above what member %d must have in the fund"
                                .formatted(Margining.usd(Math.max(0, free)), member));
    }

    Refusal move(Command.MoveVenueFund command) {
        long amount = command.amountMicros();
        Refusal refusal = amount(amount, command.reference());
        if (refusal != null) return refusal;
        long account = command.fund().account();
        if (amount < 0 && (state.defaults.anyUnsettled() || state.ledger.cashMicros(account) + amount < 0))
            return new Refusal(
                    RejectReason.INSUFFICIENT_FUNDS,
                    "$%s is there, and nothing leaves while a default is open"
                            .formatted(Margining.usd(state.ledger.cashMicros(account))));
        if (amount > 0) state.pay(VenueAccount.BANK, account, amount, Purpose.VENUE_FUND, 0, command.reference());
        else state.pay(account, VenueAccount.BANK, -amount, Purpose.VENUE_FUND, 0, command.reference());
        return null;
    }

    private Refusal amount(long amountMicros, String reference) {
        if (amountMicros == 0 || amountMicros > AMOUNT_MICROS_MAX || amountMicros < -AMOUNT_MICROS_MAX)
            return new Refusal(RejectReason.INVALID_FIELD, "an amount is up to $1,000,000,000 in or out, and not zero");
        if (amountMicros > 0 && Payments.isBankFull(state.ledger, amountMicros)) return Payments.bankFull();
        return reference.length() <= TEXT_CHARS_MAX
                ? null
                : new Refusal(RejectReason.INVALID_FIELD, "a reference has at most " + TEXT_CHARS_MAX + " characters");
    }
}

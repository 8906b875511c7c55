package kilohour.exchange;

import java.util.List;
import kilohour.clearing.Purpose;
import kilohour.units.Utc;

/** Members that cannot pay: declared, closed out, their losses borne by the waterfall, their clients ported. */
final class MemberDefaults {
    private static final String MEMBER = "member ";

    private final State state;
    private final Margining margining;
    private final Liquidations liquidations;
    private final MassCancel massCancel;
    private Waterfall waterfall;

    MemberDefaults(State state, Margining margining, Liquidations liquidations, MassCancel massCancel) {
        this.state = state;
        this.margining = margining;
        this.liquidations = liquidations;
        this.massCancel = massCancel;
    }

    void lead(Waterfall toWaterfall) {
        waterfall = toWaterfall;
    }

    /**
     * An account was closed out. What it is short of is its member's to pay; a member that cannot is in default.
     *
     * @param collateralMicros what it had when its liquidation began
     */
    void closed(Account account, long collateralMicros) {
        int member = account.state.member();
        if (state.defaults.isInDefault(member)) {
            waterfall.run(member);
            return;
        }
        long shortfall = -state.ledger.cashMicros(account.number);
        if (shortfall <= 0) return;
        boolean house = account.state.kind() == AccountKind.HOUSE;
        if (!house && houseFreeMicros(member) >= shortfall) {
            payFromHouse(member, account.number, shortfall, Purpose.CLIENT_SHORTFALL);
            return;
        }
        String reason = "account %d is short of $%s".formatted(account.number, Margining.usd(shortfall));
        declare(member, reason, house ? account.number : 0, collateralMicros);
    }

    /** An account is no longer liquidated: its member's default may have waited for it. */
    void restored(Account account) {
        if (state.defaults.isInDefault(account.state.member())) waterfall.run(account.state.member());
    }

    /** @param closed a house account that was closed out just now, or 0, and what it had when that began */
    void declare(int member, String reason, long closed, long closedCollateralMicros) {
        long collateral = 0;
        for (Account account : state.accounts.house(member)) {
            liquidations.recall(account.number);
            var known = state.defaults.liquidations.get(account.number);
            long own = account.number == closed
                    ? closedCollateralMicros
                    : known != null ? known.collateralMicros() : Math.max(0, state.ledger.cashMicros(account.number));
            collateral = Math.addExact(collateral, own);
        }
        int number = state.defaults.nextDefault();
        state.defaults.byMember.put(
                member,
                new StateRecord.DefaultState(
                        member, number, reason, state.nowNanos, DefaultStage.CLOSING, collateral, false, 0, List.of()));
        state.say(new Event.MemberDefaulted(member, number, reason, collateral));
        for (Account account : state.accounts.ofMember(member))
            for (int auction : List.copyOf(state.defaults.auctions.keySet()))
                state.defaults.removeBid(auction, account.number);
        for (Account account : state.accounts.house(member))
            if (account.number != closed) liquidations.start(account.number, LiquidationReason.MEMBER_DEFAULT, true);
        massCancel.memberNext(member);
        long porting = state.defaults.parameters.portingMinutes() * Utc.NANOS_PER_MINUTE;
        state.due.add(state.nowNanos + porting, DueKind.PORTING_END, MEMBER + member);
        waterfall.run(member);
    }

    /** What a member's house accounts can pay without falling short themselves. */
    long houseFreeMicros(int member) {
        long free = 0;
        for (Account account : state.accounts.house(member)) {
            if (state.defaults.isLiquidated(account.number)) continue;
            free = Math.addExact(free, Math.max(0, margining.freeMicros(account.number)));
        }
        return free;
    }

    /** Pays out of what house accounts can do without, in account order; returns how much that was. */
    long payFromHouse(int member, long to, long atMostMicros, Purpose purpose) {
        long left = atMostMicros;
        for (Account account : state.accounts.house(member)) {
            if (left == 0) break;
            if (state.defaults.isLiquidated(account.number)) continue;
            long amount = Math.min(left, Math.max(0, margining.freeMicros(account.number)));
            state.pay(account.number, to, amount, purpose, 0, MEMBER + member);
            left -= amount;
        }
        return atMostMicros - left;
    }

    /** Clients that nobody took over are closed out, so many at most. */
    int portingEnd(DueQueue.Item item, int most) {
        int member = Integer.parseInt(item.subject().substring(MEMBER.length()));
        int done = 0;
        for (Account account : state.accounts.ofMember(member)) {
            if (account.number < item.cursor() || account.state.kind() != AccountKind.CLIENT) continue;
            if (done == most) {
                state.due.add(item.resumedAt(account.number));
                return done;
            }
            if (!liquidations.heldBy(account.number).isEmpty())
                liquidations.start(account.number, LiquidationReason.MEMBER_DEFAULT, true);
            done++;
        }
        return Math.max(1, done);
    }

    Refusal port(Command.PortAccount command) {
        var account = state.accounts.get(command.account());
        if (account == null)
            return new Refusal(RejectReason.UNKNOWN_ACCOUNT, "there is no account " + command.account());
        if (!state.members.containsKey(command.member()))
            return new Refusal(RejectReason.UNKNOWN_MEMBER, "there is no member " + command.member());
        if (account.kind() != AccountKind.CLIENT || !state.defaults.isInDefault(account.member()))
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "clients of a member in default are ported: account %d is none".formatted(command.account()));
        if (state.defaults.isInDefault(command.member()))
            return new Refusal(RejectReason.IN_DEFAULT, "member %d is in default itself".formatted(command.member()));
        if (state.defaults.isLiquidated(command.account())) return Defaults.inLiquidation(command.account());
        if (margining.equity.micros(command.account()) < margining.initialMicros(command.account()))
            return new Refusal(
                    RejectReason.INSUFFICIENT_MARGIN,
                    "account %d is below initial margin: nobody need take it over".formatted(command.account()));
        state.accounts.put(command.account(), account.of(command.member()));
        state.say(new Event.AccountPorted(command.account(), account.member(), command.member()));
        return null;
    }
}

package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kilohour.clearing.Position;
import kilohour.units.Rounding;

/**
 * Shares a loss among many accounts, pro rata to what each has, the floor of each part and what is left over a unit each in
 * order of account: a haircut of gains, and the tear-up of a contract. It passes over the accounts three times, so many
 * a command; where it is stands in the state, and goes on from there after a restart.
 *
 * <p><b>Why nothing slips in between.</b> Parts are right only if what accounts share by is the same in all three passes.
 * While a sharing is under way its due item comes before every other of its instant, and the clock cannot pass an instant at
 * which something is due; so no mark moves, nothing is settled, liquidated or called. Commands are refused
 * ({@link RejectReason#SETTLING}) except those that neither trade nor move a mark, a gain or a member: ticks, values of
 * indices, entries of the bank and of the custodian's withdrawals, and ends of connections, which cancel orders. Stops
 * and implied trades wait. What a pass itself changes, it changes in accounts that it does not come to again. A deposit
 * that makes a debt smaller meanwhile leaves less to be taken from those who come last.
 */
final class LossSharing {
    private final State state;
    private final Margining margining;
    private Waterfall waterfall;
    private PortfolioAuctions auctions;
    /** Set while one sharing ends and may begin the next: the loop that ended it goes on with that. */
    private boolean isEnding;

    private int meanwhile;

    LossSharing(State state, Margining margining) {
        this.state = state;
        this.margining = margining;
    }

    void lead(Waterfall toWaterfall, PortfolioAuctions toAuctions) {
        waterfall = toWaterfall;
        auctions = toAuctions;
    }

    /** Whether a command must wait until a sharing that is under way is done. */
    static boolean holdsUp(State state, Command command) {
        if (state.defaults.sharing == null) return false;
        return switch (command) {
            case Command.Tick _,
                    Command.AdvanceTime _,
                    Command.DeclareHour _,
                    Command.DeclarePrint _,
                    Command.CreditBankEntry _,
                    Command.ReverseBankEntry _,
                    Command.SettleWithdrawal _,
                    Command.EndSession _,
                    Command.EndGateway _ -> false;
            default -> true;
        };
    }

    static Refusal holdsUp() {
        return new Refusal(
                RejectReason.SETTLING, "a default's loss is being shared, which takes a moment: send it again shortly");
    }

    /** Takes what a member's default still lacks from the gains of others, then settles it. */
    void haircut(int member) {
        begin(new StateRecord.LossSharingState(member, 0, 0, SharingStage.WEIGHING, 0, 0, 0, 0, 0));
    }

    /** Closes an account's position against those on its other side. */
    void tearUp(long account, int contract, long lots) {
        begin(new StateRecord.LossSharingState(0, account, contract, SharingStage.WEIGHING, 0, lots, 0, 0, 0));
    }

    private void begin(StateRecord.LossSharingState sharing) {
        state.defaults.sharing = sharing;
        if (!isEnding) meanwhile += work(Clockwork.WORK_MAX);
    }

    /** How many accounts were looked at where sharings began since this was asked last. */
    int meanwhile() {
        int count = meanwhile;
        meanwhile = 0;
        return count;
    }

    /** Goes on with what is under way, so many accounts at most; returns how many there were. */
    int work(int most) {
        int done = 0;
        while (state.defaults.sharing != null) {
            if (done >= most) {
                state.due.add(state.nowNanos, DueKind.LOSS_SHARING, "");
                return done;
            }
            done += Math.max(1, slice(most - done));
        }
        return done;
    }

    private int slice(int most) {
        var sharing = state.defaults.sharing;
        List<Map.Entry<Long, Long>> parties = parties(sharing, most);
        int count = Math.min(most, parties.size());
        boolean last = parties.size() <= most;
        long next = last ? 0 : parties.get(most).getKey();
        var part = parties.subList(0, count);
        switch (sharing.stage()) {
            case WEIGHING -> weigh(sharing, part, next, last);
            case ROUNDING -> round(sharing, part, next, last);
            case TAKING -> take(sharing, part, next, last);
        }
        return count;
    }

    private void weigh(
            StateRecord.LossSharingState sharing, List<Map.Entry<Long, Long>> part, long next, boolean last) {
        long total = sharing.total();
        for (var party : part) total = Math.addExact(total, party.getValue());
        if (!last) {
            state.defaults.sharing = sharing.weighed(next, total);
            return;
        }
        long amount = sharing.member() == 0
                ? sharing.amount()
                : Math.min(total, waterfall.haircut(sharing.member()).left());
        state.defaults.sharing = sharing.weighed(0, total).of(amount);
        if (amount == 0) end(state.defaults.sharing);
    }

    private void round(
            StateRecord.LossSharingState sharing, List<Map.Entry<Long, Long>> part, long next, boolean last) {
        long rest = sharing.rest();
        for (var party : part) rest -= floor(sharing, party.getValue());
        state.defaults.sharing = sharing.at(last ? SharingStage.TAKING : SharingStage.ROUNDING, next, rest, 0);
    }

    private void take(StateRecord.LossSharingState sharing, List<Map.Entry<Long, Long>> part, long next, boolean last) {
        long rest = sharing.rest();
        var parts = new ArrayList<Map.Entry<Long, Long>>(part.size());
        for (var party : part) {
            if (party.getValue() == 0) continue;
            long one = rest > 0 ? 1 : 0;
            rest -= one;
            parts.add(Map.entry(party.getKey(), floor(sharing, party.getValue()) + one));
        }
        long taken = sharing.member() == 0
                ? auctions.tearUp(sharing.account(), sharing.contract(), parts)
                : waterfall.haircut(sharing.member()).cut(parts);
        state.defaults.sharing = sharing.at(SharingStage.TAKING, next, rest, sharing.taken() + taken);
        if (last) end(state.defaults.sharing);
    }

    private static long floor(StateRecord.LossSharingState sharing, long weight) {
        return weight == 0 ? 0 : Rounding.floor(Math.abs(sharing.amount()), weight, sharing.total());
    }

    private void end(StateRecord.LossSharingState sharing) {
        state.defaults.sharing = null;
        isEnding = true;
        if (sharing.member() == 0) auctions.tornUp(sharing.account());
        else waterfall.haircut(sharing.member()).end(sharing.total(), sharing.taken());
        isEnding = false;
    }

    /** Accounts from the cursor on with what they share by, 0 for none; one more than asked for if there is another. */
    private List<Map.Entry<Long, Long>> parties(StateRecord.LossSharingState sharing, int most) {
        var parties = new ArrayList<Map.Entry<Long, Long>>();
        if (sharing.member() == 0) {
            int against = -Long.signum(sharing.amount());
            for (Position holder : state.positions.holders(sharing.contract(), sharing.cursor())) {
                if (parties.size() > most) break;
                long lots = holder.account() != sharing.account() && Long.signum(holder.lots()) == against
                        ? Math.abs(holder.lots())
                        : 0;
                parties.add(Map.entry(holder.account(), lots));
            }
        } else {
            for (Account account : state.accounts.from(sharing.cursor())) {
                if (parties.size() > most) break;
                parties.add(Map.entry(account.number, gainMicros(account, sharing.member())));
            }
        }
        return parties;
    }

    /** What an account has gained since the default, paid and not paid yet; the defaulter's closed accounts share nothing. */
    private long gainMicros(Account account, int defaulted) {
        if (state.defaults.isLiquidated(account.number)) return 0;
        boolean closed = account.state.member() == defaulted
                && state.positions.held(account.number).count() == 0
                && state.ledger.cashMicros(account.number) <= 0;
        if (closed) return 0;
        long paid = state.defaults.gains.getOrDefault(account.number, 0L);
        return Math.max(0, Math.addExact(paid, margining.equity.unsettledMicros(account.number)));
    }
}

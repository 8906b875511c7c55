package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.clearing.Purpose;
import kilohour.clearing.Share;
import kilohour.clearing.VenueAccount;
import kilohour.units.Rounding;
import kilohour.units.Utc;

/**
 * Who bears what a member in default has lost, layer by layer. Amounts of a layer with several payers are shared by what
 * they have: the floor of each share, the remainder a micro-dollar each in order of member or account.
 *
 * <pre>
 *   a house account closed out 1,700,000 down: its margin 800,000, its fund share 200,000, insurance and capital 250,000,
 *   survivors' fund shares 450,000 of 3,000,000
 * </pre>
 */
final class Waterfall {
    /** Subject of a due item: a member's assessment was not paid. */
    static final String MISSED = "missed ";

    private static final String DEFAULT = "default ";

    private final State state;
    private final Margining margining;
    private final MemberDefaults defaults;
    private final DefaultFund fund;
    private final LossSharing sharing;

    Waterfall(State state, Margining margining, MemberDefaults defaults, DefaultFund fund, LossSharing sharing) {
        this.state = state;
        this.margining = margining;
        this.defaults = defaults;
        this.fund = fund;
        this.sharing = sharing;
    }

    /** The accounts of a member that are short, and the layers that pay for them. */
    private final class Case {
        final int member;
        StateRecord.DefaultState known;
        final NavigableMap<Long, Long> debts = new TreeMap<>();
        final List<StateRecord.DefaultState.LayerUse> layers;

        Case(int member) {
            this.member = member;
            this.known = state.defaults.byMember.get(member);
            this.layers = new ArrayList<>(known.layers());
            for (Account account : state.accounts.ofMember(member)) {
                long cash = state.ledger.cashMicros(account.number);
                boolean flat = state.positions.held(account.number).count() == 0;
                if (flat && cash < 0) debts.put(account.number, -cash);
            }
        }

        long left() {
            long left = 0;
            for (long debt : debts.values()) left = Math.addExact(left, debt);
            return left;
        }

        /** Pays debts in account order; returns how much was paid. */
        long pay(long from, long atMostMicros, Purpose purpose) {
            long paid = 0;
            for (long account : List.copyOf(debts.keySet())) {
                long amount = Math.min(debts.get(account), atMostMicros - paid);
                if (amount <= 0) break;
                state.pay(from, account, amount, purpose, 0, DEFAULT + known.number());
                paid += amount;
                if (amount == debts.get(account)) debts.remove(account);
                else debts.merge(account, -amount, Math::addExact);
            }
            return paid;
        }

        /** Notes what a layer had and bore, and says so. */
        void used(WaterfallLayer layer, long availableMicros, long usedMicros) {
            state.say(new Event.LayerUsed(member, layer, availableMicros, usedMicros, left()));
            for (int i = 0; i < layers.size(); i++) {
                var use = layers.get(i);
                if (use.layer() != layer) continue;
                long available = Math.max(use.availableMicros(), use.usedMicros() + availableMicros);
                layers.set(i, new StateRecord.DefaultState.LayerUse(layer, available, use.usedMicros() + usedMicros));
                return;
            }
            layers.add(new StateRecord.DefaultState.LayerUse(layer, availableMicros, usedMicros));
        }

        long usedBefore(WaterfallLayer layer) {
            for (var use : layers) if (use.layer() == layer) return use.usedMicros();
            return 0;
        }

        void put(DefaultStage stage, boolean assessed, long uncoveredMicros) {
            known = new StateRecord.DefaultState(
                    member,
                    known.number(),
                    known.reason(),
                    known.sinceNanos(),
                    stage,
                    known.collateralMicros(),
                    assessed,
                    uncoveredMicros,
                    layers);
            state.defaults.byMember.put(member, known);
        }
    }

    /** Runs the layers of a default as soon as none of the member's accounts is being closed. */
    void run(int member) {
        if (state.defaults.byMember.get(member).stage() == DefaultStage.ASSESSING) return;
        for (Account account : state.accounts.ofMember(member)) if (state.defaults.isLiquidated(account.number)) return;
        var open = new Case(member);
        margin(open);
        fundOf(open, member, WaterfallLayer.DEFAULTER_FUND);
        insurance(open);
        survivors(open);
        long cap = assess(open);
        if (cap > 0 && open.left() > 0) return;
        open.used(WaterfallLayer.ASSESSMENTS, cap, 0);
        haircut(open);
    }

    private void margin(Case open) {
        long houseLeft = 0;
        for (Account account : state.accounts.house(open.member)) {
            long cash = state.ledger.cashMicros(account.number);
            if (cash <= 0) continue;
            houseLeft = Math.addExact(houseLeft, cash - open.pay(account.number, cash, Purpose.DEFAULT_LOSS));
        }
        long before = open.usedBefore(WaterfallLayer.DEFAULTER_MARGIN);
        long collateral = open.known.collateralMicros();
        long usedInAll = Math.clamp(collateral - houseLeft, before, Math.max(before, collateral));
        open.used(WaterfallLayer.DEFAULTER_MARGIN, collateral - before, usedInAll - before);
    }

    private void fundOf(Case open, int member, WaterfallLayer layer) {
        long available = state.ledger.cashMicros(VenueAccount.fund(member));
        open.used(layer, available, open.pay(VenueAccount.fund(member), available, Purpose.DEFAULT_LOSS));
    }

    private void insurance(Case open) {
        long insurance = Math.max(0, state.ledger.cashMicros(VenueAccount.INSURANCE));
        long capital = Math.max(0, state.ledger.cashMicros(VenueAccount.CAPITAL));
        long used = open.pay(VenueAccount.INSURANCE, insurance, Purpose.DEFAULT_LOSS);
        used += open.pay(VenueAccount.CAPITAL, capital, Purpose.DEFAULT_LOSS);
        open.used(WaterfallLayer.INSURANCE_AND_CAPITAL, insurance + capital, used);
    }

    /** Fund shares of members not in default: who bid worst first, pro rata among equals. */
    private void survivors(Case open) {
        var ranks = state.defaults.ranks(open.member);
        long available = 0;
        long used = 0;
        for (BidRank rank : BidRank.values()) {
            var shares = new TreeMap<Long, Long>();
            for (int member : state.members.keySet()) {
                long share = state.ledger.cashMicros(VenueAccount.fund(member));
                if (share <= 0 || !isSurvivor(member)) continue;
                if (ranks.getOrDefault(member, BidRank.NO_BID) == rank) shares.put((long) member, share);
            }
            long total = sum(shares);
            available = Math.addExact(available, total);
            if (total == 0) continue;
            for (var share :
                    Share.byWeight(Math.min(total, open.left()), shares).entrySet())
                used += open.pay(-share.getKey(), share.getValue(), Purpose.DEFAULT_LOSS);
        }
        open.used(WaterfallLayer.SURVIVORS_FUND, available, used);
    }

    /** Whoever is about to fail keeps its share for its own losses. */
    private boolean isSurvivor(int member) {
        if (state.defaults.isInDefault(member)) return false;
        for (Account account : state.accounts.house(member))
            if (state.defaults.isLiquidated(account.number) && margining.equity.micros(account.number) < 0)
                return false;
        return true;
    }

    private static long sum(NavigableMap<Long, Long> amounts) {
        long sum = 0;
        for (long amount : amounts.values()) sum = Math.addExact(sum, amount);
        return sum;
    }

    /** Calls survivors for what is left, up to their caps, once a default; returns the sum of the caps. */
    private long assess(Case open) {
        if (open.known.assessed()) return 0;
        var caps = new TreeMap<Long, Long>();
        state.defaults.requiredMicros.forEach((member, required) -> {
            long cap = Rounding.floor(required, state.defaults.parameters.assessmentPpm(), 1_000_000);
            if (cap > 0 && isSurvivor(member)) caps.put((long) member, cap);
        });
        long cap = sum(caps);
        if (cap == 0 || open.left() == 0) return cap;
        long due = state.nowNanos + state.defaults.parameters.assessmentMinutes() * Utc.NANOS_PER_MINUTE;
        Share.byWeight(Math.min(cap, open.left()), caps).forEach((member, amount) -> {
            if (amount == 0) return;
            var call = new StateRecord.FundCallState(member.intValue(), open.member, amount, due);
            state.defaults.put(call);
            state.say(new Event.FundCalled(call.member(), open.member, amount, due));
        });
        open.put(DefaultStage.ASSESSING, true, 0);
        state.due.add(due, DueKind.FUND_CALL_DUE, DEFAULT + open.member);
        return cap;
    }

    /** Assessments are due: what house accounts can do without pays; who cannot pay all is in default itself. */
    void collect(int member) {
        var open = new Case(member);
        long called = 0;
        long used = 0;
        var missed = new ArrayList<Integer>();
        for (var call : state.defaults.takeCalls(member)) {
            called = Math.addExact(called, call.amountMicros());
            if (state.defaults.isInDefault(call.member())) continue;
            long amount = Math.min(call.amountMicros(), open.left());
            long free = Math.min(amount, defaults.houseFreeMicros(call.member()));
            defaults.payFromHouse(call.member(), VenueAccount.fund(call.member()), free, Purpose.ASSESSMENT);
            used += open.pay(VenueAccount.fund(call.member()), free, Purpose.DEFAULT_LOSS);
            if (free < amount) missed.add(call.member());
        }
        open.used(WaterfallLayer.ASSESSMENTS, called, used);
        // Found in default once this one is settled: what follows from that is a loss of its own.
        for (int failed : missed) state.due.add(state.nowNanos, DueKind.FUND_CALL_DUE, MISSED + failed + " " + member);
        haircut(open);
    }

    /** A member has not paid what it was assessed for another's default. */
    void missed(String subject) {
        String[] members = subject.substring(MISSED.length()).split(" ");
        int failed = Integer.parseInt(members[0]);
        if (!state.defaults.isInDefault(failed))
            defaults.declare(failed, "its assessment for member %s was not paid".formatted(members[1]), 0, 0);
    }

    /** Cuts what other accounts have gained since the default, in proportion; then the default is settled. */
    private void haircut(Case open) {
        open.put(open.known.stage(), open.known.assessed(), 0);
        sharing.haircut(open.member);
    }

    Haircut haircut(int member) {
        return new Haircut(new Case(member));
    }

    /** The layer that takes back gains, while it is at work. */
    final class Haircut {
        private final Case open;

        private Haircut(Case open) {
            this.open = open;
        }

        /** What the layers before have not borne. */
        long left() {
            return open.left();
        }

        /** Takes so much of each account's gains; returns how much that was together. */
        long cut(List<Map.Entry<Long, Long>> cuts) {
            long used = 0;
            for (var cut : cuts) {
                state.defaults.gains.merge(cut.getKey(), -cut.getValue(), Math::addExact);
                used += open.pay(cut.getKey(), cut.getValue(), Purpose.GAINS_HAIRCUT);
            }
            return used;
        }

        void end(long availableMicros, long usedMicros) {
            open.used(WaterfallLayer.GAINS_HAIRCUT, availableMicros, usedMicros);
            settle(open);
        }
    }

    private void settle(Case open) {
        open.put(DefaultStage.SETTLED, open.known.assessed(), open.left());
        state.say(new Event.DefaultSettled(open.member, open.known.lossMicros(), open.left()));
        if (!state.defaults.anyUnsettled()) state.defaults.gains.clear();
        fund.callMissing();
    }
}

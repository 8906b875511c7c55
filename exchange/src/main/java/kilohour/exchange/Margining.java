package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.LongSupplier;
import kilohour.clearing.ChargeTariff;
import kilohour.clearing.GroupCredit;
import kilohour.clearing.HeldPositions;
import kilohour.clearing.MarginVector;
import kilohour.units.Money;
import kilohour.units.Side;

/** What every account must have, and whether it may do what it wants to (rulebook 6). */
final class Margining {
    /** What is said in place of a scenario where that is what margin rests on. */
    static final String SHORT_MINIMUM = "short-option minimum";

    private final State state;
    final MarginVectors vectors;

    final Equity equity;

    Margining(State state) {
        this.state = state;
        this.equity = new Equity(state);
        this.vectors = new MarginVectors(state, equity);
    }

    /**
     * Dollars that an account can do without: above unsettled losses, and above what initial margin needs beside its
     * collateral and the value of its options; unsettled gains left out. What bids for options would cost stays.
     */
    long freeMicros(long account) {
        long options = equity.optionValueMicros(account);
        long premiums = new Premium(state, this).openMicros(account, null);
        return dollarsMicros(account, options)
                + Math.min(-premiums, options + equity.collateralMicros(account) - initialMicros(account));
    }

    /** Dollars, options and collateral above initial margin, unsettled losses counted and unsettled gains left out. */
    long freeWithCollateralMicros(long account) {
        long options = equity.optionValueMicros(account);
        return dollarsMicros(account, options) + options + equity.collateralMicros(account) - initialMicros(account);
    }

    private long dollarsMicros(long account, long optionValueMicros) {
        return state.ledger.cashMicros(account) + Math.min(0, equity.unsettledMicros(account) - optionValueMicros);
    }

    /** Initial margin if an account held other lots besides, or fewer; by contract, bought if positive. */
    long initialWithLots(long account, NavigableMap<Integer, Long> signedLots) {
        Account known = state.accounts.of(account);
        return vectors.withLots(known, signedLots, () -> initialExcept(known, null));
    }

    /** Initial margin with all open orders, over all underlyings; one too large for a long counts as the largest. */
    long initialMicros(long account) {
        return initialExcept(state.accounts.of(account), null);
    }

    /** Initial margin of all underlyings but those in which a market's orders count, none of which is in a group then. */
    private long initialExcept(Account account, ContractMarket except) {
        long sum = 0;
        for (AccountMargin.InUnderlying own : account.margin.underlyings)
            if (except == null || except.scenariosIn(own.line) == null)
                sum = saturatedSum(sum, vectors.current(account, own).initialMicros(own.line.margin.initialPpm()));
        for (MarginGroups.Active group : state.marginGroups.active())
            sum = less(sum, credit(account, group).initialMicros(group.initialPpm()));
        return sum;
    }

    /** A sum too large for a long stays the largest. */
    static long less(long sum, long credit) {
        return sum == Long.MAX_VALUE ? sum : sum - credit;
    }

    /** What a group's offset takes off an account's margin now. */
    private GroupCredit credit(Account account, MarginGroups.Active group) {
        GroupCredit credit = group.credit();
        credit.clear(group.scenarios());
        for (AccountMargin.InUnderlying own : account.margin.underlyings)
            if (own.line.group == group) credit.add(vectors.current(account, own));
        return credit;
    }

    List<Views.MarginOffset> offsets(Account account) {
        var offsets = new ArrayList<Views.MarginOffset>();
        for (MarginGroups.Active group : state.marginGroups.active()) {
            GroupCredit credit = credit(account, group);
            if (credit.initialMicros(group.initialPpm()) > 0)
                offsets.add(new Views.MarginOffset(
                        group.group(), credit.initialMicros(group.initialPpm()), credit.maintenanceMicros()));
        }
        return offsets;
    }

    long maintenanceMicros(long account) {
        Account known = state.accounts.of(account);
        long sum = 0;
        for (AccountMargin.InUnderlying own : known.margin.underlyings)
            sum = saturatedSum(sum, vectors.current(known, own).maintenanceMicros());
        for (MarginGroups.Active group : state.marginGroups.active())
            sum = less(sum, credit(known, group).maintenanceMicros());
        return sum;
    }

    static long saturatedSum(long a, long b) {
        long sum = a + b;
        return a >= 0 && b >= 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }

    /**
     * Whether an account may add lots at a limit: its equity covers the requirement after it; or the order only
     * reduces the position and the requirement does not rise.
     *
     * @param replaced an order whose open lots this replaces, or null
     */
    Refusal check(long account, ContractMarket market, Side side, long limitTicks, long lots, Order replaced) {
        long equityMicros = equity.micros(account);
        if (covers(equityMicros, account, market, side, limitTicks, lots, replaced)) return null;
        long after = initialAfter(account, market, side, limitTicks, lots, replaced);
        if (onlyReduces(account, market, side, lots, replaced) && after <= initialMicros(account)) return null;
        return insufficient(after, equityMicros);
    }

    private static Refusal insufficient(long after, long equityMicros) {
        return new Refusal(
                RejectReason.INSUFFICIENT_MARGIN,
                "margin after this order would be $%s and the account's equity is $%s: deposit $%s, reduce positions or order fewer lots"
                        .formatted(usd(after), usd(equityMicros), usd(after - equityMicros)));
    }

    /** Whether an account may have two linked orders, which are not counted yet. */
    Refusal checkPair(Order first, Order second, ContractMarket market) {
        if (first.terms.reduceOnly() && second.terms.reduceOnly()) return null;
        long account = first.account;
        Account known = state.accounts.of(account);
        vectors.current(known, market.line); // so that it is kept, and the pair can be counted in it
        vectors.orderLots(first, market, first.lotsOpen);
        vectors.orderLots(second, market, second.lotsOpen);
        long after = initialMicros(account);
        vectors.orderLots(second, market, -second.lotsOpen);
        vectors.orderLots(first, market, -first.lotsOpen);
        long equityMicros = equity.micros(account);
        return equityMicros >= after ? null : insufficient(after, equityMicros);
    }

    /** Whether equity covers the requirement if the order stood. */
    private boolean covers(
            long equityMicros,
            long account,
            ContractMarket market,
            Side side,
            long limitTicks,
            long lots,
            Order replaced) {
        boolean replacesLinked = counted(replaced) != null && replaced.linked != null;
        if (replacesLinked || market.farScenarios != null || market.line.group != null)
            return equityMicros >= initialAfter(account, market, side, limitTicks, lots, replaced);
        Account known = state.accounts.of(account);
        long left = equityMicros - initialExcept(known, market);
        if (equityMicros < 0 || left < 0) return false;
        Order counted = counted(replaced);
        return vectors.initialInLineIsAtMost(left, known, market, side, limitTicks, lots, counted);
    }

    /** A reduce-only order counts with nothing, so that there is nothing to replace. */
    private static Order counted(Order replaced) {
        return replaced == null || replaced.terms.reduceOnly() ? null : replaced;
    }

    /** The requirement if the order stood. */
    long initialAfter(long account, ContractMarket market, Side side, long limitTicks, long lots, Order replaced) {
        Account known = state.accounts.of(account);
        Order counted = counted(replaced);
        LongSupplier initial = () -> initialExcept(known, null);
        return counted != null && counted.linked != null
                ? vectors.withLinked(known, market, limitTicks, lots, counted, initial)
                : vectors.withOrder(known, market, side, limitTicks, lots, counted, initial);
    }

    private boolean onlyReduces(long account, ContractMarket market, Side side, long lots, Order replaced) {
        if (market.legs != null) return legsOnlyReduce(account, market, side, lots, replaced);
        long position = state.positions.lots(account, market.id());
        if (position == 0 || (position > 0) == (side == Side.BUY)) return false;
        long others = state.orders.lotsOpen(account, market.id(), side, replaced);
        return Math.addExact(lots, others) <= Math.abs(position);
    }

    /** Whether a spread's order closes lots of both legs, beside everything else that may fill there. */
    private boolean legsOnlyReduce(long account, ContractMarket spread, Side side, long lots, Order replaced) {
        return legOnlyReduces(account, spread.legs.near(), side, lots, replaced)
                && legOnlyReduces(account, spread.legs.far(), side.opposite(), lots, replaced);
    }

    private boolean legOnlyReduces(long account, ContractMarket leg, Side side, long lots, Order replaced) {
        long closing = -side.sign() * state.positions.lots(account, leg.id());
        long others = state.lotsTowards(account, leg, side) - (replaced == null ? 0 : replaced.lotsOpen);
        return Math.addExact(lots, others) <= closing;
    }

    // ── What can be asked ───────────────────────────────────────────────────────────────────────────────────────

    List<Views.UnderlyingMargin> report(long account) {
        var report = new ArrayList<Views.UnderlyingMargin>();
        Account known = state.accounts.of(account);
        for (IndexLine line : state.indices.values()) {
            AccountMargin.InUnderlying own = known == null ? null : known.margin.known(line);
            if (own == null) continue;
            MarginVector vector = vectors.current(known, own);
            var names = new ArrayList<String>();
            var losses = new ArrayList<Long>();
            int worst = 0;
            for (int s = 0; s < line.margin.scenarios().size(); s++) {
                names.add(line.margin.scenarios().get(s).name());
                losses.add(vector.lossMicros(s));
                if (losses.get(s) > losses.get(worst)) worst = s;
            }
            var positions = positionsIn(account, line, worst);
            if (vector.shortMinimumMicros() > 0) {
                names.add(SHORT_MINIMUM);
                losses.add(vector.shortMinimumMicros());
                if (losses.getLast() > losses.get(worst)) worst = losses.size() - 1;
            }
            boolean nothingAtRisk = positions.isEmpty()
                    && vector.chargesMicros() == 0
                    && losses.stream().allMatch(loss -> loss == 0);
            if (!nothingAtRisk)
                report.add(new Views.UnderlyingMargin(
                        line.underlying.code(),
                        names,
                        losses,
                        worst,
                        positions,
                        charges(vectors.tariff(known, line), own)));
        }
        return report;
    }

    private static Views.Charges charges(ChargeTariff tariff, AccountMargin.InUnderlying own) {
        if (own.units == null) return Views.Charges.NONE;
        return new Views.Charges(
                tariff.basisMicros(own.units.matchedMost()),
                tariff.liquidityMicros(own.units.netMost()),
                tariff.concentrationMicros(own.units.netMost()),
                tariff.wrongWayMicros(own.units.netMost()),
                own.units.matchedMost(),
                own.units.netMost());
    }

    private List<Views.PositionLoss> positionsIn(long account, IndexLine line, int scenario) {
        var losses = new ArrayList<Views.PositionLoss>();
        HeldPositions held = state.positions.held(account);
        for (int i = 0; i < held.count(); i++) {
            ContractMarket market = state.markets.get(held.contract(i));
            long lots = held.position(i).lots();
            if (lots != 0 && market.line == line)
                losses.add(new Views.PositionLoss(
                        market.contract.name(), -lots * market.scenarios.gainPerLotMicros(scenario)));
        }
        return losses;
    }

    static String usd(long micros) {
        return Money.format(micros);
    }
}

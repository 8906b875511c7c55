package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import kilohour.clearing.ContractScenarios;
import kilohour.clearing.HeldPositions;
import kilohour.clearing.MarginVector;
import kilohour.clearing.OrderLosses;
import kilohour.units.Money;
import kilohour.units.Side;

/**
 * Equity and margin of every account (rulebook 6). Vectors are kept and moved along with each order and fill; one that
 * a mark step has made old is computed anew when it is next needed.
 */
final class Margining {
    private final State state;
    private final OrderLosses losses = new OrderLosses();
    /** Of the recomputation that the invariants compare with. */
    private final OrderLosses lossesRecomputed = new OrderLosses();

    final Equity equity;

    Margining(State state) {
        this.state = state;
        this.equity = new Equity(state);
    }

    // ── Vectors ─────────────────────────────────────────────────────────────────────────────────────────────────

    /** After a restart: every account's underlyings are those in which it holds something or has orders. */
    void restored() {
        for (Account account : state.accounts.all()) {
            for (Order order = account.oldest; order != null; order = order.newer) {
                ContractMarket market = state.markets.get(order.contract);
                account.margin.in(market.line);
                if (market.legs != null) account.margin.in(market.legs.far().line);
            }
            HeldPositions held = state.positions.held(account.number);
            for (int i = 0; i < held.count(); i++) account.margin.in(state.markets.get(held.contract(i)).line);
        }
    }

    private MarginVector vector(Account account, AccountMargin.InUnderlying own) {
        if (own.isCurrent()) {
            if (own.shortMinimumStale) shortMinimum(account, own);
            return own.vector;
        }
        int scenarios = own.line.margin.scenarios().size();
        if (own.vector == null || own.vector.count() != scenarios) own.vector = new MarginVector(scenarios);
        else own.vector.clear();
        compute(account, own.line, own.vector, losses);
        own.step = own.line.step;
        shortMinimum(account, own);
        return own.vector;
    }

    /** A vector from scratch, of what an account has in an underlying; empty without an account. */
    MarginVector vectorOf(Account account, IndexLine line) {
        var vector = new MarginVector(line.margin.scenarios().size());
        if (account == null) return vector;
        compute(account, line, vector, losses);
        var minimum = new ShortMinimum(state, account, line);
        vector.shortMinimum(minimum.heldMicros(), minimum.micros());
        return vector;
    }

    private void shortMinimum(Account account, AccountMargin.InUnderlying own) {
        var minimum = new ShortMinimum(state, account, own.line);
        own.vector.shortMinimum(minimum.heldMicros(), minimum.micros());
        own.shortMinimumStale = false;
    }

    private void shortMinimumChanges(AccountMargin.InUnderlying own, ContractMarket market) {
        if (market.isOption()) own.shortMinimumStale = true;
    }

    /** Adds up an account's positions and orders in an underlying. */
    private void compute(Account account, IndexLine line, MarginVector vector, OrderLosses losses) {
        HeldPositions held = state.positions.held(account.number);
        for (int i = 0; i < held.count(); i++) {
            ContractMarket market = state.markets.get(held.contract(i));
            if (market.line == line)
                vector.addHeld(market.scenarios, held.position(i).lots());
        }
        vector.held();
        for (Order order = account.oldest; order != null; order = order.newer) {
            if (order.terms.reduceOnly()) continue;
            ContractMarket market = state.markets.get(order.contract);
            ContractScenarios scenarios = market.scenariosIn(line);
            if (scenarios == null) continue;
            if (order.linked != null) {
                boolean countedBefore = order.linked.id < order.id && !order.linked.terms.reduceOnly();
                if (!countedBefore) addPair(vector, market, losses, order, 1);
            } else
                vector.addOrder(losses.perLotMicros(scenarios, order.terms.side(), order.limitTicks), order.lotsOpen);
        }
    }

    /** An order now counts with so many lots more (fewer if negative). */
    void orderLots(Order order, ContractMarket market, long lots) {
        if (order.terms.reduceOnly()) return;
        AccountMargin.InUnderlying own = state.accounts.of(order.account).margin.in(market.line);
        shortMinimumChanges(own, market);
        if (order.linked == null) {
            if (own.isCurrent()) own.vector.addOrder(lossPerLot(order, market), lots);
            if (market.farScenarios != null) farOrderLots(order, market, lots);
        } else {
            count(own, market, order, order.countedLots + lots, order.limitTicks);
        }
    }

    private void farOrderLots(Order order, ContractMarket market, long lots) {
        AccountMargin.InUnderlying far = state.accounts.of(order.account).margin.in(market.legs.far().line);
        if (!far.isCurrent()) return;
        far.vector.addOrder(losses.perLotMicros(market.farScenarios, order.terms.side(), order.limitTicks), lots);
    }

    /** An order is about to have other lots open, at another limit. */
    void orderChanges(Order order, ContractMarket market, long lots, long limitTicks) {
        if (order.terms.reduceOnly()) return;
        AccountMargin.InUnderlying own = state.accounts.of(order.account).margin.in(market.line);
        shortMinimumChanges(own, market);
        if (order.linked != null) {
            count(own, market, order, lots, limitTicks);
        } else if (own.isCurrent()) {
            long[] lossPerLot = losses.perLotMicros(market.scenarios, order.terms.side(), limitTicks);
            own.vector.changeOrder(lossPerLot, lots, lossPerLot(order, market), order.lotsOpen);
        }
        if (market.farScenarios != null) farOrderChanges(order, market, lots, limitTicks);
    }

    private void farOrderChanges(Order order, ContractMarket market, long lots, long limitTicks) {
        AccountMargin.InUnderlying far = state.accounts.of(order.account).margin.in(market.legs.far().line);
        if (!far.isCurrent()) return;
        Side side = order.terms.side();
        long[] lossPerLot = losses.perLotMicros(market.farScenarios, side, limitTicks);
        far.vector.changeOrder(
                lossPerLot, lots, losses.perLotMicros(market.farScenarios, side, order.limitTicks), order.lotsOpen);
    }

    /** A linked order counts with so many lots at a limit from now on. */
    private void count(
            AccountMargin.InUnderlying own, ContractMarket market, Order linked, long lots, long limitTicks) {
        if (own.isCurrent()) addPair(own.vector, market, losses, linked, -1);
        linked.countedLots = lots;
        linked.countedTicks = limitTicks;
        if (own.isCurrent()) addPair(own.vector, market, losses, linked, 1);
    }

    /** Two linked orders count with the worse of them; a reduce-only one with nothing. */
    private static void addPair(MarginVector vector, ContractMarket market, OrderLosses losses, Order order, int sign) {
        Order other = order.linked;
        vector.addPair(
                losses.perLotMicros(market.scenarios, order.terms.side(), order.countedTicks),
                order.countedLots,
                losses.perLotMicros(market.scenarios, other.terms.side(), other.countedTicks),
                other.countedLots,
                sign);
    }

    /** Whether an account may have two linked orders, which are not counted yet. */
    Refusal checkPair(Order first, Order second, ContractMarket market) {
        if (first.terms.reduceOnly() && second.terms.reduceOnly()) return null;
        long account = first.account;
        Account known = state.accounts.of(account);
        vector(known, known.margin.in(market.line)); // so that it is kept, and the pair can be counted in it
        orderLots(first, market, first.lotsOpen);
        orderLots(second, market, second.lotsOpen);
        long after = initialMicros(account);
        orderLots(second, market, -second.lotsOpen);
        orderLots(first, market, -first.lotsOpen);
        long equityMicros = equity.micros(account);
        return equityMicros >= after ? null : insufficient(after, equityMicros);
    }

    /**
     * A position changed by a fill or a cascade.
     *
     * @param signedLots bought if positive
     * @param fillValueMicros signed lots × units × price, as added to {@link kilohour.clearing.Position#valueMicros}
     */
    void positionFilled(long account, ContractMarket market, long signedLots, long fillValueMicros) {
        AccountMargin margin = state.accounts.of(account).margin;
        equity.filled(margin, market, signedLots, fillValueMicros);
        AccountMargin.InUnderlying own = margin.in(market.line);
        shortMinimumChanges(own, market);
        if (own.isCurrent()) own.vector.addPosition(market.scenarios, signedLots);
    }

    /** Whether every vector and value that is kept of an account equals its computation from scratch: an invariant. */
    boolean keptIsRight(Account account) {
        AccountMargin margin = account.margin;
        if (!equity.keptIsRight(account)) return false;
        for (AccountMargin.InUnderlying own : margin.underlyings) {
            if (!own.isCurrent()) continue;
            var computed = new MarginVector(own.vector.count());
            compute(account, own.line, computed, lossesRecomputed);
            var minimum = new ShortMinimum(state, account, own.line);
            computed.shortMinimum(minimum.heldMicros(), minimum.micros());
            if (own.shortMinimumStale) shortMinimum(account, own);
            if (!own.vector.equalTo(computed)) return false;
        }
        for (Order order = account.oldest; order != null; order = order.newer) {
            ContractMarket market = state.markets.get(order.contract);
            if (margin.known(market.line) == null) return false;
            if (market.farScenarios != null && margin.known(market.legs.far().line) == null) return false;
        }
        HeldPositions held = state.positions.held(account.number);
        for (int i = 0; i < held.count(); i++)
            if (margin.known(state.markets.get(held.contract(i)).line) == null) return false;
        return true;
    }

    // ── Equity and requirement ──────────────────────────────────────────────────────────────────────────────────

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
        signedLots.forEach((contract, lots) -> addLots(known, state.markets.get(contract), lots));
        long initial = initialExcept(known, null);
        signedLots.forEach((contract, lots) -> addLots(known, state.markets.get(contract), -lots));
        return initial;
    }

    private void addLots(Account account, ContractMarket market, long lots) {
        vector(account, account.margin.in(market.line)).addPosition(market.scenarios, lots);
    }

    /** Initial margin with all open orders, over all underlyings; one too large for a long counts as the largest. */
    long initialMicros(long account) {
        return initialExcept(state.accounts.of(account), null);
    }

    /** Initial margin of all underlyings but those in which a market's orders count. */
    private long initialExcept(Account account, ContractMarket except) {
        long sum = 0;
        for (AccountMargin.InUnderlying own : account.margin.underlyings)
            if (except == null || except.scenariosIn(own.line) == null)
                sum = saturatedSum(sum, vector(account, own).initialMicros(own.line.margin.initialPpm()));
        return sum;
    }

    long maintenanceMicros(long account) {
        Account known = state.accounts.of(account);
        long sum = 0;
        for (AccountMargin.InUnderlying own : known.margin.underlyings)
            sum = saturatedSum(sum, vector(known, own).maintenanceMicros());
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

    /** Whether equity covers the requirement if the order stood. */
    private boolean covers(
            long equityMicros,
            long account,
            ContractMarket market,
            Side side,
            long limitTicks,
            long lots,
            Order replaced) {
        if (replaced != null && replaced.linked != null && !replaced.terms.reduceOnly())
            return equityMicros >= initialAfter(account, market, side, limitTicks, lots, replaced);
        if (market.farScenarios != null)
            return equityMicros >= initialAfter(account, market, side, limitTicks, lots, replaced);
        Account known = state.accounts.of(account);
        long left = equityMicros - initialExcept(known, market);
        if (equityMicros < 0 || left < 0) return false;
        long[] lossPerLot = losses.perLotMicros(market.scenarios, side, limitTicks);
        boolean replaces = replaced != null && !replaced.terms.reduceOnly();
        MarginVector vector = vector(known, known.margin.in(market.line));
        long kept = withShortMinimum(vector, known, market, side, lots, replaces ? replaced : null);
        boolean covers = vector.initialWithIsAtMost(
                left,
                market.line.margin.initialPpm(),
                lossPerLot,
                lots,
                replaces ? lossPerLot(replaced, market) : lossPerLot,
                replaces ? replaced.lotsOpen : 0);
        vector.shortMinimum(vector.shortMinimumHeldMicros(), kept);
        return covers;
    }

    /** Sets a vector's short-option minimum as it would be with an order; returns what it was. */
    private long withShortMinimum(
            MarginVector vector, Account account, ContractMarket market, Side side, long lots, Order replaced) {
        long kept = vector.shortMinimumMicros();
        if (market.isOption() && side == Side.SELL)
            vector.shortMinimum(
                    vector.shortMinimumHeldMicros(),
                    new ShortMinimum(state, account, market.line).withMicros(market, lots, replaced));
        return kept;
    }

    private long[] lossPerLot(Order order, ContractMarket market) {
        return losses.perLotMicros(market.scenarios, order.terms.side(), order.limitTicks);
    }

    /** The requirement if the order stood. */
    long initialAfter(long account, ContractMarket market, Side side, long limitTicks, long lots, Order replaced) {
        Account known = state.accounts.of(account);
        vector(known, known.margin.in(market.line)); // so that it is kept
        if (replaced != null && replaced.linked != null && !replaced.terms.reduceOnly())
            return initialAfterLinked(known, market, limitTicks, lots, replaced);
        long inUnderlying = initialWith(known, market, market.line, side, limitTicks, lots, replaced);
        if (market.farScenarios != null)
            inUnderlying = saturatedSum(
                    inUnderlying, initialWith(known, market, market.legs.far().line, side, limitTicks, lots, replaced));
        return saturatedSum(inUnderlying, initialExcept(known, market));
    }

    /** The requirement in one of the underlyings in which the order counts, if it stood. */
    private long initialWith(
            Account known,
            ContractMarket market,
            IndexLine line,
            Side side,
            long limitTicks,
            long lots,
            Order replaced) {
        ContractScenarios scenarios = market.scenariosIn(line);
        MarginVector vector = vector(known, known.margin.in(line));
        boolean replaces = replaced != null && !replaced.terms.reduceOnly();
        long[] lossPerLot = losses.perLotMicros(scenarios, side, limitTicks);
        long[] replacedLossPerLot =
                replaces ? losses.perLotMicros(scenarios, replaced.terms.side(), replaced.limitTicks) : lossPerLot;
        long kept = withShortMinimum(vector, known, market, side, lots, replaces ? replaced : null);
        long inUnderlying = vector.initialWithMicros(
                line.margin.initialPpm(), lossPerLot, lots, replacedLossPerLot, replaces ? replaced.lotsOpen : 0);
        vector.shortMinimum(vector.shortMinimumHeldMicros(), kept);
        return inUnderlying;
    }

    private long initialAfterLinked(
            Account account, ContractMarket market, long limitTicks, long lots, Order replaced) {
        AccountMargin.InUnderlying own = account.margin.in(market.line);
        long ticksBefore = replaced.countedTicks;
        long lotsBefore = replaced.countedLots;
        count(own, market, replaced, lots, limitTicks);
        long after = initialExcept(account, null);
        count(own, market, replaced, lotsBefore, ticksBefore);
        return after;
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
            MarginVector vector = vector(known, own);
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
                names.add("short-option minimum");
                losses.add(vector.shortMinimumMicros());
                if (losses.getLast() > losses.get(worst)) worst = losses.size() - 1;
            }
            boolean nothingAtRisk = positions.isEmpty() && losses.stream().allMatch(loss -> loss == 0);
            if (!nothingAtRisk)
                report.add(new Views.UnderlyingMargin(line.underlying.code(), names, losses, worst, positions));
        }
        return report;
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

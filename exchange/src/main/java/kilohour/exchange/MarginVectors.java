package kilohour.exchange;

import java.util.NavigableMap;
import java.util.function.LongSupplier;
import kilohour.clearing.ChargeParts;
import kilohour.clearing.ChargeTariff;
import kilohour.clearing.ChargedUnits;
import kilohour.clearing.ContractScenarios;
import kilohour.clearing.HeldPositions;
import kilohour.clearing.MarginVector;
import kilohour.clearing.OrderLosses;
import kilohour.units.Side;

/**
 * Every account's margin vectors. They are kept and moved along with each order and fill; one that a mark step has made old
 * is computed anew when it is next needed.
 */
final class MarginVectors {
    private final State state;
    private final Equity equity;
    private final OrderLosses losses = new OrderLosses();
    /** Of the recomputation that the invariants compare with. */
    private final OrderLosses lossesRecomputed = new OrderLosses();

    MarginVectors(State state, Equity equity) {
        this.state = state;
        this.equity = equity;
    }

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

    MarginVector current(Account account, IndexLine line) {
        return current(account, account.margin.in(line));
    }

    MarginVector current(Account account, AccountMargin.InUnderlying own) {
        if (own.isCurrent()) {
            if (own.shortMinimumStale) shortMinimum(account, own);
            if (own.chargesStale) charges(account, own);
            return own.vector;
        }
        int scenarios = own.line.margin.scenarios().size();
        if (own.vector == null || own.vector.count() != scenarios) own.vector = new MarginVector(scenarios);
        else own.vector.clear();
        own.units = own.line.tariff == null ? null : new ChargedUnits();
        compute(account, own.line, own.vector, own.units, losses);
        own.step = own.line.step;
        shortMinimum(account, own);
        charges(account, own);
        return own.vector;
    }

    private void shortMinimum(Account account, AccountMargin.InUnderlying own) {
        var minimum = new ShortMinimum(state, account, own.line);
        own.vector.shortMinimum(minimum.heldMicros(), minimum.micros());
        own.shortMinimumStale = false;
    }

    private void charges(Account account, AccountMargin.InUnderlying own) {
        charge(own.vector, tariff(account, own.line), own.units);
        own.chargesStale = false;
    }

    private static void charge(MarginVector vector, ChargeTariff tariff, ChargedUnits units) {
        if (units == null) return;
        vector.charges(
                tariff.micros(units.matchedHeld(), units.netHeld()),
                tariff.micros(units.matchedMost(), units.netMost()));
    }

    /**
     * What an account is charged by in an underlying, null where nothing is charged: house accounts of a member that
     * supplies its prices pay for it.
     *
     * @param account null for positions that are nobody's
     */
    ChargeTariff tariff(Account account, IndexLine line) {
        if (line.tariff == null || account == null || account.state.kind() != AccountKind.HOUSE) return line.tariff;
        long addOnPpm = state.suppliers.addOnPpm(line.underlying.code(), account.state.member());
        return addOnPpm == 0 ? line.tariff : line.tariff.ofSupplier(addOnPpm);
    }

    private static void addOnsChange(AccountMargin.InUnderlying own, ContractMarket market) {
        if (market.isOption()) own.shortMinimumStale = true;
        own.chargesStale = own.units != null;
    }

    /** A vector from scratch with what it counts for charges, which is null where there are none. */
    record Computed(IndexLine line, ChargeTariff tariff, MarginVector vector, ChargedUnits units) {
        /** More lots held, if they are in this underlying. */
        void hold(ContractMarket market, long signedLots) {
            if (market.line != line) return;
            vector.addPosition(market.scenarios, signedLots);
            if (units != null) units.hold(market.chargeParts, signedLots);
        }

        void charge() {
            MarginVectors.charge(vector, tariff, units);
        }
    }

    /**
     * From scratch, what an account has in an underlying, and other lots besides; of those alone without an account.
     *
     * @param lots by contract, bought if positive; those of other underlyings are left out
     */
    Computed with(Account account, IndexLine line, NavigableMap<Integer, Long> lots) {
        var computed = empty(account, line);
        if (account != null) compute(account, line, computed.vector, computed.units, losses);
        lots.forEach((contract, each) -> computed.hold(state.markets.get(contract), each));
        computed.charge();
        var minimum = new ShortMinimum(state, account, line, lots);
        computed.vector.shortMinimum(minimum.heldMicros(), minimum.micros());
        return computed;
    }

    private Computed empty(Account account, IndexLine line) {
        return new Computed(
                line,
                tariff(account, line),
                new MarginVector(line.margin.scenarios().size()),
                line.tariff == null ? null : new ChargedUnits());
    }

    /** Adds up an account's positions and orders in an underlying. */
    private void compute(Account account, IndexLine line, MarginVector vector, ChargedUnits units, OrderLosses losses) {
        HeldPositions held = state.positions.held(account.number);
        for (int i = 0; i < held.count(); i++) {
            ContractMarket market = state.markets.get(held.contract(i));
            if (market.line != line) continue;
            long lots = held.position(i).lots();
            vector.addHeld(market.scenarios, lots);
            if (units != null) units.hold(market.chargeParts, lots);
        }
        vector.held();
        for (Order order = account.oldest; order != null; order = order.newer) {
            if (order.terms.reduceOnly()) continue;
            ContractMarket market = state.markets.get(order.contract);
            ContractScenarios scenarios = market.scenariosIn(line);
            if (scenarios == null) continue;
            if (order.linked == null) {
                Side side = order.terms.side();
                vector.addOrder(losses.perLotMicros(scenarios, side, order.limitTicks), order.lotsOpen);
                if (units != null) units.order(market.chargePartsIn(line), side, order.lotsOpen);
            } else {
                boolean countedBefore = order.linked.id < order.id && !order.linked.terms.reduceOnly();
                if (!countedBefore) addPair(vector, units, market, losses, order, 1);
            }
        }
    }

    /** An order now counts with so many lots more (fewer if negative). */
    void orderLots(Order order, ContractMarket market, long lots) {
        if (order.terms.reduceOnly()) return;
        Account account = state.accounts.of(order.account);
        if (order.linked != null) {
            count(account.margin.in(market.line), market, order, order.countedLots + lots, order.limitTicks);
            return;
        }
        addLots(account.margin.in(market.line), order, market, lots);
        if (market.farScenarios != null) addLots(account.margin.in(market.legs.far().line), order, market, lots);
    }

    private void addLots(AccountMargin.InUnderlying own, Order order, ContractMarket market, long lots) {
        addOnsChange(own, market);
        if (!own.isCurrent()) return;
        Side side = order.terms.side();
        own.vector.addOrder(losses.perLotMicros(market.scenariosIn(own.line), side, order.limitTicks), lots);
        if (own.units != null) own.units.order(market.chargePartsIn(own.line), side, lots);
    }

    /** An order is about to have other lots open, at another limit. */
    void orderChanges(Order order, ContractMarket market, long lots, long limitTicks) {
        if (order.terms.reduceOnly()) return;
        AccountMargin margin = state.accounts.of(order.account).margin;
        if (order.linked != null) {
            count(margin.in(market.line), market, order, lots, limitTicks);
            return;
        }
        change(margin.in(market.line), order, market, lots, limitTicks);
        if (market.farScenarios != null) change(margin.in(market.legs.far().line), order, market, lots, limitTicks);
    }

    private void change(
            AccountMargin.InUnderlying own, Order order, ContractMarket market, long lots, long limitTicks) {
        addOnsChange(own, market);
        if (!own.isCurrent()) return;
        Side side = order.terms.side();
        ContractScenarios scenarios = market.scenariosIn(own.line);
        long[] lossPerLot = losses.perLotMicros(scenarios, side, limitTicks);
        own.vector.changeOrder(
                lossPerLot, lots, losses.perLotMicros(scenarios, side, order.limitTicks), order.lotsOpen);
        if (own.units != null) own.units.order(market.chargePartsIn(own.line), side, lots - order.lotsOpen);
    }

    /** A linked order counts with so many lots at a limit from now on. */
    private void count(
            AccountMargin.InUnderlying own, ContractMarket market, Order linked, long lots, long limitTicks) {
        addOnsChange(own, market);
        if (own.isCurrent()) addPair(own.vector, own.units, market, losses, linked, -1);
        linked.countedLots = lots;
        linked.countedTicks = limitTicks;
        if (own.isCurrent()) addPair(own.vector, own.units, market, losses, linked, 1);
    }

    /** Two linked orders count with the worse of them; a reduce-only one with nothing. */
    private static void addPair(
            MarginVector vector, ChargedUnits units, ContractMarket market, OrderLosses losses, Order order, int sign) {
        Order other = order.linked;
        Side side = order.terms.side();
        Side otherSide = other.terms.side();
        vector.addPair(
                losses.perLotMicros(market.scenarios, side, order.countedTicks),
                order.countedLots,
                losses.perLotMicros(market.scenarios, otherSide, other.countedTicks),
                other.countedLots,
                sign);
        if (units != null) units.pair(market.chargeParts, side, order.countedLots, otherSide, other.countedLots, sign);
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
        addOnsChange(own, market);
        if (own.isCurrent()) hold(own, market, signedLots);
    }

    private static void hold(AccountMargin.InUnderlying own, ContractMarket market, long signedLots) {
        own.vector.addPosition(market.scenarios, signedLots);
        if (own.units != null) own.units.hold(market.chargeParts, signedLots);
    }

    // ── What if ─────────────────────────────────────────────────────────────────────────────────────────────────

    /** What somebody asks while an account holds other lots besides, by contract, bought if positive. */
    long withLots(Account account, NavigableMap<Integer, Long> signedLots, LongSupplier asked) {
        signedLots.forEach((contract, lots) -> holdToo(account, state.markets.get(contract), lots));
        for (int contract : signedLots.keySet()) shortMinimumWith(account, state.markets.get(contract), signedLots);
        long answer = asked.getAsLong();
        signedLots.forEach((contract, lots) -> holdToo(account, state.markets.get(contract), -lots));
        return answer;
    }

    private void shortMinimumWith(Account account, ContractMarket market, NavigableMap<Integer, Long> signedLots) {
        if (!market.isOption()) return;
        AccountMargin.InUnderlying own = account.margin.in(market.line);
        var minimum = new ShortMinimum(state, account, market.line, signedLots);
        own.vector.shortMinimum(minimum.heldMicros(), minimum.micros());
        own.shortMinimumStale = false;
    }

    private void holdToo(Account account, ContractMarket market, long lots) {
        AccountMargin.InUnderlying own = account.margin.in(market.line);
        current(account, own);
        addOnsChange(own, market);
        hold(own, market, lots);
    }

    /** What somebody asks while a linked order has other lots at another limit. */
    long withLinked(
            Account account, ContractMarket market, long limitTicks, long lots, Order linked, LongSupplier asked) {
        AccountMargin.InUnderlying own = account.margin.in(market.line);
        current(account, own);
        long ticksBefore = linked.countedTicks;
        long lotsBefore = linked.countedLots;
        count(own, market, linked, lots, limitTicks);
        long answer = asked.getAsLong();
        count(own, market, linked, lotsBefore, ticksBefore);
        return answer;
    }

    /**
     * What somebody asks while an order stands.
     *
     * @param replaced an order whose open lots this replaces, or null
     */
    long withOrder(
            Account account,
            ContractMarket market,
            Side side,
            long limitTicks,
            long lots,
            Order replaced,
            LongSupplier asked) {
        var near = new Trial(account, market, market.line, side, limitTicks, lots, replaced);
        var far = market.farScenarios == null
                ? null
                : new Trial(account, market, market.legs.far().line, side, limitTicks, lots, replaced);
        near.place();
        if (far != null) far.place();
        long answer = asked.getAsLong();
        if (far != null) far.takeBack();
        near.takeBack();
        return answer;
    }

    /**
     * Whether initial margin in an order's underlying would be at most so much if it stood: of an order that counts in one
     * underlying only, which is most of them.
     */
    boolean initialInLineIsAtMost(
            long mostMicros,
            Account account,
            ContractMarket market,
            Side side,
            long limitTicks,
            long lots,
            Order replaced) {
        var trial = new Trial(account, market, market.line, side, limitTicks, lots, replaced);
        trial.addOns();
        boolean fits = trial.isAtMost(mostMicros);
        trial.addOnsBack();
        return fits;
    }

    /** An order that is counted for a moment, in one of the underlyings in which it counts. */
    private final class Trial {
        private final Account account;
        private final ContractMarket market;
        private final IndexLine line;
        private final Side side;
        private final long limitTicks;
        private final long lots;
        private final Order replaced;
        private final long replacedLots;
        private final MarginVector vector;
        private final ChargedUnits units;
        private final long shortMinimumBefore;
        private final long chargesBefore;

        Trial(
                Account account,
                ContractMarket market,
                IndexLine line,
                Side side,
                long limitTicks,
                long lots,
                Order replaced) {
            this.account = account;
            this.market = market;
            this.line = line;
            this.side = side;
            this.limitTicks = limitTicks;
            this.lots = lots;
            this.replaced = replaced;
            this.replacedLots = replaced == null ? 0 : replaced.lotsOpen;
            AccountMargin.InUnderlying own = account.margin.in(line);
            this.vector = current(account, own);
            this.units = own.units;
            this.shortMinimumBefore = vector.shortMinimumMicros();
            this.chargesBefore = vector.chargesMicros();
        }

        private long[] lossPerLot() {
            return losses.perLotMicros(market.scenariosIn(line), side, limitTicks);
        }

        private long[] replacedPerLot() {
            return replaced == null
                    ? lossPerLot()
                    : losses.perLotMicros(market.scenariosIn(line), replaced.terms.side(), replaced.limitTicks);
        }

        boolean isAtMost(long mostMicros) {
            long[] lossPerLot = lossPerLot();
            return vector.initialWithIsAtMost(
                    mostMicros, line.margin.initialPpm(), lossPerLot, lots, replacedPerLot(), replacedLots);
        }

        void place() {
            long[] lossPerLot = lossPerLot();
            vector.changeOrder(lossPerLot, lots, replacedPerLot(), replacedLots);
            addOns();
        }

        void takeBack() {
            long[] lossPerLot = lossPerLot();
            vector.changeOrder(replacedPerLot(), replacedLots, lossPerLot, lots);
            addOnsBack();
        }

        /** Short minimum and charges as they would be. */
        void addOns() {
            if (market.isOption() && side == Side.SELL)
                vector.shortMinimum(
                        vector.shortMinimumHeldMicros(),
                        new ShortMinimum(state, account, line).withMicros(market, lots, replaced));
            if (units == null) return;
            count(1);
            vector.charges(
                    vector.chargesHeldMicros(), tariff(account, line).micros(units.matchedMost(), units.netMost()));
            count(-1);
        }

        private void count(int sign) {
            ChargeParts parts = market.chargePartsIn(line);
            units.order(parts, side, sign * lots);
            if (replaced != null) units.order(parts, replaced.terms.side(), -sign * replacedLots);
        }

        void addOnsBack() {
            vector.shortMinimum(vector.shortMinimumHeldMicros(), shortMinimumBefore);
            vector.charges(vector.chargesHeldMicros(), chargesBefore);
        }
    }

    // ── Invariant ───────────────────────────────────────────────────────────────────────────────────────────────

    /** Whether every vector and value that is kept of an account equals its computation from scratch: an invariant. */
    boolean keptIsRight(Account account) {
        AccountMargin margin = account.margin;
        if (!equity.keptIsRight(account)) return false;
        for (AccountMargin.InUnderlying own : margin.underlyings) {
            if (!own.isCurrent()) continue;
            Computed computed = empty(account, own.line);
            compute(account, own.line, computed.vector, computed.units, lossesRecomputed);
            computed.charge();
            var minimum = new ShortMinimum(state, account, own.line);
            computed.vector.shortMinimum(minimum.heldMicros(), minimum.micros());
            if (!current(account, own).equalTo(computed.vector)) return false;
            if (own.units != null && !own.units.equalTo(computed.units)) return false;
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
}

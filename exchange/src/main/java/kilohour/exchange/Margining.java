package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.clearing.ContractScenarios;
import kilohour.clearing.DeliveryMonth;
import kilohour.clearing.MarginVector;
import kilohour.contracts.Contract;
import kilohour.units.Money;
import kilohour.units.Side;

/**
 * Equity and margin of every account (rulebook 6). Vectors are kept and moved along with each order and fill; one that
 * a mark step has made old is computed anew when it is next needed.
 */
final class Margining {
    private record Kept(MarginVector vector, long step) {}

    private record KeptValue(long unsettledMicros, long marksMoved) {}

    private final State state;
    private final NavigableMap<Long, NavigableMap<String, Kept>> kept = new TreeMap<>();
    private final NavigableMap<Long, KeptValue> values = new TreeMap<>();

    Margining(State state) {
        this.state = state;
    }

    // ── Scenario prices ─────────────────────────────────────────────────────────────────────────────────────────

    /** Computes the scenario prices of all contracts of an underlying anew: after a mark step, a print, a new month. */
    void step(IndexLine line) {
        if (line.margin == null) return;
        line.step++;
        for (ContractMarket market : line.markets) market.scenarios = scenarios(line, market);
    }

    /** A strip's months are listed before it, so theirs are there already. */
    private ContractScenarios scenarios(IndexLine line, ContractMarket market) {
        long feePpm = Math.max(state.parameters.makerFeePpm(), state.parameters.takerFeePpm());
        if (market.contract instanceof Contract.Strip)
            return ContractScenarios.ofStrip(
                    market.contract,
                    market.months.stream().map(month -> month.scenarios).toList(),
                    market.markTenths,
                    feePpm);
        int monthsAhead = 0;
        DeliveryMonth delivery = null;
        if (market.contract instanceof Contract.MonthFuture month) {
            monthsAhead = month.monthsAhead(state.nowNanos);
            delivery = line.delivery(month, state.nowNanos);
        }
        return new ContractScenarios(market.contract, line.margin, monthsAhead, delivery, market.markTenths, feePpm);
    }

    // ── Vectors ─────────────────────────────────────────────────────────────────────────────────────────────────

    private MarginVector vector(long account, IndexLine line) {
        var own = kept.computeIfAbsent(account, a -> new TreeMap<>());
        String code = line.underlying.code();
        Kept known = own.get(code);
        if (known != null && known.step() == line.step) return known.vector();
        MarginVector computed = compute(account, line);
        own.put(code, new Kept(computed, line.step));
        return computed;
    }

    private MarginVector compute(long account, IndexLine line) {
        var vector = new MarginVector(line.margin.scenarios().size());
        String code = line.underlying.code();
        state.positions.held(account).forEach((contract, position) -> {
            ContractMarket market = state.markets.get(contract);
            if (market.index().equals(code)) vector.addPosition(market.scenarios, position.lots());
        });
        for (Order order : state.orders.of(account)) {
            ContractMarket market = state.markets.get(order.contract);
            if (market.index().equals(code) && !order.terms.reduceOnly())
                vector.addOrder(market.scenarios, order.terms.side(), order.limitTicks, order.lotsOpen);
        }
        return vector;
    }

    /** The vector if it is kept and of the present step; else null, and it will be computed when needed. */
    private MarginVector current(long account, ContractMarket market) {
        var own = kept.get(account);
        Kept known = own == null ? null : own.get(market.index());
        return known != null && known.step() == state.line(market).step ? known.vector() : null;
    }

    /** An order now counts with so many lots more (fewer if negative). */
    void orderLots(Order order, ContractMarket market, long lots) {
        if (order.terms.reduceOnly()) return;
        MarginVector vector = current(order.account, market);
        if (vector != null) vector.addOrder(market.scenarios, order.terms.side(), order.limitTicks, lots);
    }

    /** A position changed by so many lots. */
    void positionLots(long account, ContractMarket market, long signedLots) {
        positionSettled(account);
        MarginVector vector = current(account, market);
        if (vector != null) vector.addPosition(market.scenarios, signedLots);
    }

    /** What an account's positions are worth above the last settlement has changed. */
    void positionSettled(long account) {
        values.remove(account);
    }

    /** Whether every vector and value that is kept equals its computation from scratch: an invariant. */
    boolean keptIsRight() {
        for (var value : values.entrySet())
            if (value.getValue().marksMoved() == state.marksMoved
                    && value.getValue().unsettledMicros() != computeUnsettledMicros(value.getKey())) return false;
        for (var byAccount : kept.entrySet())
            for (var byIndex : byAccount.getValue().entrySet()) {
                IndexLine line = state.indices.get(byIndex.getKey());
                if (byIndex.getValue().step() == line.step
                        && !byIndex.getValue().vector().equalTo(compute(byAccount.getKey(), line))) return false;
            }
        return true;
    }

    // ── Equity and requirement ──────────────────────────────────────────────────────────────────────────────────

    /** P&L since the last settlement at the marks, micro-dollars; kept until a mark moves or a position changes. */
    long unsettledMicros(long account) {
        KeptValue known = values.get(account);
        if (known != null && known.marksMoved() == state.marksMoved) return known.unsettledMicros();
        long sum = computeUnsettledMicros(account);
        values.put(account, new KeptValue(sum, state.marksMoved));
        return sum;
    }

    private long computeUnsettledMicros(long account) {
        long sum = 0;
        for (var held : state.positions.held(account).entrySet()) {
            ContractMarket market = state.markets.get(held.getKey());
            sum = Math.addExact(sum, held.getValue().unsettledMicros(market.contract, market.markTenths));
        }
        return sum;
    }

    long equityMicros(long account) {
        return Math.addExact(state.ledger.cashMicros(account), unsettledMicros(account));
    }

    /** Initial margin with all open orders, over all underlyings; one too large for a long counts as the largest. */
    long initialMicros(long account) {
        long sum = 0;
        for (IndexLine line : state.indices.values())
            if (line.margin != null)
                sum = saturatedSum(sum, vector(account, line).initialMicros(line.margin.initialPpm()));
        return sum;
    }

    long maintenanceMicros(long account) {
        long sum = 0;
        for (IndexLine line : state.indices.values())
            if (line.margin != null)
                sum = saturatedSum(sum, vector(account, line).maintenanceMicros());
        return sum;
    }

    private static long saturatedSum(long a, long b) {
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
        long before = initialMicros(account);
        long after = initialAfter(account, market, side, limitTicks, lots, replaced);
        long equity = equityMicros(account);
        if (equity >= after || (after <= before && onlyReduces(account, market, side, lots, replaced))) return null;
        return new Refusal(
                RejectReason.INSUFFICIENT_MARGIN,
                "margin after this order would be $%s and the account's equity is $%s: deposit $%s, reduce positions or order fewer lots"
                        .formatted(usd(after), usd(equity), usd(after - equity)));
    }

    /** The requirement if the order stood. */
    long initialAfter(long account, ContractMarket market, Side side, long limitTicks, long lots, Order replaced) {
        MarginVector vector = vector(account, state.line(market));
        if (replaced != null) orderLots(replaced, market, -replaced.lotsOpen);
        vector.addOrder(market.scenarios, side, limitTicks, lots);
        long after = initialMicros(account);
        vector.addOrder(market.scenarios, side, limitTicks, -lots);
        if (replaced != null) orderLots(replaced, market, replaced.lotsOpen);
        return after;
    }

    private boolean onlyReduces(long account, ContractMarket market, Side side, long lots, Order replaced) {
        long position = state.positions.lots(account, market.id());
        if (position == 0 || (position > 0) == (side == Side.BUY)) return false;
        long others = state.orders.lotsOpen(account, market.id(), side) - (replaced == null ? 0 : replaced.lotsOpen);
        return Math.addExact(lots, others) <= Math.abs(position);
    }

    // ── What can be asked ───────────────────────────────────────────────────────────────────────────────────────

    List<Views.UnderlyingMargin> report(long account) {
        var report = new ArrayList<Views.UnderlyingMargin>();
        for (IndexLine line : state.indices.values()) {
            if (line.margin == null) continue;
            MarginVector vector = vector(account, line);
            var names = new ArrayList<String>();
            var losses = new ArrayList<Long>();
            int worst = 0;
            for (int s = 0; s < line.margin.scenarios().size(); s++) {
                names.add(line.margin.scenarios().get(s).name());
                losses.add(vector.lossMicros(s));
                if (losses.get(s) > losses.get(worst)) worst = s;
            }
            var positions = positionsIn(account, line, worst);
            boolean nothingAtRisk = positions.isEmpty() && losses.stream().allMatch(loss -> loss == 0);
            if (!nothingAtRisk)
                report.add(new Views.UnderlyingMargin(line.underlying.code(), names, losses, worst, positions));
        }
        return report;
    }

    private List<Views.PositionLoss> positionsIn(long account, IndexLine line, int scenario) {
        var losses = new ArrayList<Views.PositionLoss>();
        state.positions.held(account).forEach((contract, position) -> {
            ContractMarket market = state.markets.get(contract);
            if (position.lots() != 0 && market.index().equals(line.underlying.code()))
                losses.add(new Views.PositionLoss(
                        market.contract.name(), -position.lots() * market.scenarios.gainPerLotMicros(scenario)));
        });
        return losses;
    }

    static String usd(long micros) {
        return Money.format(micros);
    }
}

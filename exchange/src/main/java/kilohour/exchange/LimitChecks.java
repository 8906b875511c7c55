package kilohour.exchange;

import java.util.List;
import java.util.function.Consumer;
import kilohour.clearing.DeliveryMonth;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;
import kilohour.units.Rounding;
import kilohour.units.Side;

/**
 * Position limits (rulebook 6): what all accounts under one control hold and might come to hold, month by month. A buy
 * counts the positions and all open buys, a sell the positions and all open sells: whatever fills, the limit holds.
 */
final class LimitChecks {
    private final State state;

    LimitChecks(State state) {
        this.state = state;
    }

    /**
     * Why an account may not add so many lots, or null.
     *
     * @param lots checked against the largest order
     * @param replaced an order on this side whose open lots this replaces, or null
     */
    Refusal refusal(long account, ContractMarket market, Side ordered, long lots, Order replaced) {
        Side side = towards(market, ordered);
        var added = new MonthExposure();
        long already = replaced == null ? 0 : replaced.lotsOpen;
        if (!(market.contract instanceof Spread spread)) {
            added.add(market.contract, lots);
            return refusal(
                    account, market, market.line, side, added, exposure -> exposure.add(market.contract, -already));
        }
        added.addNear(spread, lots);
        Refusal refusal =
                refusal(account, market, market.line, side, added, exposure -> exposure.addNear(spread, -already));
        if (refusal != null) return refusal;
        var addedFar = new MonthExposure();
        addedFar.addFar(spread, lots);
        IndexLine farLine = market.legs.far().line;
        return refusal(
                account, market, farLine, side.opposite(), addedFar, exposure -> exposure.addFar(spread, -already));
    }

    /** @param replace takes off what is replaced */
    private Refusal refusal(
            long account,
            ContractMarket market,
            IndexLine line,
            Side side,
            MonthExposure added,
            Consumer<MonthExposure> replace) {
        PositionLimits limits = state.limits.get(line.underlying.code());
        if (limits == null) return null;
        MonthExposure before = towards(account, line, side);
        replace.accept(before);
        if (market.contract instanceof Contract.Perpetual)
            return beyond(
                    market.contract.name(),
                    side,
                    before.perpetual(),
                    added.perpetual(),
                    limits.contractUnitsMax(),
                    false);
        for (var month : added.months().entrySet()) {
            var contract = new Contract.MonthFuture(0, line.underlying, month.getKey());
            long limit = monthUnitsMax(limits, contract);
            Refusal refusal = beyond(
                    contract.name(),
                    side,
                    before.of(month.getKey()),
                    month.getValue(),
                    limit,
                    limit < limits.contractUnitsMax());
            if (refusal != null) return refusal;
        }
        return beyond(
                "all months of " + line.underlying.code(),
                side,
                before.allMonths(),
                added.allMonths(),
                limits.allMonthsUnitsMax(),
                false);
    }

    /** What is held, and open on this side, by everybody under the account's control; positive towards the side. */
    private MonthExposure towards(long account, IndexLine line, Side side) {
        var exposure = new MonthExposure();
        for (long controlled : state.controlGroups.with(account)) {
            for (ContractMarket each : line.markets)
                if (each.contract instanceof Spread spread) {
                    exposure.addNear(spread, state.orders.lotsOpen(controlled, each.id(), side));
                    if (!spread.isOfGrades()) addFar(exposure, controlled, each, side);
                } else {
                    exposure.add(
                            each.contract,
                            towards(each, side).sign() * state.positions.lots(controlled, each.id())
                                    + state.orders.lotsOpen(controlled, each.id(), towards(each, side)));
                }
            for (ContractMarket spread : line.gradeSpreads)
                if (spread.line != line) addFar(exposure, controlled, spread, side);
        }
        return exposure;
    }

    /** Somebody who sells a spread buys its far leg. */
    private void addFar(MonthExposure exposure, long account, ContractMarket spread, Side side) {
        exposure.addFar((Spread) spread.contract, state.orders.lotsOpen(account, spread.id(), side.opposite()));
    }

    /** The side of a contract on which one gets towards a side of its month: a put's is the other. */
    private static Side towards(ContractMarket market, Side side) {
        return market.contract instanceof Option option && option.type() == Option.Type.PUT ? side.opposite() : side;
    }

    /** A month's limit now: inside it, in proportion to the days that are not priced yet, rounded up. */
    long monthUnitsMax(PositionLimits limits, Contract.MonthFuture month) {
        DeliveryMonth delivery = state.indices.get(limits.index()).delivery(month, state.nowNanos);
        return delivery == null
                ? limits.contractUnitsMax()
                : Rounding.ceiling(limits.contractUnitsMax(), delivery.daysLeft(), delivery.days());
    }

    private static Refusal beyond(String what, Side side, long already, long added, long limit, boolean delivering) {
        if (already + added <= limit) return null;
        return new Refusal(
                RejectReason.POSITION_LIMIT,
                "the position limit of %s is %d units%s; positions and open %s under this control come to %d, so %d are left and not %d"
                        .formatted(
                                what,
                                limit,
                                delivering ? " in its delivery month" : "",
                                side == Side.BUY ? "buys" : "sells",
                                already,
                                Math.max(0, limit - already),
                                added));
    }

    /** Each month's and the perpetual's limits with what counts against them. */
    List<Views.LimitUse> use(long account, String index) {
        PositionLimits limits = state.limits.get(index);
        IndexLine line = state.indices.get(index);
        if (limits == null || line.markets.isEmpty()) return List.of();
        MonthExposure buys = towards(account, line, Side.BUY);
        MonthExposure sells = towards(account, line, Side.SELL);
        var use = new java.util.ArrayList<Views.LimitUse>();
        for (ContractMarket market : line.markets)
            switch (market.contract) {
                case Contract.MonthFuture month ->
                    use.add(new Views.LimitUse(
                            month.name(),
                            monthUnitsMax(limits, month),
                            buys.of(month.month()),
                            sells.of(month.month())));
                case Contract.Perpetual perpetual ->
                    use.add(new Views.LimitUse(
                            perpetual.name(), limits.contractUnitsMax(), buys.perpetual(), sells.perpetual()));
                case Contract.Strip _ -> {}
                case Option _ -> {}
                case Spread _ -> {}
            }
        use.add(new Views.LimitUse("", limits.allMonthsUnitsMax(), buys.allMonths(), sells.allMonths()));
        return use;
    }
}

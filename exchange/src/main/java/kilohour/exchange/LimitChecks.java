package kilohour.exchange;

import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.clearing.DeliveryMonth;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
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

    /** Units towards one side: {@code months} of each month, {@code perpetual} of the perpetual. */
    private static final class Exposure {
        final NavigableMap<YearMonth, Long> months = new TreeMap<>();
        long perpetual;

        void add(Contract contract, long lots) {
            if (lots == 0) return;
            switch (contract) {
                case Option option -> add(option.month(), lots * option.unitsPerLot());
                case Contract.MonthFuture month -> add(month.month(), lots * month.unitsPerLot());
                case Contract.Strip strip -> {
                    for (Contract.MonthFuture month : strip.months()) add(month.month(), lots * month.unitsPerLot());
                }
                case Contract.Perpetual it -> perpetual = Math.addExact(perpetual, lots * it.unitsPerLot());
            }
        }

        private void add(YearMonth month, long units) {
            months.merge(month, units, Math::addExact);
        }

        long allMonths() {
            long sum = 0;
            for (long units : months.values()) sum = Math.addExact(sum, units);
            return sum;
        }
    }

    /**
     * Why an account may not add so many lots, or null.
     *
     * @param lots checked against the largest order
     * @param replaced an order on this side whose open lots this replaces, or null
     */
    Refusal refusal(long account, ContractMarket market, Side ordered, long lots, Order replaced) {
        Side side = towards(market, ordered);
        PositionLimits limits = state.limits.get(market.index());
        if (limits == null) return null;
        Exposure before = towards(account, market, side);
        if (replaced != null) before.add(market.contract, -replaced.lotsOpen);
        var added = new Exposure();
        added.add(market.contract, lots);
        if (market.contract instanceof Contract.Perpetual)
            return beyond(
                    market.contract.name(), side, before.perpetual, added.perpetual, limits.contractUnitsMax(), false);
        for (var month : added.months.entrySet()) {
            var contract = new Contract.MonthFuture(0, market.contract.underlying(), month.getKey());
            long limit = monthUnitsMax(limits, contract);
            long already = before.months.getOrDefault(month.getKey(), 0L);
            Refusal refusal =
                    beyond(contract.name(), side, already, month.getValue(), limit, limit < limits.contractUnitsMax());
            if (refusal != null) return refusal;
        }
        return beyond(
                "all months of " + market.index(),
                side,
                before.allMonths(),
                added.allMonths(),
                limits.allMonthsUnitsMax(),
                false);
    }

    /** What is held, and open on this side, by everybody under the account's control; positive towards the side. */
    private Exposure towards(long account, ContractMarket market, Side side) {
        var exposure = new Exposure();
        for (ContractMarket each : state.line(market).markets)
            for (long controlled : state.controlGroups.with(account))
                exposure.add(
                        each.contract,
                        towards(each, side).sign() * state.positions.lots(controlled, each.id())
                                + state.orders.lotsOpen(controlled, each.id(), towards(each, side)));
        return exposure;
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
        ContractMarket any = line.markets.getFirst();
        Exposure buys = towards(account, any, Side.BUY);
        Exposure sells = towards(account, any, Side.SELL);
        var use = new java.util.ArrayList<Views.LimitUse>();
        for (ContractMarket market : line.markets)
            switch (market.contract) {
                case Contract.MonthFuture month ->
                    use.add(new Views.LimitUse(
                            month.name(),
                            monthUnitsMax(limits, month),
                            buys.months.getOrDefault(month.month(), 0L),
                            sells.months.getOrDefault(month.month(), 0L)));
                case Contract.Perpetual perpetual ->
                    use.add(new Views.LimitUse(
                            perpetual.name(), limits.contractUnitsMax(), buys.perpetual, sells.perpetual));
                case Contract.Strip _ -> {}
                case Option _ -> {}
            }
        use.add(new Views.LimitUse("", limits.allMonthsUnitsMax(), buys.allMonths(), sells.allMonths()));
        return use;
    }
}

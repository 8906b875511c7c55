package kilohour.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import kilohour.contracts.Contract;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;

/**
 * Settlement prices of months that did not trade, from trades of spreads and strips since the run before (rulebook 5).
 * A spread's last trade and the price of one leg give the other's; what several spreads say is averaged, half-even. A
 * month found so helps to find the next. Then a strip's last trade: what the months with a price leave of it is shared
 * among the others so that all of them move by the same factor.
 *
 * <pre>
 *   December settles at 2.610 on its own trades; December less January traded last at −0.012: January is 2.622
 *   January less February at 0.004: February is 2.618
 *   the quarter at 2.630: March is (2,160 × 2.630 − 744 × 2.622 − 672 × 2.618) / 744 = 2.6488
 * </pre>
 */
final class ImpliedSettlement {
    private final State state;
    private final ToLongFunction<ContractMarket> fairTenths;
    /** What is known so far: months with evidence of their own, then those found from them. */
    private final NavigableMap<Integer, Long> known;

    private final NavigableMap<Integer, Long> found = new TreeMap<>();

    /**
     * @param own prices of months that have evidence of their own, by contract
     * @param fairTenths where a month would stand without any evidence
     */
    private ImpliedSettlement(State state, NavigableMap<Integer, Long> own, ToLongFunction<ContractMarket> fairTenths) {
        this.state = state;
        this.fairTenths = fairTenths;
        this.known = new TreeMap<>(own);
    }

    /** The prices of the other months as far as spreads and strips tell of them, by contract, in tenths. */
    static NavigableMap<Integer, Long> of(
            State state, NavigableMap<Integer, Long> own, ToLongFunction<ContractMarket> fairTenths) {
        var implied = new ImpliedSettlement(state, own, fairTenths);
        while (implied.fromSpreads() || implied.fromAStrip()) {}
        return implied.found;
    }

    /** One step away from what is known; returns whether anything was found. */
    private boolean fromSpreads() {
        var step = new TreeMap<Integer, Long>();
        for (ContractMarket market : state.markets.values())
            if (isOpen(market)) {
                long price = fromSpreads(market);
                if (price > 0) step.put(market.id(), price);
            }
        known.putAll(step);
        found.putAll(step);
        return !step.isEmpty();
    }

    private boolean isOpen(ContractMarket market) {
        return market.contract instanceof Contract.MonthFuture && !market.ended && !known.containsKey(market.id());
    }

    /** The mean of what a month's spreads say, 0 if none of them says anything. */
    private long fromSpreads(ContractMarket month) {
        long sum = 0;
        int spreads = 0;
        for (Place place : month.places) {
            SpreadLegs legs = place.whole().legs;
            if (legs == null || !place.whole().tradedSinceRun) continue;
            boolean isNear = legs.near() == month;
            Long other = known.get((isNear ? legs.far() : legs.near()).id());
            if (other == null) continue;
            long spread = PriceGrid.tenths(place.whole().lastTradeTicks);
            sum = Math.addExact(sum, isNear ? other + spread : other - spread);
            spreads++;
        }
        return spreads == 0 ? 0 : Rounding.halfEven(sum, spreads);
    }

    /** From the shortest strip that traded and has months left to find; returns whether there was one. */
    private boolean fromAStrip() {
        List<ContractMarket> traded = state.markets.values().stream()
                .filter(market -> market.contract instanceof Contract.Strip && market.tradedSinceRun)
                .filter(market -> market.months.stream().anyMatch(this::isOpen))
                .sorted(Comparator.comparingInt(market -> market.months.size()))
                .toList();
        for (ContractMarket strip : traded) if (share(strip)) return true;
        return false;
    }

    /** Shares what is left of a strip's price among its open months; returns whether that gave them prices. */
    private boolean share(ContractMarket strip) {
        long left = Math.multiplyExact(strip.contract.unitsPerLot(), PriceGrid.tenths(strip.lastTradeTicks));
        long fair = 0;
        for (ContractMarket month : strip.months) {
            long units = month.contract.unitsPerLot();
            if (isOpen(month)) fair = Math.addExact(fair, units * fairTenths.applyAsLong(month));
            else left -= units * known.getOrDefault(month.id(), month.settlementTenths);
        }
        if (left <= 0 || fair <= 0) return false;
        var shares = new TreeMap<Integer, Long>();
        for (ContractMarket month : strip.months)
            if (isOpen(month))
                shares.put(month.id(), Math.max(1, Rounding.halfEven(fairTenths.applyAsLong(month), left, fair)));
        known.putAll(shares);
        found.putAll(shares);
        return true;
    }
}

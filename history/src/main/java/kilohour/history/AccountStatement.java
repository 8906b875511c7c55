package kilohour.history;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kilohour.clearing.Purpose;
import kilohour.exchange.Valuation;
import kilohour.units.Side;

/**
 * All that happened to an account in a period: opening balance + what moved by purpose = closing balance, micro-dollars.
 *
 * @param fromNanos start, included; nanoseconds since 1970 UTC
 * @param toNanos end, not included
 * @param byPurpose received less paid, by purpose
 * @param cash the postings, in order
 * @param trades its own, in order
 * @param positions what it held at the end, by contract
 * @param collateral what it held besides dollars at the end, by code
 * @param closes what it was worth and had to have after each daily run in the period; none for days on which it had nothing
 * @param marginCalls made in the period
 */
public record AccountStatement(
        long account,
        String name,
        long fromNanos,
        long toNanos,
        long openingMicros,
        long closingMicros,
        SortedMap<Purpose, Long> byPurpose,
        List<Cash> cash,
        List<Trade> trades,
        List<Position> positions,
        List<Collateral> collateral,
        List<Close> closes,
        List<MarginCall> marginCalls) {

    public AccountStatement {
        byPurpose = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byPurpose));
        cash = List.copyOf(cash);
        trades = List.copyOf(trades);
        positions = List.copyOf(positions);
        collateral = List.copyOf(collateral);
        closes = List.copyOf(closes);
        marginCalls = List.copyOf(marginCalls);
    }

    /** @param instrument empty where it concerns none; {@code balanceMicros} after it */
    public record Cash(
            long atNanos,
            Purpose purpose,
            String instrument,
            long amountMicros,
            long balanceMicros,
            String reference) {}

    /** @param units lots × units per lot; the price in ticks of the contract's grid */
    public record Trade(
            long tradeId,
            long atNanos,
            String instrument,
            Side side,
            long units,
            long priceTicks,
            int decimals,
            long feeMicros) {}

    /**
     * @param units long if positive
     * @param entryCostMicros signed; ÷ units is the mean entry price
     * @param settlementTenths last settlement price by the end, 0 before the first
     */
    public record Position(String instrument, long units, long entryCostMicros, long settlementTenths, int decimals) {}

    /**
     * @param amountMicros millionths of its unit
     * @param pricePpm last price by the end, parts per million of a dollar per unit; 0 if there was none
     */
    public record Collateral(String asset, long amountMicros, long pricePpm) {}

    /** @param day of the run, epoch day */
    public record Close(int day, Valuation valuation) {}

    /** @param shortfallMicros initial margin less equity when it was made */
    public record MarginCall(int day, long shortfallMicros) {}

    /** What the purposes come to. */
    public long movedMicros() {
        long sum = 0;
        for (Map.Entry<Purpose, Long> each : byPurpose.entrySet()) sum = Math.addExact(sum, each.getValue());
        return sum;
    }
}

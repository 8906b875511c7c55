package kilohour.exchange;

import java.util.List;

/**
 * What an account is worth and must have at the close of a day: after the daily run and its calls, micro-dollars.
 *
 * @param cashMicros dollars
 * @param gainsMicros gains less losses on futures and perpetuals since the last settlement, at the marks
 * @param optionsMicros the value of its options at the marks, those sold short negative
 * @param maintenanceMicros maintenance margin of its positions
 * @param initialMicros initial margin of its positions and open orders
 * @param pledged what it holds besides dollars, in order of code
 */
public record Valuation(
        long cashMicros,
        long gainsMicros,
        long optionsMicros,
        long maintenanceMicros,
        long initialMicros,
        List<Pledged> pledged) {
    /**
     * @param amountMicros millionths of its unit
     * @param pricePpm parts per million of a dollar per unit, 0 if there is none
     * @param haircutPpm as the price's age makes it, parts per million
     * @param countsMicros what it counts for, up to its cap and less the haircut
     */
    public record Pledged(String asset, long amountMicros, long pricePpm, long haircutPpm, long countsMicros) {}

    public Valuation {
        pledged = List.copyOf(pledged);
    }

    /** What all pledged assets count for. */
    public long collateralMicros() {
        long sum = 0;
        for (Pledged each : pledged) sum = Math.addExact(sum, each.countsMicros());
        return sum;
    }

    public long equityMicros() {
        return Math.addExact(Math.addExact(cashMicros, gainsMicros), Math.addExact(optionsMicros, collateralMicros()));
    }

    /** Equity above initial margin; a deficit is negative. */
    public long excessMicros() {
        return Math.subtractExact(equityMicros(), initialMicros);
    }
}

package kilohour.history;

/**
 * The trades of one interval. Without trades, all four prices are the close before and the rest is zero.
 *
 * @param startNanos first instant of the interval
 * @param trades how many trades
 * @param units GPU-hours or millions of tokens traded
 * @param valueMicros their value, micro-dollars
 */
public record Candle(
        long startNanos,
        long openTicks,
        long highTicks,
        long lowTicks,
        long closeTicks,
        long trades,
        long units,
        long valueMicros) {

    static Candle ofTrade(long startNanos, long priceTicks, long units, long valueMicros) {
        return new Candle(startNanos, priceTicks, priceTicks, priceTicks, priceTicks, 1, units, valueMicros);
    }

    static Candle withoutTrades(long startNanos, long closeBeforeTicks) {
        return new Candle(startNanos, closeBeforeTicks, closeBeforeTicks, closeBeforeTicks, closeBeforeTicks, 0, 0, 0);
    }

    /** This candle and the trades that came after it, as one that starts where this one does. */
    Candle then(Candle later) {
        return new Candle(
                startNanos,
                openTicks,
                Math.max(highTicks, later.highTicks),
                Math.min(lowTicks, later.lowTicks),
                later.closeTicks,
                trades + later.trades,
                Math.addExact(units, later.units),
                Math.addExact(valueMicros, later.valueMicros));
    }

    Candle startingAt(long otherStartNanos) {
        return new Candle(otherStartNanos, openTicks, highTicks, lowTicks, closeTicks, trades, units, valueMicros);
    }
}

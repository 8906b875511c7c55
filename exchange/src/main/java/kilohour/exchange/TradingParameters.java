package kilohour.exchange;

import kilohour.units.PriceGrid;
import kilohour.units.Utc;

/**
 * How the venue trades; set by the officer, the same for every contract.
 *
 * @param makerFeePpm fee of the resting side, parts per million of the trade's value
 * @param takerFeePpm fee of the incoming side, likewise
 * @param bandPpm how far beyond the mark and the last settlement price an order may be priced to trade
 * @param protectionPpm how far from the mark a market order may trade
 * @param orderUnitsMax largest order, in units of the good
 * @param openOrdersMax most open orders an account may have
 */
public record TradingParameters(
        long makerFeePpm, long takerFeePpm, long bandPpm, long protectionPpm, long orderUnitsMax, int openOrdersMax) {
    /** How long a request id is remembered: 120 s of venue time. */
    public static final long REQUEST_WINDOW_NANOS = 120 * Utc.NANOS_PER_SECOND;

    /**
     * Most units of one contract that an account's position and open orders may come to, where a tick is $0.001 or less
     * (GPU-hours).
     */
    public static final long POSITION_UNITS_MAX = 100_000_000;

    private static final long TICK_MICROS_OF_GPU_HOURS = 1_000;

    /** Highest price of anything, in ticks: $1,000 per GPU-hour. */
    public static final long PRICE_TICKS_MAX = 1_000_000;

    /**
     * Most units of one contract that an account's position and open orders may come to: fewer in proportion where a tick
     * is larger, 100,000 at $1. With prices up to {@link #PRICE_TICKS_MAX} a position is worth 10<sup>17</sup>
     * micro-dollars at most, and with shocks up to 200% the sums over all contracts of an underlying fit in a long.
     */
    public static long positionUnitsMax(PriceGrid grid) {
        return weighing(POSITION_UNITS_MAX, grid);
    }

    /**
     * Units of a good that weigh as much as so many GPU-hours, rounded up: as many where a tick is $0.001 or less, fewer in
     * proportion where it is larger, for a tick is chosen with the price.
     */
    static long weighing(long gpuHours, PriceGrid grid) {
        return Math.ceilDiv(gpuHours * TICK_MICROS_OF_GPU_HOURS, Math.max(TICK_MICROS_OF_GPU_HOURS, grid.tickMicros()));
    }

    public static final TradingParameters STANDARD = new TradingParameters(0, 200, 150_000, 50_000, 10_000_000, 1_000);

    public TradingParameters {
        if (makerFeePpm < 0 || makerFeePpm > 100_000 || takerFeePpm < 0 || takerFeePpm > 100_000)
            throw new IllegalArgumentException("fees are 0 to 10% of value");
        if (bandPpm < 1_000 || bandPpm > 900_000 || protectionPpm < 1_000 || protectionPpm > bandPpm)
            throw new IllegalArgumentException("bands are 0.1% to 90%, the protection band inside the price band");
        if (orderUnitsMax < 1 || orderUnitsMax > POSITION_UNITS_MAX || openOrdersMax < 1 || openOrdersMax > 1_000)
            throw new IllegalArgumentException("order limits out of range");
    }
}

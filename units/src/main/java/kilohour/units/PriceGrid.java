package kilohour.units;

/**
 * The grid that a good's prices lie on, and what a step of it is worth.
 *
 * @param tickMicros micro-dollars per unit of the good in one tick, a positive multiple of 10 (GPU-hours: 1,000; a
 *     million tokens: 100)
 */
public record PriceGrid(long tickMicros) {
    /** Tenths of a tick in one tick: the resolution of prints, marks and settlement prices. */
    public static final long TENTHS_PER_TICK = 10;

    public PriceGrid {
        if (tickMicros <= 0 || tickMicros % TENTHS_PER_TICK != 0 || tickMicros > 1_000_000)
            throw new IllegalArgumentException("tick must be a multiple of 10 micro-dollars up to $1: " + tickMicros);
    }

    /** Micro-dollars per unit in one tenth of a tick. */
    public long tenthMicros() {
        return tickMicros / TENTHS_PER_TICK;
    }

    /** An order price in tenths. */
    public static long tenths(long ticks) {
        return Math.multiplyExact(ticks, TENTHS_PER_TICK);
    }

    /**
     * The value of a quantity at a price, in micro-dollars: lots × units per lot × tenths × micro-dollars per tenth.
     * Exact; an overflow is an {@link ArithmeticException}.
     */
    public long valueMicros(long lots, long unitsPerLot, long priceTenths) {
        return Math.multiplyExact(
                Math.multiplyExact(lots, unitsPerLot), Math.multiplyExact(priceTenths, tenthMicros()));
    }

    /** A price in tenths as dollars per unit, with all its decimals ({@code 26123 → "2.6123"} for GPU-hours). */
    public String formatTenths(long tenths) {
        return java.math.BigDecimal.valueOf(tenths)
                .multiply(java.math.BigDecimal.valueOf(tenthMicros(), 6))
                .setScale(decimals() + 1, java.math.RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** A price in ticks as dollars per unit ({@code 2600 → "2.600"} for GPU-hours). */
    public String formatTicks(long ticks) {
        return java.math.BigDecimal.valueOf(ticks)
                .multiply(java.math.BigDecimal.valueOf(tickMicros, 6))
                .setScale(decimals(), java.math.RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /**
     * Dollars per unit as ticks.
     *
     * @throws IllegalArgumentException if it is no multiple of the tick
     */
    public long parseTicks(java.math.BigDecimal dollarsPerUnit) {
        long micros;
        try {
            micros = Decimals.exact(dollarsPerUnit, 6);
        } catch (IllegalArgumentException finerOrOut) {
            if (finerOrOut.getMessage().startsWith("out of range")) throw finerOrOut;
            micros = 1; // finer than a micro-dollar is off any grid
        }
        if (micros % tickMicros != 0)
            throw new IllegalArgumentException("price is not a multiple of the tick " + formatTicks(1));
        return micros / tickMicros;
    }

    /** Micro-dollars per unit rounded half-even to a tenth of a tick. */
    public long tenthsFromMicros(long microsPerUnit) {
        return Rounding.halfEven(microsPerUnit, tenthMicros());
    }

    /** Decimals that show every tick: 3 for $0.001. */
    public int decimals() {
        int decimals = 6;
        long step = tickMicros;
        while (decimals > 0 && step % 10 == 0) {
            step /= 10;
            decimals--;
        }
        return decimals;
    }
}

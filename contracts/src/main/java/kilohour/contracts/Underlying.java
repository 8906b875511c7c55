package kilohour.contracts;

import kilohour.units.PriceGrid;

/**
 * A good that contracts are listed on, priced by the index of the same code: all of it is data, told by a command.
 *
 * @param code upper-case letters and digits, a letter first, at most 12: {@code H100}
 * @param description the good in words
 * @param good what one unit is, and what lots are
 * @param grid tick of its order prices
 * @param terms which contracts are listed
 */
public record Underlying(String code, String description, Good good, PriceGrid grid, ListingTerms terms) {
    private static final int YEAR_DAYS_MAX = 366;

    /** A tenth of a tick on a lot is below this, in micro-dollars: no price makes a lot's value come near 2<sup>63</sup>. */
    private static final long TENTH_PER_LOT_MICROS_MAX = 1 << 30;

    /** @throws IllegalArgumentException if the code is none, or a lot is so large that its value may not fit in a long */
    public Underlying {
        if (!code.matches("[A-Z][A-Z0-9]{0,11}"))
            throw new IllegalArgumentException(
                    "underlying code must be a letter and up to 11 more letters and digits: " + code);
        if (largestLotUnits(good) >= TENTH_PER_LOT_MICROS_MAX / grid.tenthMicros())
            throw new IllegalArgumentException(
                    "lots of %s are too large for a tick of $%s: up to %d units a lot can be reckoned with"
                            .formatted(code, grid.formatTicks(1), TENTH_PER_LOT_MICROS_MAX / grid.tenthMicros() - 1));
    }

    /** Units of the largest of its lots: a leap year's, or a perpetual's. */
    private static long largestLotUnits(Good good) {
        long year = switch (good.lot()) {
            case Lot.Flow flow -> flow.unitsInMonth(YEAR_DAYS_MAX);
            case Lot.Fixed fixed -> 12 * fixed.units();
        };
        return Math.max(year, good.perpetualLotUnits());
    }

    /** Hours of a GPU at ticks of $0.001. */
    public static Underlying gpuHours(String code, String description, boolean perpetual) {
        return new Underlying(code, description, Good.GPU_HOUR, new PriceGrid(1_000), ListingTerms.gpuHours(perpetual));
    }

    /** Millions of tokens at ticks of $0.0001. */
    public static Underlying tokens(String code, String description, boolean perpetual) {
        return new Underlying(
                code, description, Good.MILLION_TOKENS, new PriceGrid(100), ListingTerms.tokens(perpetual));
    }
}

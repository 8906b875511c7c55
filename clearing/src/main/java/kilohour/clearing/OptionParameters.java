package kilohour.clearing;

/**
 * How options on one underlying are listed and margined.
 *
 * @param index the underlying's code
 * @param version counts up by one at every change
 * @param strikeStepPpm largest distance of two strikes, parts per million of the month's price
 * @param strikesEachSide strikes listed on each side of the price; 0: no more are listed
 * @param strikesMax most strikes of one month and style
 * @param volatilityPpm of a year, parts per million, for months that were given none of their own
 * @param shortMinimumPpm least margin of a lot sold short, parts per million of the month future's value
 */
public record OptionParameters(
        String index,
        long version,
        long strikeStepPpm,
        int strikesEachSide,
        int strikesMax,
        long volatilityPpm,
        long shortMinimumPpm) {
    /** Lowest volatility of a year: 1%. */
    public static final long VOLATILITY_PPM_MIN = 10_000;

    public OptionParameters {
        if (strikeStepPpm < 1_000 || strikeStepPpm > 1_000_000)
            throw new IllegalArgumentException(
                    "strikes lie 0.1% to 100% of the price apart: " + strikeStepPpm + " ppm");
        if (strikesEachSide < 0 || strikesEachSide > 9 || strikesMax < 2 * strikesEachSide + 1 || strikesMax > 60)
            throw new IllegalArgumentException("up to 9 strikes are listed on each side, and up to 60 of a month");
        requireVolatility(volatilityPpm);
        if (shortMinimumPpm < 0 || shortMinimumPpm > 1_000_000)
            throw new IllegalArgumentException(
                    "the short-option minimum is 0 to 100% of the future's value: " + shortMinimumPpm + " ppm");
    }

    /** @throws IllegalArgumentException unless it is 1% to 500% */
    public static void requireVolatility(long ppm) {
        if (ppm < VOLATILITY_PPM_MIN || ppm > OptionModel.VOLATILITY_PPM_MAX)
            throw new IllegalArgumentException("a volatility is 1% to 500% of a year: " + ppm + " ppm");
    }

    /**
     * The starting values: strikes a tenth apart, three on each side, at most 24 of a month; a volatility of 40%, above
     * the 15% to 30% that rents have shown in a year, for the jumps that they also have; 2% for a short lot.
     */
    public static OptionParameters standard(String index) {
        return new OptionParameters(index, 1, 100_000, 3, 24, 400_000, 20_000);
    }
}

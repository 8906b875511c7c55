package kilohour.clearing;

import kilohour.units.Rounding;

/**
 * A move of one underlying's whole curve that margin must cover, as relative price moves in parts per million at
 * three places: now, 18 months ahead and 36 months ahead; straight lines between. Equal moves are a parallel shift,
 * unequal ones a slope or a bend. Options' volatilities move with it, all by the same share.
 *
 * @param name what happens, in words a member understands
 * @param volatilityPpm relative move of every volatility, parts per million
 */
public record Scenario(String name, long nearPpm, long middlePpm, long farPpm, long volatilityPpm) {
    private static final int HALF_CURVE_MONTHS = 18;

    public Scenario {
        if (volatilityPpm < -990_000 || volatilityPpm > 4_000_000)
            throw new IllegalArgumentException(
                    "a scenario moves volatilities by −99% to +400%: " + volatilityPpm + " ppm");
        for (long ppm : new long[] {nearPpm, middlePpm, farPpm})
            if (ppm < -990_000 || ppm > 2_000_000)
                throw new IllegalArgumentException("a scenario moves a price by −99% to +200%: " + ppm + " ppm");
    }

    /** A move of prices alone. */
    public Scenario(String name, long nearPpm, long middlePpm, long farPpm) {
        this(name, nearPpm, middlePpm, farPpm, 0);
    }

    /** A volatility after the move, half-even to a part per million, inside what a volatility may be. */
    long movedVolatilityPpm(long ppm) {
        return Math.clamp(
                ppm + Rounding.halfEven(ppm, volatilityPpm, 1_000_000),
                OptionParameters.VOLATILITY_PPM_MIN,
                OptionModel.VOLATILITY_PPM_MAX);
    }

    /** The relative move of a contract so many months ahead, parts per million, half-even. */
    public long shockPpm(int monthsAhead) {
        int m = Math.min(monthsAhead, 2 * HALF_CURVE_MONTHS);
        return m <= HALF_CURVE_MONTHS
                ? nearPpm + Rounding.halfEven(middlePpm - nearPpm, m, HALF_CURVE_MONTHS)
                : middlePpm + Rounding.halfEven(farPpm - middlePpm, m - HALF_CURVE_MONTHS, HALF_CURVE_MONTHS);
    }

    /** A price moved by a shock, half-even to a tenth of a tick, never below zero. */
    static long shockedTenths(long priceTenths, long shockPpm) {
        return Math.max(0, priceTenths + Rounding.halfEven(priceTenths, shockPpm, 1_000_000));
    }
}

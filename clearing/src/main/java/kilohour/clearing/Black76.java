package kilohour.clearing;

import kilohour.contracts.Option;

/**
 * The formula of Black (The pricing of commodity contracts, 1976) for a European option on a price that has no drift and
 * is lognormal at expiry. Nothing is discounted: cash at the clearing house bears no interest. Prices are in any one
 * unit; the standard deviation is of the logarithm over the whole life: volatility × √years.
 */
public final class Black76 {
    private Black76() {}

    /** What the option is worth, never below what it would pay now. */
    public static double value(Option.Type type, double forward, double strike, double deviation) {
        double intrinsic = Math.max(0, type.sign() * (forward - strike));
        if (forward <= 0 || strike <= 0 || deviation <= 0) return intrinsic;
        double d1 = d1(forward, strike, deviation);
        double sign = type.sign();
        double value = sign
                * (forward * NormalDistribution.cumulative(sign * d1)
                        - strike * NormalDistribution.cumulative(sign * (d1 - deviation)));
        return Math.max(intrinsic, value);
    }

    /** What its value gains when the forward rises by one: −1 to 1. */
    public static double delta(Option.Type type, double forward, double strike, double deviation) {
        if (forward <= 0 || strike <= 0 || deviation <= 0)
            return type.sign() * (forward - strike) > 0 ? type.sign() : 0;
        return type.sign() * NormalDistribution.cumulative(type.sign() * d1(forward, strike, deviation));
    }

    /** What its delta gains when the forward rises by one. */
    public static double gamma(double forward, double strike, double deviation) {
        if (forward <= 0 || strike <= 0 || deviation <= 0) return 0;
        return NormalDistribution.density(d1(forward, strike, deviation)) / (forward * deviation);
    }

    /** What its value gains when the standard deviation rises by one. */
    public static double perDeviation(double forward, double strike, double deviation) {
        if (forward <= 0 || strike <= 0 || deviation <= 0) return 0;
        return forward * NormalDistribution.density(d1(forward, strike, deviation));
    }

    private static double d1(double forward, double strike, double deviation) {
        return StrictMath.log(forward / strike) / deviation + deviation / 2;
    }
}

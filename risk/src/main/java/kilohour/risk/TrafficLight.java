package kilohour.risk;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * How many of so many moves went beyond margin, and what that says of a model that ought to cover 99%. The zones are
 * those of the Basel Committee's framework for backtesting (1996): green while so few or fewer have a chance below 95%,
 * red from 99.99% on.
 *
 * @param tests moves looked at
 * @param exceeded of them, those beyond margin
 */
public record TrafficLight(int tests, int exceeded) {
    /** The coverage that is asked for. */
    public static final double COVERAGE = 0.99;

    private static final double YELLOW_FROM = 0.95;
    private static final double RED_FROM = 0.9999;

    public enum Zone {
        GREEN,
        YELLOW,
        RED
    }

    public double coverage() {
        return tests == 0 ? 1 : 1 - (double) exceeded / tests;
    }

    /** With 250 moves: green to 4 beyond margin, yellow to 9, red from 10. */
    public Zone zone() {
        if (tests == 0) return Zone.GREEN;
        double chance = new BinomialDistribution(tests, 1 - COVERAGE).cumulativeProbability(exceeded);
        if (chance < YELLOW_FROM) return Zone.GREEN;
        return chance < RED_FROM ? Zone.YELLOW : Zone.RED;
    }

    /** Kupiec's test: the chance of a share as far from 1% or farther, if 1% were true. */
    public double kupiecChance() {
        if (tests == 0) return 1;
        double p = 1 - COVERAGE;
        double share = (double) exceeded / tests;
        double expected = logLikelihood(p);
        double seen = logLikelihood(share);
        return 1 - new ChiSquaredDistribution(1).cumulativeProbability(Math.max(0, -2 * (expected - seen)));
    }

    private double logLikelihood(double share) {
        double log = 0;
        if (tests > exceeded) log += (tests - exceeded) * StrictMath.log(1 - share);
        if (exceeded > 0) log += exceeded * StrictMath.log(share);
        return log;
    }
}

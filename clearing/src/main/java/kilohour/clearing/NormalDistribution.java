package kilohour.clearing;

/** The standard normal distribution, in plain arithmetic and {@link StrictMath}: the same bits everywhere. */
final class NormalDistribution {
    private static final double SQRT_TWO_PI = 2.506628274631000502;

    /** Beyond this nothing is left in double precision. */
    private static final double TAIL = 37;

    /** Where Hart's rational approximation gives way to a continued fraction. */
    private static final double SPLIT = 7.07106781186547;

    private static final double[] NUMERATOR = {
        3.52624965998911e-2,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };
    private static final double[] DENOMINATOR = {
        8.83883476483184e-2,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };

    private NormalDistribution() {}

    static double density(double x) {
        return StrictMath.exp(-x * x / 2) / SQRT_TWO_PI;
    }

    /**
     * The probability of a value not above x, to about 1e-15: algorithm 5666 of Hart (Computer Approximations, 1968) as
     * given by West (Better Approximations to Cumulative Normal Functions, 2005).
     */
    static double cumulative(double x) {
        double size = Math.abs(x);
        if (size > TAIL) return x > 0 ? 1 : 0;
        double e = StrictMath.exp(-size * size / 2);
        double tail = size < SPLIT
                ? e * polynomial(NUMERATOR, size) / polynomial(DENOMINATOR, size)
                : e / continuedFraction(size) / SQRT_TWO_PI;
        return x > 0 ? 1 - tail : tail;
    }

    private static double polynomial(double[] highestFirst, double x) {
        double sum = 0;
        for (double coefficient : highestFirst) sum = sum * x + coefficient;
        return sum;
    }

    private static double continuedFraction(double x) {
        double sum = x + 0.65;
        for (int i = 4; i >= 1; i--) sum = x + i / sum;
        return sum;
    }
}

package kilohour.benchmarks;

import java.util.Arrays;
import java.util.Random;

/**
 * How large a generated stream is.
 *
 * @param resting orders that rest when the clock starts, and about as many at the end
 * @param commands commands measured
 * @param users of all symbols together
 */
record StreamShape(String name, int symbols, int resting, int commands, int users) {
    static final StreamShape A = new StreamShape("A", 1, 1_000, 3_000_000, 1_000);
    static final StreamShape C = new StreamShape("C", 100, 10_000, 3_000_000, 10_000);
    static final StreamShape D = new StreamShape("D", 10_000, 1_000_000, 3_000_000, 1_000_000);

    private static final double PARETO_SHAPE = 1.5;

    /** The same market, smaller. */
    StreamShape withCommands(int fewer) {
        return new StreamShape(name, symbols, resting, fewer, users);
    }

    /** A total cut among the symbols by their weights; what rounding leaves goes to the first. */
    int[] cut(int total, double[] weights) {
        int[] parts = new int[weights.length];
        for (int i = 0; i < parts.length; i++) parts[i] = (int) (total * weights[i]);
        parts[0] += total - Arrays.stream(parts).sum();
        return parts;
    }

    /** Shares of the symbols in all activity, Pareto-distributed with shape 1.5, in no order; their sum is 1. */
    double[] weights(Random random) {
        double[] weights = new double[symbols];
        for (int i = 0; i < symbols; i++) weights[i] = Math.pow(1 - random.nextDouble(), -1 / PARETO_SHAPE);
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}

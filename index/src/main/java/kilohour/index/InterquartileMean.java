package kilohour.index;

import kilohour.units.Rounding;

/**
 * Rulebook 2.7: the weighted mean of the middle half. Prices in order, each takes up its weight on a line of length W;
 * only what lies between W/4 and 3W/4 counts, so a weight on the boundary counts in part.
 */
final class InterquartileMean {
    private InterquartileMean() {}

    /**
     * Σ price × (its weight between the quartiles) ÷ (W/2), half-even to a unit of {@code unitMicros}.
     *
     * @param pricesMicros in ascending order
     * @param weights of the same length, not negative, at most 10<sup>7</sup> in all
     */
    static long of(long[] pricesMicros, int[] weights, long unitMicros) {
        long total = 0;
        for (int weight : weights) total += weight;
        // Four times the line, so that the quartiles W and 3W are whole.
        long start = 0;
        long sum = 0;
        for (int i = 0; i < weights.length; i++) {
            long end = start + 4L * weights[i];
            long counted = Math.min(end, 3 * total) - Math.max(start, total);
            if (counted > 0) sum = Math.addExact(sum, Math.multiplyExact(pricesMicros[i], counted));
            start = end;
        }
        return Rounding.halfEven(sum, Math.multiplyExact(2 * total, unitMicros));
    }
}

package kilohour.tokens;

import java.util.Comparator;
import java.util.stream.IntStream;
import kilohour.units.Rounding;

/** The price at which half of the weight is reached; where that is exactly between two prices, their mean, half-even. */
final class WeightedMedian {
    private WeightedMedian() {}

    static long of(long[] prices, int[] weights) {
        int[] order = IntStream.range(0, prices.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> prices[i]))
                .mapToInt(i -> i)
                .toArray();
        long total = 0;
        for (int weight : weights) total += weight;
        long reached = 0;
        for (int i = 0; i < order.length; i++) {
            reached += weights[order[i]];
            if (2 * reached > total) return prices[order[i]];
            if (2 * reached == total) return Rounding.halfEven(prices[order[i]] + prices[order[i + 1]], 2);
        }
        throw new IllegalArgumentException("a median needs a weight");
    }

    /** All weights equal; the array is sorted. */
    static long of(long[] prices) {
        java.util.Arrays.sort(prices);
        int middle = prices.length / 2;
        return prices.length % 2 == 1 ? prices[middle] : Rounding.halfEven(prices[middle - 1] + prices[middle], 2);
    }
}

package kilohour.tokens;

import java.util.Arrays;
import kilohour.units.Rounding;

/** The price at which half of the weight is reached; where that is exactly between two prices, their mean, half-even. */
final class WeightedMedian {
    private WeightedMedian() {}

    static long of(long[] prices, int[] weights) {
        return of(prices, weights, order(prices));
    }

    /** Places of the prices from the lowest to the highest; equal ones as they stand. */
    static int[] order(long[] prices) {
        var order = new int[prices.length];
        for (int i = 0; i < order.length; i++) {
            int at = i;
            for (; at > 0 && prices[order[at - 1]] > prices[i]; at--) order[at] = order[at - 1];
            order[at] = i;
        }
        return order;
    }

    /** @param order as {@link #order} gives it */
    static long of(long[] prices, int[] weights, int[] order) {
        long total = 0;
        for (int weight : weights) total += weight;
        long reached = 0;
        for (int i = 0; i < order.length; i++) {
            reached += weights[order[i]];
            if (2 * reached > total) return prices[order[i]];
            if (2 * reached == total && total > 0) {
                int next = i + 1;
                while (weights[order[next]] == 0) next++;
                return Rounding.halfEven(prices[order[i]] + prices[order[next]], 2);
            }
        }
        throw new IllegalArgumentException("a median needs a weight");
    }

    /** All weights equal; the array is sorted. */
    static long of(long[] prices) {
        Arrays.sort(prices);
        int middle = prices.length / 2;
        return prices.length % 2 == 1 ? prices[middle] : Rounding.halfEven(prices[middle - 1] + prices[middle], 2);
    }
}

package kilohour.tokens;

import java.util.Arrays;
import kilohour.units.Rounding;

/**
 * The price at which half of the weight is reached; where that is between two prices, their mean, half-even. Weights are
 * rounded shares, each off by less than one: half is reached between two prices if it is so to that rounding. Of six
 * hosts that weigh alike three have it, though their shares add up to 500,001 parts per million or to 499,999.
 */
final class WeightedMedian {
    private WeightedMedian() {}

    /** @param weightsPpm rounded shares that add up to one million */
    static long of(long[] prices, int[] weightsPpm) {
        return of(prices, weightsPpm, order(prices));
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
    static long of(long[] prices, int[] weightsPpm, int[] order) {
        long reached = 0;
        for (int i = 0; i < order.length; i++) {
            reached += weightsPpm[order[i]];
            int next = next(weightsPpm, order, i + 1);
            if (2 * reached > TokenMethod.ONE_PPM + order.length || next == order.length) return prices[order[i]];
            if (2 * reached >= TokenMethod.ONE_PPM - order.length)
                return Rounding.halfEven(prices[order[i]] + prices[order[next]], 2);
        }
        throw new IllegalArgumentException("a median needs a price");
    }

    /** The next place with a weight. */
    private static int next(int[] weights, int[] order, int from) {
        int next = from;
        while (next < order.length && weights[order[next]] == 0) next++;
        return next;
    }

    /** All weights equal; the array is sorted. */
    static long of(long[] prices) {
        Arrays.sort(prices);
        int middle = prices.length / 2;
        return prices.length % 2 == 1 ? prices[middle] : Rounding.halfEven(prices[middle - 1] + prices[middle], 2);
    }
}

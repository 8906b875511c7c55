package kilohour.index;

import java.util.Arrays;
import java.util.Comparator;
import kilohour.units.Rounding;

/** A price with a weight, and the two averages of weighted prices that the method uses. */
record Weighted(long priceMicros, long weight) {
    static final Comparator<Weighted> BY_PRICE =
            Comparator.comparingLong(Weighted::priceMicros).thenComparingLong(Weighted::weight);

    /**
     * The weighted median: the price at which half of the weight is reached; where the half falls between two prices,
     * their mean, half-even to a micro-dollar.
     */
    static long median(Weighted[] prices) {
        Arrays.sort(prices, BY_PRICE);
        long total = 0;
        for (Weighted price : prices) total = Math.addExact(total, price.weight());
        long reached = 0;
        for (int i = 0; i < prices.length; i++) {
            reached += prices[i].weight();
            if (2 * reached == total && i + 1 < prices.length)
                return Rounding.halfEven(prices[i].priceMicros() + prices[i + 1].priceMicros(), 2);
            if (2 * reached >= total) return prices[i].priceMicros();
        }
        throw new IllegalArgumentException("no weight to take a median of");
    }
}

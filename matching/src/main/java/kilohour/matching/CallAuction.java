package kilohour.matching;

import java.util.TreeMap;
import kilohour.units.Side;

/**
 * What a call auction comes to: every trade at one price. Demand D(p) is the lots bid at p or more, supply S(p) the lots
 * offered at p or less, icebergs at their full size, and p any whole tick, also one at which nobody has an order,
 * and also one of 0 or less.
 *
 * <ol>
 *   <li>The price has the largest volume, min(D, S).
 *   <li>Among those, the smallest imbalance, |D − S|.
 *   <li>Among those, it is the nearest to the reference.
 * </ol>
 *
 * <p>There is exactly one such price. As p rises, D never rises and S never falls. So the prices of the largest volume
 * are neighbours; D − S falls along them, so those of the smallest imbalance are neighbours too (where +k and −k both
 * occur, nothing lies between); and of neighbouring ticks one is nearest to a whole tick. With a tick of $0.001 and a
 * reference of 2.600:
 *
 * <pre>
 *   buy  10 @ 2.610     sell  4 @ 2.590       p      2.590  2.591 … 2.594  2.595  2.596 … 2.610
 *                       sell  6 @ 2.595       D         10             10     10             10
 *                                             S          4              4     10             10
 *   volume 10 from 2.595 to 2.610, imbalance 0 in all of them: the price is 2.600
 * </pre>
 *
 * @param priceTicks the price, or {@link OrderBook#NONE} where no bid reaches an offer
 * @param lots the volume, 0 without a price
 * @param imbalanceLots D − S at the price: lots left over at it, buyers' if positive, sellers' if negative; 0 without a
 *     price
 */
public record CallAuction(long priceTicks, long lots, long imbalanceLots) {
    /** Of a book in which no bid reaches an offer. */
    public static final CallAuction NO_PRICE = new CallAuction(OrderBook.NONE, 0, 0);

    /** Lots at one price. */
    private static final class Lots {
        long bid;
        long offered;
    }

    /** What a call would come to with the orders that rest in a book now. Looks at every order of the overlap. */
    public static CallAuction of(OrderBook book, long referenceTicks) {
        var overlap = new TreeMap<Long, Lots>();
        long[] demand = {0};
        book.overlap(Side.BUY, (priceTicks, lots) -> {
            overlap.computeIfAbsent(priceTicks, p -> new Lots()).bid += lots;
            demand[0] += lots;
        });
        book.overlap(
                Side.SELL, (priceTicks, lots) -> overlap.computeIfAbsent(priceTicks, p -> new Lots()).offered += lots);
        if (overlap.isEmpty()) return NO_PRICE;
        long price = best(overlap, demand[0]).nearest(referenceTicks);
        long bid = overlap.tailMap(price, true).values().stream()
                .mapToLong(l -> l.bid)
                .sum();
        long offered = overlap.headMap(price, true).values().stream()
                .mapToLong(l -> l.offered)
                .sum();
        return new CallAuction(price, Math.min(bid, offered), bid - offered);
    }

    /** Goes up the prices: each with orders, then the ticks between it and the next, where D and S stay the same. */
    private static Candidates best(TreeMap<Long, Lots> overlap, long allBid) {
        var candidates = new Candidates();
        long demand = allBid;
        long supply = 0;
        for (var at : overlap.entrySet()) {
            long price = at.getKey();
            supply += at.getValue().offered;
            candidates.consider(price, price, demand, supply);
            demand -= at.getValue().bid;
            Long next = overlap.higherKey(price);
            if (next != null && next > price + 1) candidates.consider(price + 1, next - 1, demand, supply);
        }
        return candidates;
    }

    /** The neighbouring prices that are the best so far. */
    private static final class Candidates {
        private long from;
        private long to;
        private long volume = -1;
        private long imbalance;

        void consider(long fromTicks, long toTicks, long demand, long supply) {
            long volumeHere = Math.min(demand, supply);
            long imbalanceHere = Math.abs(demand - supply);
            boolean better = volumeHere > volume || (volumeHere == volume && imbalanceHere < imbalance);
            boolean equal = volumeHere == volume && imbalanceHere == imbalance;
            if (better) {
                from = fromTicks;
                volume = volumeHere;
                imbalance = imbalanceHere;
            }
            if (better || equal) to = toTicks;
        }

        long nearest(long referenceTicks) {
            return Math.clamp(referenceTicks, from, to);
        }
    }
}

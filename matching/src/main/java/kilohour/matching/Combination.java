package kilohour.matching;

import java.util.List;
import kilohour.units.Side;

/**
 * Books whose orders imply prices in each other: a whole (a strip, a spread) and its legs. A lot of the whole is a lot
 * of every leg, and
 *
 * <pre>
 *   weight × price of the whole = Σ weight × price of each leg that a buyer of the whole buys
 *                               − Σ weight × price of each leg that he sells
 * </pre>
 *
 * <p>An incoming order in one member meets, in one generation, the orders that stand first in all the others: one in
 * the whole is met by its legs (implied in), one in a leg by the whole and the other legs (implied out). A quarter of
 * 744, 672 and 744 hours, with a tick of $0.001:
 *
 * <pre>
 *   January  offered 2,600      February offered 2,590     March offered 2,611
 *   the quarter is offered at (744 × 2,600 + 672 × 2,590 + 744 × 2,611) / 2,160 = 2,600.67…: shown as 2,601
 *   a bid of 2,600 for the quarter and the offers of January and February bid for March
 *     (2,160 × 2,600 − 744 × 2,600 − 672 × 2,590) / 744 = 2,609.03…: shown as 2,609
 * </pre>
 *
 * <p>Bids round down and offers up to a whole tick: what that leaves goes to the owner of the order in the whole. Members
 * are numbered, 0 the whole and from 1 the legs. Only real orders imply, never implied ones, so nothing goes in circles.
 * A whole may be worth nothing or less, as a spread is whose legs cost the same or cross; a leg costs at least a tick.
 */
public final class Combination {
    /**
     * @param side what a buyer of the whole does in the leg
     * @param weight units of the good in a lot, above 0
     */
    public record Leg(OrderBook book, Side side, long weight) {}

    /** @param lots what the first orders of all other members have in common */
    public record Implied(long priceTicks, long lots) {}

    private static final int WHOLE = 0;

    private final OrderBook whole;
    private final long weight;
    private final List<Leg> legs;

    /** @param weight of the whole's price, above 0: of a strip its hours, of a spread 1, as that of its legs */
    public Combination(OrderBook whole, long weight, List<Leg> legs) {
        this.whole = whole;
        this.weight = weight;
        this.legs = List.copyOf(legs);
    }

    /** How many books it has: the whole and its legs. */
    public int members() {
        return 1 + legs.size();
    }

    public OrderBook book(int member) {
        return member == WHOLE ? whole : legs.get(member - 1).book();
    }

    /**
     * The side of the resting order that takes part in another member when an incoming order comes to {@code target}.
     */
    public Side makerSide(int target, Side taker, int member) {
        if (target == WHOLE) return inLeg(taker, member).opposite();
        Side wholeSide = inLeg(taker, target).opposite();
        return member == WHOLE ? wholeSide : inLeg(wholeSide, member).opposite();
    }

    /**
     * The price at which an incoming order in a member would trade with the first orders of the others, or null: where
     * one of those is missing, or two owners would meet themselves, or a leg's price would be below a tick or any beyond
     * what a book takes.
     *
     * @param owner of the incoming order
     */
    public Implied best(int target, Side taker, long owner) {
        long sum = 0;
        long lots = Long.MAX_VALUE;
        for (int member = 0; member < members(); member++) {
            if (member == target) continue;
            Side side = makerSide(target, taker, member);
            long price = book(member).bestTicks(side);
            if (price == OrderBook.NONE) return null;
            lots = Math.min(lots, book(member).firstLots(side));
            sum = Math.addExact(sum, Math.multiplyExact(signedWeight(member), price));
        }
        if (meetsItself(target, taker, owner)) return null;
        // Σ signed weight × price over all members is 0: the whole's weight counts negative.
        long price = rounded(Math.negateExact(sum), signedWeight(target), taker);
        boolean allowed = OrderBook.isPrice(price) && (target == WHOLE || price >= 1);
        return allowed ? new Implied(price, lots) : null;
    }

    /** All trades are between the owner of the order in the whole, resting or incoming, and one of the others. */
    private boolean meetsItself(int target, Side taker, long owner) {
        long wholeOwner = target == WHOLE ? owner : makerOwner(target, taker, WHOLE);
        if (target != WHOLE && wholeOwner == owner) return true;
        for (int member = 1; member < members(); member++)
            if (member != target && makerOwner(target, taker, member) == wholeOwner) return true;
        return false;
    }

    private long makerOwner(int target, Side taker, int member) {
        return book(member).firstOwner(makerSide(target, taker, member));
    }

    private long signedWeight(int member) {
        if (member == WHOLE) return -weight;
        Leg leg = legs.get(member - 1);
        return leg.side().sign() * leg.weight();
    }

    /** What somebody who takes this side of the whole does in a leg, numbered from 1. */
    public Side inLeg(Side ofWhole, int member) {
        Side ifBought = legs.get(member - 1).side();
        return ofWhole == Side.BUY ? ifBought : ifBought.opposite();
    }

    /** Up for a buyer, down for a seller. */
    private static long rounded(long sum, long divisor, Side taker) {
        return taker == Side.BUY ? Math.ceilDiv(sum, divisor) : Math.floorDiv(sum, divisor);
    }
}

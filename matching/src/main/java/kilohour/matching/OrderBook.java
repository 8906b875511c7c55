package kilohour.matching;

import kilohour.units.Side;

/**
 * A limit order book with price-time priority. It knows prices (whole ticks, {@link #MIN_TICKS} to {@link #MAX_TICKS}: a
 * spread may trade at 0 or less), quantities (whole lots, 1 to {@link #MAX_LOTS}), order ids and owners (account ids);
 * nothing of money, contracts or time. Which of these prices a contract allows is its caller's business.
 *
 * <p>An incoming order is first {@linkplain #take taken} against the other side; what is left of it may then
 * {@linkplain #rest rest}. Nothing in the book ever has a quantity of 0 or less, and the best bid is always below the
 * best offer, except while orders gather for a call auction: they {@linkplain #restInAuction rest} across each other
 * until the book is {@linkplain #uncross uncrossed} at the price of {@link CallAuction}.
 *
 * <p>An <b>iceberg</b> order shows one tranche at a time. Only shown lots have a place in the queue, count in levels,
 * impact totals and the checksum; when the tranche is gone, the next one goes to the back of the queue at its price. An
 * incoming order may take tranche after tranche.
 *
 * <p>The book trusts its caller: a wrong argument (an id used twice, a quantity of 0, an order that would rest across
 * the other side) is a broken invariant and throws, before anything has changed. One thread at a time.
 */
public final class OrderBook {
    /** Stands for a price or total that does not exist: an empty side, or not enough lots. Never a valid figure. */
    public static final long NONE = Long.MIN_VALUE;

    public static final long MAX_TICKS = 1L << 40;
    public static final long MIN_TICKS = -MAX_TICKS;
    public static final long MAX_LOTS = 1L << 40;

    /** Orders that may rest at once: 2²², so that the lots of a side always sum within a long. */
    public static final int MAX_ORDERS = 1 << 22;

    private final Queues queues = new Queues();
    private final OrdersById ordersById = new OrdersById(queues);
    private final BookSide bids = new BookSide(queues, Side.BUY);
    private final BookSide asks = new BookSide(queues, Side.SELL);
    private final Match match = new Match(this, queues);

    /** An empty book. */
    public OrderBook() {}

    /** Whether an incoming order with this limit meets a resting order at once, whosever it is. */
    public boolean crosses(Side side, long limitTicks) {
        return opposite(side).isReachedBy(limitTicks);
    }

    /**
     * Lots that an incoming order for {@code lotsWanted} would trade at its limit or better if it were taken now:
     * exactly what {@link #take} would do, with nothing changed. Equal to {@code lotsWanted} when a fill-or-kill order
     * fills; less when the book is too thin or when self-trade prevention would stop or shrink the order on the way.
     */
    public long lotsAvailable(Side side, long limitTicks, long lotsWanted, long owner, SelfTradePrevention prevention) {
        return lotsAvailable(side, limitTicks, lotsWanted, owner, prevention, Integer.MAX_VALUE);
    }

    /** The same where it would be taken with so many resting orders at most. */
    public long lotsAvailable(
            Side side, long limitTicks, long lotsWanted, long owner, SelfTradePrevention prevention, int makersMax) {
        requireQuantity(lotsWanted);
        return match.lotsAvailable(owner, opposite(side), limitTicks, lotsWanted, prevention, makersMax);
    }

    /**
     * Matches an incoming order against the other side, best price first, then oldest first, each trade at the maker's
     * price. Trades and what self-trade prevention does to makers are told to the listener in the order in which they
     * happen.
     *
     * <p>{@code lots} = lots traded + {@link #takerLotsPrevented()} + the lots returned.
     *
     * @param orderId must not rest in the book
     * @return lots of the order that are still alive: they may {@link #rest} at the limit, or be cancelled by the
     *     caller. 0 when the order is filled or self-trade prevention has cancelled what was left of it
     */
    public long take(
            long orderId,
            long owner,
            Side side,
            long limitTicks,
            long lots,
            SelfTradePrevention prevention,
            MatchListener listener) {
        return take(orderId, owner, side, limitTicks, lots, prevention, Integer.MAX_VALUE, listener);
    }

    /**
     * The same with so many resting orders at most, traded with or taken out: then the order stops, and may cross what
     * it has not met.
     *
     * @param makersMax at least 0
     */
    public long take(
            long orderId,
            long owner,
            Side side,
            long limitTicks,
            long lots,
            SelfTradePrevention prevention,
            int makersMax,
            MatchListener listener) {
        requireQuantity(lots);
        match.begin();
        if (!crosses(side, limitTicks)) {
            return lots;
        }
        requireNotResting(orderId);
        return match.against(opposite(side), owner, limitTicks, lots, prevention, makersMax, listener);
    }

    /** Resting orders that the last {@link #take} or {@link #move} has met, each tranche of an iceberg by itself. */
    public int makersMet() {
        return match.makersMet();
    }

    /**
     * Lots that self-trade prevention took from the incoming order of the last {@link #take}, without a trade. 0 when
     * it did not interfere with that order (it may still have cancelled makers: see {@link MatchListener}).
     */
    public long takerLotsPrevented() {
        return match.takerLotsPrevented();
    }

    /**
     * Puts an order at the back of the queue at its price.
     *
     * @param orderId must not rest in the book
     * @param priceTicks must not cross the other side
     */
    public void rest(long orderId, long owner, Side side, long priceTicks, long lots) {
        rest(orderId, owner, side, priceTicks, lots, 0, 0);
    }

    /**
     * Puts an iceberg order at the back of the queue at its price.
     *
     * @param orderId must not rest in the book
     * @param priceTicks must not cross the other side
     * @param shownLots lots in the queue now, above 0 and at most a tranche
     * @param hiddenLots lots that follow, tranche by tranche; shown and hidden together at most {@link #MAX_LOTS}
     * @param trancheLots lots shown at a time; 0 for an order that shows all
     */
    public void rest(
            long orderId, long owner, Side side, long priceTicks, long shownLots, long hiddenLots, long trancheLots) {
        if (crosses(side, priceTicks)) {
            throw new IllegalStateException(
                    "order " + orderId + " would rest across the book: " + side + " at " + priceTicks + " ticks");
        }
        restInAuction(orderId, owner, side, priceTicks, shownLots, hiddenLots, trancheLots);
    }

    /**
     * Puts an order at the back of the queue at its price while orders gather for an auction: it may cross the other
     * side. Until the book is {@linkplain #uncross uncrossed} nothing must be {@linkplain #take taken} from it.
     *
     * @param orderId must not rest in the book
     * @param shownLots as in {@link #rest(long, long, Side, long, long, long, long)}
     */
    public void restInAuction(
            long orderId, long owner, Side side, long priceTicks, long shownLots, long hiddenLots, long trancheLots) {
        requirePrice(priceTicks);
        requireQuantity(shownLots);
        requireIceberg(shownLots, hiddenLots, trancheLots);
        if (ordersById.size() >= MAX_ORDERS) {
            throw new IllegalStateException("the book is full: " + MAX_ORDERS + " orders rest");
        }
        int order = queues.newOrder(orderId, owner, shownLots, hiddenLots, trancheLots);
        if (!ordersById.add(order)) {
            queues.giveBack(order);
            throw restsAlready(orderId);
        }
        queues.append(own(side).levelAt(priceTicks), order);
    }

    /**
     * Trades bids with offers at one price, best prices first, then oldest, until no bid at it or more meets an offer at
     * it or less; or, where that takes more trades, as many as allowed: then call again. At the price of
     * {@link CallAuction} the book is not crossed any more when it is done. An iceberg trades at its full size in its
     * place, hidden lots first, so that what is left of it keeps its place. Owners are not looked at: nobody's own bid
     * and offer may have crossed.
     *
     * @param tradesMax above 0
     * @return how many trades there were; fewer than {@code tradesMax} when it is done
     */
    public int uncross(long priceTicks, int tradesMax, AuctionListener listener) {
        requirePrice(priceTicks);
        int trades = 0;
        while (trades < tradesMax) {
            if (!bids.isReachedBy(priceTicks) || !asks.isReachedBy(priceTicks)) {
                return trades;
            }
            tradeInAuction(queues.first(bids.best()), queues.first(asks.best()), listener);
            trades++;
        }
        return trades;
    }

    private void tradeInAuction(int bid, int ask, AuctionListener listener) {
        long bidId = queues.id(bid);
        long askId = queues.id(ask);
        long lots = Math.min(queues.allLots(bid), queues.allLots(ask));
        long bidLotsLeft = queues.allLots(bid) - lots;
        long askLotsLeft = queues.allLots(ask) - lots;
        takeInPlace(bid, lots);
        takeInPlace(ask, lots);
        listener.traded(bidId, bidLotsLeft, askId, askLotsLeft, lots);
    }

    /** Hidden lots go first, so that what is left keeps its place. */
    private void takeInPlace(int order, long lots) {
        if (lots == queues.allLots(order)) {
            takeOut(order);
        } else {
            queues.reduce(order, lots);
        }
    }

    /** The order of a side that would trade first, or {@link #NONE}. */
    public long firstOrder(Side side) {
        int first = first(side);
        return first == Queues.NONE ? NONE : queues.id(first);
    }

    /** Lots shown of the order of a side that would trade first; 0 without one. */
    long firstLots(Side side) {
        return queues.lots(first(side));
    }

    /** Owner of the order of a side that would trade first; there must be one. */
    long firstOwner(Side side) {
        return queues.owner(first(side));
    }

    private int first(Side side) {
        int best = own(side).best();
        return best == Queues.NONE ? Queues.NONE : queues.first(best);
    }

    /** Shows the orders of a side whose price the best of the other side reaches, in priority order. */
    void overlap(Side side, OverlapVisitor visitor) {
        int otherBest = opposite(side).best();
        if (otherBest != Queues.NONE) {
            own(side).overlap(queues.priceTicks(otherBest), visitor);
        }
    }

    /**
     * Makes a resting order smaller; it keeps its place in the queue. Hidden lots go first.
     *
     * @param toLots lots that shall rest from now on, shown and hidden: at least 1, at most what rests now
     */
    public void reduce(long orderId, long toLots) {
        requireQuantity(toLots);
        int order = resting(orderId);
        long byLots = queues.allLots(order) - toLots;
        if (byLots < 0) {
            throw new IllegalArgumentException("order " + orderId + " rests with " + queues.allLots(order)
                    + " lots and cannot be reduced to " + toLots);
        }
        queues.reduce(order, byLots);
    }

    /**
     * Gives a resting order another price, with all its lots: it leaves its queue, is matched as an incoming order would
     * be by {@link #take}, and what is left of it goes to the back of the queue at the new price.
     *
     * <p>The lots that rested = lots traded + {@link #takerLotsPrevented()} + the lots returned.
     *
     * @return lots of the order that rest at the new price; 0 when it has left the book, or was not in it
     */
    public long move(long orderId, long toTicks, SelfTradePrevention prevention, MatchListener listener) {
        requirePrice(toTicks);
        match.begin();
        int order = find(orderId);
        if (order == Queues.NONE) {
            return 0;
        }
        BookSide own = leaveQueue(order);
        BookSide makers = own == bids ? asks : bids;
        long left = queues.allLots(order);
        if (makers.isReachedBy(toTicks)) {
            left = match.against(makers, queues.owner(order), toTicks, left, prevention, Integer.MAX_VALUE, listener);
        }
        if (left == 0) {
            forget(order);
            return 0;
        }
        queues.showFirstTranche(order, left);
        queues.append(own.levelAt(toTicks), order);
        return left;
    }

    /** Takes an order out of the book and returns the lots that rested, hidden ones too; 0 if it is not in the book. */
    public long remove(long orderId) {
        int order = find(orderId);
        if (order == Queues.NONE) {
            return 0;
        }
        long lots = queues.allLots(order);
        takeOut(order);
        return lots;
    }

    public boolean contains(long orderId) {
        return find(orderId) != Queues.NONE;
    }

    /** Lots of the order that rest, shown and hidden; 0 if it is not in the book. */
    public long lots(long orderId) {
        int order = find(orderId);
        return order == Queues.NONE ? 0 : queues.allLots(order);
    }

    /** Lots of the order that are shown; 0 if it is not in the book. */
    public long shownLots(long orderId) {
        return queues.lots(find(orderId));
    }

    /** Price of a resting order in ticks, or {@link #NONE} if it is not in the book. */
    public long priceTicks(long orderId) {
        int order = find(orderId);
        return order == Queues.NONE ? NONE : queues.priceTicks(queues.level(order));
    }

    /** Number of resting orders, both sides together. */
    public int orders() {
        return ordersById.size();
    }

    /** The highest bid in ticks, or {@link #NONE}. */
    public long bestBidTicks() {
        return bestTicks(bids);
    }

    /** The lowest offer in ticks, or {@link #NONE}. */
    public long bestAskTicks() {
        return bestTicks(asks);
    }

    /** The best price of a side in ticks, or {@link #NONE}. */
    long bestTicks(Side side) {
        return bestTicks(own(side));
    }

    /** Shows the levels of a side, best first, at most {@code levelsMax} of them. */
    public void levels(Side side, int levelsMax, LevelVisitor visitor) {
        own(side).levels(levelsMax, visitor);
    }

    /**
     * Shows every resting order of a side in priority order. Putting them into an empty book with {@link #rest} in this
     * order gives the same book.
     */
    public void forEach(Side side, RestingOrderVisitor visitor) {
        own(side).forEach(visitor);
    }

    /** Shows the resting orders of a side at one price, the oldest first. */
    public void forEachAt(Side side, long priceTicks, RestingOrderVisitor visitor) {
        own(side).forEachAt(priceTicks, visitor);
    }

    /**
     * Total of price × lots, in ticks × lots, over exactly the first {@code lots} shown on a side in priority order, or
     * {@link #NONE} if fewer are shown there. Divided by {@code lots} it is the impact price: that of {@link Side#BUY} is
     * the impact bid (what a seller of so many lots gets), that of {@link Side#SELL} the impact ask.
     *
     * @throws ArithmeticException if the total is beyond a long; never for lots up to 2²²
     */
    public long impactTotal(Side side, long lots) {
        requireQuantity(lots);
        return own(side).impactTotal(lots);
    }

    /**
     * A sum that two books share when their depth is the same. h = 17; for each level, offers upward and then bids
     * downward, h = 961 h + 31 × price in ticks + lots, wrapping in 64 bits.
     */
    public long checksum() {
        return bids.checksum(asks.checksum(17));
    }

    /** @param byLots at most what is shown, or all that rests */
    void shrink(int order, long byLots) {
        if (byLots < queues.lots(order)) {
            queues.reduceShown(order, byLots);
        } else if (byLots < queues.allLots(order)) {
            queues.showNextTranche(order);
        } else {
            takeOut(order);
        }
    }

    private void takeOut(int order) {
        leaveQueue(order);
        forget(order);
    }

    /** Takes an order out of its queue, and closes the level that it leaves empty. */
    private BookSide leaveQueue(int order) {
        int level = queues.unlink(order);
        BookSide own = queues.isBids(level) ? bids : asks;
        if (queues.orders(level) == 0) {
            own.close(level);
        }
        return own;
    }

    /** Of an order that is in no queue. */
    private void forget(int order) {
        ordersById.remove(order);
        queues.giveBack(order);
    }

    private BookSide own(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private BookSide opposite(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    private long bestTicks(BookSide side) {
        int best = side.best();
        return best == Queues.NONE ? NONE : queues.priceTicks(best);
    }

    private int find(long orderId) {
        return ordersById.get(orderId);
    }

    private int resting(long orderId) {
        int order = find(orderId);
        if (order == Queues.NONE) {
            throw new IllegalStateException("order " + orderId + " does not rest in the book");
        }
        return order;
    }

    private void requireNotResting(long orderId) {
        if (contains(orderId)) {
            throw restsAlready(orderId);
        }
    }

    private static IllegalStateException restsAlready(long orderId) {
        return new IllegalStateException("order " + orderId + " rests in the book already");
    }

    /** Whether orders may have this price; {@link #NONE} is none. */
    static boolean isPrice(long priceTicks) {
        return priceTicks >= MIN_TICKS && priceTicks <= MAX_TICKS;
    }

    private static void requirePrice(long priceTicks) {
        if (!isPrice(priceTicks)) {
            throw new IllegalArgumentException("a price is -2^40 to 2^40 ticks, not " + priceTicks);
        }
    }

    private static void requireIceberg(long shownLots, long hiddenLots, long trancheLots) {
        boolean all = trancheLots == 0 && hiddenLots == 0;
        boolean iceberg = shownLots <= trancheLots && hiddenLots >= 0 && hiddenLots <= MAX_LOTS - shownLots;
        if (!all && !iceberg) {
            throw new IllegalArgumentException("an iceberg shows at most a tranche of its 2^40 lots, not " + shownLots
                    + " of " + trancheLots + " with " + hiddenLots + " hidden");
        }
    }

    private static void requireQuantity(long lots) {
        if (lots <= 0 || lots > MAX_LOTS) {
            throw new IllegalArgumentException("a quantity is 1 to 2^40 lots, not " + lots);
        }
    }
}

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

    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private final OrdersById ordersById = new OrdersById();
    private final OrderPool pool = new OrderPool();
    private long takerLotsPrevented;

    /** An empty book. */
    public OrderBook() {}

    /** Whether an incoming order with this limit meets a resting order at once, whosever it is. */
    public boolean crosses(Side side, long limitTicks) {
        BookSide makers = opposite(side);
        PriceLevel best = makers.best();
        return best != null && makers.isReachedBy(limitTicks, best.priceTicks);
    }

    /**
     * Lots that an incoming order for {@code lotsWanted} would trade at its limit or better if it were taken now:
     * exactly what {@link #take} would do, with nothing changed. Equal to {@code lotsWanted} when a fill-or-kill order
     * fills; less when the book is too thin or when self-trade prevention would stop or shrink the order on the way.
     */
    public long lotsAvailable(Side side, long limitTicks, long lotsWanted, long owner, SelfTradePrevention prevention) {
        requireQuantity(lotsWanted);
        BookSide makers = opposite(side);
        long left = lotsWanted;
        long traded = 0;
        for (PriceLevel level = makers.best();
                level != null && left > 0 && makers.isReachedBy(limitTicks, level.priceTicks);
                level = makers.worse(level)) {
            boolean more = true;
            // all that is shown, then the next tranche of each iceberg in the same order, and so on
            for (long round = 0; more && left > 0; round++) {
                more = false;
                for (RestingOrder maker = level.first; maker != null && left > 0; maker = maker.behind) {
                    long lots = Math.min(left, maker.lotsInRound(round));
                    more |= maker.lotsInRound(round + 1) > 0;
                    if (lots == 0) {
                        continue;
                    }
                    if (maker.owner != owner) {
                        traded += lots;
                        left -= lots;
                    } else {
                        left = switch (prevention) {
                            case CANCEL_NEWEST, CANCEL_BOTH -> 0;
                            case CANCEL_OLDEST -> left;
                            case DECREMENT -> left - lots;
                        };
                    }
                }
            }
        }
        return traded;
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
        requireQuantity(lots);
        takerLotsPrevented = 0;
        if (!crosses(side, limitTicks)) {
            return lots;
        }
        requireNotResting(orderId);
        return match(owner, opposite(side), limitTicks, lots, prevention, listener);
    }

    private long match(
            long owner,
            BookSide makers,
            long limitTicks,
            long lots,
            SelfTradePrevention prevention,
            MatchListener listener) {
        long left = lots;
        PriceLevel level = makers.best();
        while (left > 0 && level != null && makers.isReachedBy(limitTicks, level.priceTicks)) {
            RestingOrder maker = level.first;
            if (maker.owner == owner) {
                left = preventSelfTrade(maker, left, prevention, listener);
            } else {
                left -= trade(maker, left, listener);
            }
            level = makers.best();
        }
        return left;
    }

    /**
     * Lots that self-trade prevention took from the incoming order of the last {@link #take}, without a trade. 0 when
     * it did not interfere with that order (it may still have cancelled makers: see {@link MatchListener}).
     */
    public long takerLotsPrevented() {
        return takerLotsPrevented;
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
        RestingOrder order = pool.take(orderId, owner, shownLots, hiddenLots, trancheLots);
        if (!ordersById.add(order)) {
            pool.giveBack(order);
            throw restsAlready(orderId);
        }
        own(side).levelAt(priceTicks).append(order);
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
            PriceLevel bid = bids.best();
            PriceLevel ask = asks.best();
            if (bid == null || ask == null || bid.priceTicks < priceTicks || ask.priceTicks > priceTicks) {
                return trades;
            }
            tradeInAuction(bid.first, ask.first, listener);
            trades++;
        }
        return trades;
    }

    private void tradeInAuction(RestingOrder bid, RestingOrder ask, AuctionListener listener) {
        long bidId = bid.id;
        long askId = ask.id;
        long lots = Math.min(bid.allLots(), ask.allLots());
        long bidLotsLeft = bid.allLots() - lots;
        long askLotsLeft = ask.allLots() - lots;
        takeInPlace(bid, lots);
        takeInPlace(ask, lots);
        listener.traded(bidId, bidLotsLeft, askId, askLotsLeft, lots);
    }

    /** Hidden lots go first, so that what is left keeps its place. */
    private void takeInPlace(RestingOrder order, long lots) {
        long hidden = Math.min(lots, order.hiddenLots);
        order.hiddenLots -= hidden;
        if (lots > hidden) {
            shrink(order, lots - hidden);
        }
    }

    /** The order of a side that would trade first, or {@link #NONE}. */
    public long firstOrder(Side side) {
        RestingOrder first = first(side);
        return first == null ? NONE : first.id;
    }

    /** The order of a side that would trade first, or null. */
    RestingOrder first(Side side) {
        PriceLevel best = own(side).best();
        return best == null ? null : best.first;
    }

    /** Shows the orders of a side whose price the best of the other side reaches, in priority order. */
    void overlap(Side side, OverlapVisitor visitor) {
        PriceLevel otherBest = opposite(side).best();
        if (otherBest == null) {
            return;
        }
        BookSide own = own(side);
        for (PriceLevel level = own.best();
                level != null && own.isReachedBy(otherBest.priceTicks, level.priceTicks);
                level = own.worse(level)) {
            for (RestingOrder order = level.first; order != null; order = order.behind) {
                visitor.order(level.priceTicks, order.allLots());
            }
        }
    }

    /**
     * Makes a resting order smaller; it keeps its place in the queue. Hidden lots go first.
     *
     * @param toLots lots that shall rest from now on, shown and hidden: at least 1, at most what rests now
     */
    public void reduce(long orderId, long toLots) {
        requireQuantity(toLots);
        RestingOrder order = resting(orderId);
        long byLots = order.allLots() - toLots;
        if (byLots < 0) {
            throw new IllegalArgumentException(
                    "order " + orderId + " rests with " + order.allLots() + " lots and cannot be reduced to " + toLots);
        }
        long hidden = Math.min(byLots, order.hiddenLots);
        order.hiddenLots -= hidden;
        order.level.reduce(order, byLots - hidden);
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
        takerLotsPrevented = 0;
        RestingOrder order = ordersById.get(orderId);
        if (order == null) {
            return 0;
        }
        BookSide own = order.level.side;
        BookSide makers = own == bids ? asks : bids;
        leaveQueue(order);
        long left = order.allLots();
        if (makers.best() != null && makers.isReachedBy(toTicks, makers.best().priceTicks)) {
            left = match(order.owner, makers, toTicks, left, prevention, listener);
        }
        if (left == 0) {
            ordersById.remove(orderId);
            pool.giveBack(order);
            return 0;
        }
        order.showFirstTranche(left);
        own.levelAt(toTicks).append(order);
        return left;
    }

    /** Takes an order out of the book and returns the lots that rested, hidden ones too; 0 if it is not in the book. */
    public long remove(long orderId) {
        RestingOrder order = ordersById.remove(orderId);
        if (order == null) {
            return 0;
        }
        long lots = order.allLots();
        release(order);
        return lots;
    }

    public boolean contains(long orderId) {
        return ordersById.get(orderId) != null;
    }

    /** Lots of the order that rest, shown and hidden; 0 if it is not in the book. */
    public long lots(long orderId) {
        RestingOrder order = ordersById.get(orderId);
        return order == null ? 0 : order.allLots();
    }

    /** Lots of the order that are shown; 0 if it is not in the book. */
    public long shownLots(long orderId) {
        RestingOrder order = ordersById.get(orderId);
        return order == null ? 0 : order.lots;
    }

    /** Price of a resting order in ticks, or {@link #NONE} if it is not in the book. */
    public long priceTicks(long orderId) {
        RestingOrder order = ordersById.get(orderId);
        return order == null ? NONE : order.level.priceTicks;
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

    /** Shows the levels of a side, best first, at most {@code levelsMax} of them. */
    public void levels(Side side, int levelsMax, LevelVisitor visitor) {
        int left = levelsMax;
        BookSide own = own(side);
        for (PriceLevel level = own.best(); level != null && left > 0; level = own.worse(level)) {
            visitor.level(level.priceTicks, level.lots, level.orders);
            left--;
        }
    }

    /**
     * Shows every resting order of a side in priority order. Putting them into an empty book with {@link #rest} in this
     * order gives the same book.
     */
    public void forEach(Side side, RestingOrderVisitor visitor) {
        BookSide own = own(side);
        for (PriceLevel level = own.best(); level != null; level = own.worse(level)) {
            for (RestingOrder order = level.first; order != null; order = order.behind) {
                visitor.order(order.id, order.owner, level.priceTicks, order.lots, order.hiddenLots, order.trancheLots);
            }
        }
    }

    /** Shows the resting orders of a side at one price, the oldest first. */
    public void forEachAt(Side side, long priceTicks, RestingOrderVisitor visitor) {
        BookSide own = own(side);
        PriceLevel level = own.best();
        while (level != null && level.priceTicks != priceTicks && own.isReachedBy(priceTicks, level.priceTicks))
            level = own.worse(level);
        if (level == null || level.priceTicks != priceTicks) return;
        for (RestingOrder order = level.first; order != null; order = order.behind)
            visitor.order(order.id, order.owner, priceTicks, order.lots, order.hiddenLots, order.trancheLots);
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
        long left = lots;
        long total = 0;
        BookSide own = own(side);
        for (PriceLevel level = own.best(); level != null; level = own.worse(level)) {
            long here = Math.min(left, level.lots);
            total = Math.addExact(total, Math.multiplyExact(here, level.priceTicks));
            left -= here;
            if (left == 0) {
                return requireTotal(total);
            }
        }
        return NONE;
    }

    private static long requireTotal(long total) {
        if (total == NONE) {
            throw new ArithmeticException("a total of -2^63 ticks x lots");
        }
        return total;
    }

    /**
     * A sum that two books share when their depth is the same. h = 17; for each level, offers upward and then bids
     * downward, h = 961 h + 31 × price in ticks + lots, wrapping in 64 bits.
     */
    public long checksum() {
        return checksum(bids, checksum(asks, 17));
    }

    private static long checksum(BookSide side, long start) {
        long sum = start;
        for (PriceLevel level = side.best(); level != null; level = side.worse(level)) {
            sum = 961 * sum + 31 * level.priceTicks + level.lots;
        }
        return sum;
    }

    /** Returns the lots traded. */
    private long trade(RestingOrder maker, long takerLots, MatchListener listener) {
        long makerId = maker.id;
        long makerOwner = maker.owner;
        long priceTicks = maker.level.priceTicks;
        long traded = Math.min(takerLots, maker.lots);
        long makerLotsLeft = maker.allLots() - traded;
        shrink(maker, traded);
        listener.traded(makerId, makerOwner, priceTicks, traded, makerLotsLeft);
        return traded;
    }

    /** Returns the lots of the incoming order that go on. */
    private long preventSelfTrade(
            RestingOrder maker, long takerLots, SelfTradePrevention prevention, MatchListener listener) {
        long takerLoses = switch (prevention) {
            case CANCEL_NEWEST, CANCEL_BOTH -> takerLots;
            case CANCEL_OLDEST -> 0;
            case DECREMENT -> Math.min(takerLots, maker.lots);
        };
        long makerLoses = switch (prevention) {
            case CANCEL_NEWEST -> 0;
            case CANCEL_OLDEST, CANCEL_BOTH -> maker.allLots();
            case DECREMENT -> takerLoses;
        };
        takerLotsPrevented += takerLoses;
        if (makerLoses > 0) {
            takeOff(maker, makerLoses, listener);
        }
        return takerLots - takerLoses;
    }

    private void takeOff(RestingOrder maker, long lots, MatchListener listener) {
        long makerId = maker.id;
        long makerOwner = maker.owner;
        long makerLotsLeft = maker.allLots() - lots;
        shrink(maker, lots);
        if (makerLotsLeft == 0) {
            listener.makerCancelled(makerId, makerOwner, lots);
        } else {
            listener.makerReduced(makerId, makerOwner, lots, makerLotsLeft);
        }
    }

    /** @param byLots at most what is shown, or all that rests */
    private void shrink(RestingOrder order, long byLots) {
        if (byLots < order.lots) {
            order.level.reduce(order, byLots);
        } else if (byLots < order.allLots()) {
            order.level.showNextTranche(order);
        } else {
            ordersById.remove(order.id);
            release(order);
        }
    }

    /** Takes an order that is no longer known by its id out of the book. */
    private void release(RestingOrder order) {
        leaveQueue(order);
        pool.giveBack(order);
    }

    /** Closes the level that the order leaves empty. */
    private static void leaveQueue(RestingOrder order) {
        PriceLevel level = order.level;
        level.unlink(order);
        order.behind = null;
        if (level.orders == 0) {
            level.side.close(level);
        }
    }

    private BookSide own(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private BookSide opposite(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    private static long bestTicks(BookSide side) {
        PriceLevel best = side.best();
        return best == null ? NONE : best.priceTicks;
    }

    private RestingOrder resting(long orderId) {
        RestingOrder order = ordersById.get(orderId);
        if (order == null) {
            throw new IllegalStateException("order " + orderId + " does not rest in the book");
        }
        return order;
    }

    private void requireNotResting(long orderId) {
        if (ordersById.get(orderId) != null) {
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

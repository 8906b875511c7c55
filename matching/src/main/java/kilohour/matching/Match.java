package kilohour.matching;

/**
 * An incoming order against the resting orders of the other side: best price first, then oldest first, each trade at the
 * maker's price. Where both orders have one owner, {@link SelfTradePrevention} takes the place of the trade.
 */
final class Match {
    private final OrderBook book;
    private final Queues queues;
    private long takerLotsPrevented;
    private int makersMet;

    Match(OrderBook book, Queues queues) {
        this.book = book;
        this.queues = queues;
    }

    /** An order comes in. */
    void begin() {
        takerLotsPrevented = 0;
        makersMet = 0;
    }

    /** Resting orders that the incoming order has met, each tranche of an iceberg by itself. */
    int makersMet() {
        return makersMet;
    }

    /** Lots that self-trade prevention took from the incoming order without a trade. */
    long takerLotsPrevented() {
        return takerLotsPrevented;
    }

    /** Matches the incoming order with so many resting orders at most; returns what is left of it. */
    long against(
            BookSide makers,
            long owner,
            long limitTicks,
            long lots,
            SelfTradePrevention prevention,
            int makersMax,
            MatchListener listener) {
        long left = lots;
        while (left > 0 && makersMet < makersMax && makers.isReachedBy(limitTicks)) {
            makersMet++;
            int maker = queues.first(makers.best());
            if (queues.owner(maker) == owner) {
                left = preventSelfTrade(maker, left, prevention, listener);
            } else {
                left -= trade(maker, left, listener);
            }
        }
        return left;
    }

    /** Returns the lots traded. */
    private long trade(int maker, long takerLots, MatchListener listener) {
        long makerId = queues.id(maker);
        long makerOwner = queues.owner(maker);
        long priceTicks = queues.priceTicks(queues.level(maker));
        long traded = Math.min(takerLots, queues.lots(maker));
        long makerLotsLeft = queues.allLots(maker) - traded;
        book.shrink(maker, traded);
        listener.traded(makerId, makerOwner, priceTicks, traded, makerLotsLeft);
        return traded;
    }

    /** Returns the lots of the incoming order that go on. */
    private long preventSelfTrade(int maker, long takerLots, SelfTradePrevention prevention, MatchListener listener) {
        long takerLoses = switch (prevention) {
            case CANCEL_NEWEST, CANCEL_BOTH -> takerLots;
            case CANCEL_OLDEST -> 0;
            case DECREMENT -> Math.min(takerLots, queues.lots(maker));
        };
        long makerLoses = switch (prevention) {
            case CANCEL_NEWEST -> 0;
            case CANCEL_OLDEST, CANCEL_BOTH -> queues.allLots(maker);
            case DECREMENT -> takerLoses;
        };
        takerLotsPrevented += takerLoses;
        if (makerLoses > 0) {
            takeOff(maker, makerLoses, listener);
        }
        return takerLots - takerLoses;
    }

    private void takeOff(int maker, long lots, MatchListener listener) {
        long makerId = queues.id(maker);
        long makerOwner = queues.owner(maker);
        long makerLotsLeft = queues.allLots(maker) - lots;
        book.shrink(maker, lots);
        if (makerLotsLeft == 0) {
            listener.makerCancelled(makerId, makerOwner, lots);
        } else {
            listener.makerReduced(makerId, makerOwner, lots, makerLotsLeft);
        }
    }

    /** Lots that would be traded with so many resting orders at most, with nothing changed. */
    long lotsAvailable(
            long owner,
            BookSide makers,
            long limitTicks,
            long lotsWanted,
            SelfTradePrevention prevention,
            int makersMax) {
        long left = lotsWanted;
        long traded = 0;
        int met = 0;
        for (int level = makers.best();
                level != Queues.NONE && left > 0 && makers.isReachedBy(limitTicks, queues.priceTicks(level));
                level = makers.worse(level)) {
            boolean more = true;
            // all that is shown, then the next tranche of each iceberg in the same order, and so on
            for (long round = 0; more && left > 0; round++) {
                more = false;
                for (int maker = queues.first(level); maker != level && left > 0; maker = queues.behind(maker)) {
                    long lots = Math.min(left, queues.lotsInRound(maker, round));
                    more |= queues.lotsInRound(maker, round + 1) > 0;
                    boolean own = queues.owner(maker) == owner;
                    // the oldest, cancelled in its first round, is not there in the next
                    boolean gone = own && prevention == SelfTradePrevention.CANCEL_OLDEST && round > 0;
                    if (lots == 0 || gone) {
                        continue;
                    }
                    if (met++ == makersMax) {
                        return traded;
                    }
                    if (!own) {
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
}

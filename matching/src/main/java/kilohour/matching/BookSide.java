package kilohour.matching;

import kilohour.units.Side;

/**
 * The price levels of one side. A level is found by its price in {@link LevelsByPrice}; which price comes next is told
 * by the bits of {@link PriceStretch}es, which {@link StretchIndex} keeps in order.
 *
 * <p>A <b>rank</b> orders the prices of a side so that a higher rank is a better price: the price itself for bids, its
 * complement −1 − price for offers, so that no price of 64 bits is out of range.
 */
final class BookSide {
    /** Below every rank. */
    private static final long NOTHING = Long.MIN_VALUE;

    private final Queues queues;
    /** No bit for bids, every bit for offers. */
    private final long inversion;

    private final LevelsByPrice levels;
    private final StretchIndex index = new StretchIndex();
    private int best = Queues.NONE;
    private long bestRank = NOTHING;
    /** The stretch that was used last: mostly the one that is used next. */
    private PriceStretch recent;

    private long recentNumber = NOTHING;
    private PriceStretch freeStretches;

    BookSide(Queues queues, Side side) {
        this.queues = queues;
        this.inversion = side == Side.BUY ? 0 : -1;
        this.levels = new LevelsByPrice(queues);
    }

    /** The best level, or {@link Queues#NONE} when nothing rests on this side. */
    int best() {
        return best;
    }

    /** The level that follows, going away from the best, or {@link Queues#NONE}. */
    int worse(int level) {
        long rank = rank(queues.priceTicks(level));
        PriceStretch stretch = stretch(PriceStretch.numberOf(rank));
        int place = stretch.worseThan(PriceStretch.placeOf(rank));
        if (place == PriceStretch.NONE) {
            stretch = index.below(stretch.number);
            if (stretch == null) {
                return Queues.NONE;
            }
            place = stretch.best();
        }
        return levels.get(price(stretch.rankOf(place)));
    }

    /** Whether an incoming order of the other side with this limit may trade at the best price. */
    boolean isReachedBy(long limitTicks) {
        return best != Queues.NONE && bestRank >= rank(limitTicks);
    }

    /** Whether an incoming order of the other side with this limit may trade at the price of the level. */
    boolean isReachedBy(long limitTicks, long levelTicks) {
        return rank(levelTicks) >= rank(limitTicks);
    }

    /** The level at this price, opened if nothing rests there yet. */
    int levelAt(long priceTicks) {
        long rank = rank(priceTicks);
        PriceStretch stretch = stretch(PriceStretch.numberOf(rank));
        int place = PriceStretch.placeOf(rank);
        if (stretch.isOccupied(place)) {
            return levels.get(priceTicks);
        }
        stretch.occupy(place);
        int level = queues.newLevel(inversion == 0, priceTicks);
        levels.add(level);
        if (rank > bestRank) {
            best = level;
            bestRank = rank;
        }
        return level;
    }

    /** Takes an empty level off the side. */
    void close(int level) {
        long rank = rank(queues.priceTicks(level));
        PriceStretch stretch = stretch(PriceStretch.numberOf(rank));
        if (level == best) {
            best = worse(level);
            bestRank = best == Queues.NONE ? NOTHING : rank(queues.priceTicks(best));
        }
        levels.remove(level);
        queues.giveBack(level);
        stretch.vacate(PriceStretch.placeOf(rank));
        if (stretch.isEmpty()) {
            close(stretch);
        }
    }

    private void close(PriceStretch stretch) {
        index.remove(stretch.number);
        recentNumber = NOTHING;
        stretch.nextFree = freeStretches;
        freeStretches = stretch;
    }

    // ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────

    /** Shows the orders whose price the other side's best reaches, in priority order. */
    void overlap(long otherBestTicks, OverlapVisitor visitor) {
        for (int level = best;
                level != Queues.NONE && isReachedBy(otherBestTicks, queues.priceTicks(level));
                level = worse(level)) {
            for (int order = queues.first(level); order != level; order = queues.behind(order)) {
                visitor.order(queues.priceTicks(level), queues.allLots(order));
            }
        }
    }

    /** Shows the levels, best first, at most so many. */
    void levels(int levelsMax, LevelVisitor visitor) {
        int left = levelsMax;
        for (int level = best; level != Queues.NONE && left > 0; level = worse(level)) {
            visitor.level(queues.priceTicks(level), queues.lots(level), queues.orders(level));
            left--;
        }
    }

    /** Shows every order in priority order. */
    void forEach(RestingOrderVisitor visitor) {
        for (int level = best; level != Queues.NONE; level = worse(level)) {
            queues.forEach(level, visitor);
        }
    }

    /** Shows the orders at one price, the oldest first. */
    void forEachAt(long priceTicks, RestingOrderVisitor visitor) {
        long rank = rank(priceTicks);
        PriceStretch stretch = index.find(PriceStretch.numberOf(rank));
        if (stretch != null && stretch.isOccupied(PriceStretch.placeOf(rank))) {
            queues.forEach(levels.get(priceTicks), visitor);
        }
    }

    /**
     * Total of price × lots over the first lots shown, or {@link OrderBook#NONE} if fewer are shown.
     *
     * @throws ArithmeticException if the total is beyond a long, or reads as none
     */
    long impactTotal(long lots) {
        long left = lots;
        long total = 0;
        for (int level = best; level != Queues.NONE; level = worse(level)) {
            long here = Math.min(left, queues.lots(level));
            total = Math.addExact(total, Math.multiplyExact(here, queues.priceTicks(level)));
            left -= here;
            if (left == 0) {
                if (total == OrderBook.NONE) {
                    throw new ArithmeticException("a total of -2^63 ticks x lots");
                }
                return total;
            }
        }
        return OrderBook.NONE;
    }

    /** Continues {@link OrderBook#checksum} with this side's levels. */
    long checksum(long start) {
        long sum = start;
        for (int level = best; level != Queues.NONE; level = worse(level)) {
            sum = 961 * sum + 31 * queues.priceTicks(level) + queues.lots(level);
        }
        return sum;
    }

    // ── Stretches of prices ─────────────────────────────────────────────────────────────────────────────────────

    /** The stretch with this number, opened if it is not there yet. */
    private PriceStretch stretch(long stretchNumber) {
        if (stretchNumber == recentNumber) {
            return recent;
        }
        PriceStretch stretch = index.find(stretchNumber);
        recent = stretch == null ? newStretch(stretchNumber) : stretch;
        recentNumber = stretchNumber;
        return recent;
    }

    private PriceStretch newStretch(long stretchNumber) {
        PriceStretch stretch = freeStretches;
        if (stretch == null) {
            stretch = new PriceStretch();
        } else {
            freeStretches = stretch.nextFree;
            stretch.nextFree = null;
        }
        stretch.number = stretchNumber;
        index.insert(stretchNumber, stretch);
        return stretch;
    }

    private long rank(long priceTicks) {
        return priceTicks ^ inversion;
    }

    private long price(long rank) {
        return rank ^ inversion;
    }
}

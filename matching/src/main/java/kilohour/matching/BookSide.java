package kilohour.matching;

import kilohour.units.Side;

/**
 * The price levels of one side, linked from the best to the worst, and found by price through a {@link RankIndex}.
 *
 * <p>A <b>rank</b> orders prices of a side so that a higher rank is a better price: the price itself for bids, its
 * negative for offers.
 */
final class BookSide {
    final Side side;
    private final boolean bids;
    private final RankIndex index = new RankIndex();
    private PriceLevel best;
    private PriceLevel freeLevels;

    BookSide(Side side) {
        this.side = side;
        this.bids = side == Side.BUY;
    }

    /** The best level, or null when nothing rests on this side. */
    PriceLevel best() {
        return best;
    }

    /** Whether an incoming order of the other side with this limit may trade at the price of the level. */
    boolean isReachedBy(long limitTicks, long levelTicks) {
        return bids ? levelTicks >= limitTicks : levelTicks <= limitTicks;
    }

    /** The level at this price, opened if nothing rests there yet. */
    PriceLevel levelAt(long priceTicks) {
        long rank = rank(priceTicks);
        PriceLevel found = index.find(rank);
        return found != null ? found : open(priceTicks, rank);
    }

    /** Takes an empty level off the ladder. */
    void close(PriceLevel level) {
        index.remove(rank(level.priceTicks));
        if (level.better == null) {
            best = level.worse;
        } else {
            level.better.worse = level.worse;
        }
        if (level.worse != null) {
            level.worse.better = level.better;
        }
        level.better = null;
        level.worse = freeLevels;
        freeLevels = level;
    }

    private PriceLevel open(long priceTicks, long rank) {
        PriceLevel level = freeLevels;
        if (level == null) {
            level = new PriceLevel(this);
        } else {
            freeLevels = level.worse;
        }
        level.priceTicks = priceTicks;
        level.worse = index.insert(rank, level);
        level.better = level.worse == null ? index.lowestAbove(level) : level.worse.better;
        if (level.worse != null) {
            level.worse.better = level;
        }
        if (level.better == null) {
            best = level;
        } else {
            level.better.worse = level;
        }
        return level;
    }

    private long rank(long priceTicks) {
        return bids ? priceTicks : -priceTicks;
    }
}

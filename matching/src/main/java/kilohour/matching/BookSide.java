package kilohour.matching;

import kilohour.units.Side;

/**
 * The price levels of one side, linked from the best to the worst, and found by price through a {@link StretchIndex}.
 *
 * <p>A <b>rank</b> orders the prices of a side so that a higher rank is a better price: the price itself for bids, its
 * negative for offers.
 */
final class BookSide {
    private final boolean bids;
    private final StretchIndex index = new StretchIndex();
    private PriceLevel best;
    private PriceLevel worst;
    private PriceStretch freeStretches;
    private PriceLevel freeLevels;

    BookSide(Side side) {
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
        long rank = bids ? priceTicks : -priceTicks;
        PriceStretch stretch = index.find(PriceStretch.numberOf(rank));
        int place = PriceStretch.placeOf(rank);
        if (stretch == null) {
            return openInNewStretch(priceTicks, rank);
        }
        if (stretch.isOccupied(place)) {
            return stretch.level(place);
        }
        PriceLevel worse = stretch.worseThan(place);
        PriceLevel better = worse == null ? stretch.betterThan(place) : worse.better;
        return open(stretch, place, priceTicks, worse == null ? better.worse : worse, better);
    }

    /** Takes an empty level off the ladder. */
    void close(PriceLevel level) {
        if (level.better == null) {
            best = level.worse;
        } else {
            level.better.worse = level.worse;
        }
        if (level.worse == null) {
            worst = level.better;
        } else {
            level.worse.better = level.better;
        }
        PriceStretch stretch = level.stretch;
        stretch.vacate(level.place);
        if (stretch.isEmpty()) {
            index.remove(stretch.number);
            stretch.nextFree = freeStretches;
            freeStretches = stretch;
        }
        level.stretch = null;
        level.better = null;
        level.worse = freeLevels;
        freeLevels = level;
    }

    private PriceLevel openInNewStretch(long priceTicks, long rank) {
        PriceStretch stretch = freeStretches;
        if (stretch == null) {
            stretch = new PriceStretch(this);
        } else {
            freeStretches = stretch.nextFree;
            stretch.nextFree = null;
        }
        stretch.number = PriceStretch.numberOf(rank);
        PriceStretch below = index.insert(stretch.number, stretch);
        PriceLevel worse = below == null ? null : below.best();
        PriceLevel better = worse == null ? worst : worse.better;
        return open(stretch, PriceStretch.placeOf(rank), priceTicks, worse, better);
    }

    private PriceLevel open(PriceStretch stretch, int place, long priceTicks, PriceLevel worse, PriceLevel better) {
        PriceLevel level = freeLevels;
        if (level == null) {
            level = new PriceLevel();
        } else {
            freeLevels = level.worse;
        }
        stretch.occupy(place, level);
        level.priceTicks = priceTicks;
        level.worse = worse;
        level.better = better;
        if (worse == null) {
            worst = level;
        } else {
            worse.better = level;
        }
        if (better == null) {
            best = level;
        } else {
            better.worse = level;
        }
        return level;
    }
}

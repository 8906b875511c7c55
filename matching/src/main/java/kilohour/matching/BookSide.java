package kilohour.matching;

import kilohour.units.Side;

/**
 * The price levels of one side. A level is found by its price in {@link LevelsByPrice}; which price comes next is told
 * by the bits of {@link PriceStretch}es, which {@link StretchIndex} keeps in order.
 *
 * <p>A <b>rank</b> orders the prices of a side so that a higher rank is a better price: the price itself for bids, its
 * negative for offers.
 */
final class BookSide {
    private final boolean bids;
    private final StretchIndex index = new StretchIndex();
    private final LevelsByPrice levels = new LevelsByPrice();
    private PriceLevel best;
    private PriceStretch freeStretches;
    private PriceLevel freeLevels;

    BookSide(Side side) {
        this.bids = side == Side.BUY;
    }

    /** The best level, or null when nothing rests on this side. */
    PriceLevel best() {
        return best;
    }

    /** The level that follows, going away from the best, or null. */
    PriceLevel worse(PriceLevel level) {
        PriceStretch stretch = level.stretch;
        int place = stretch.worseThan(PriceStretch.placeOf(rank(level.priceTicks)));
        if (place == PriceStretch.NONE) {
            stretch = index.below(stretch.number);
            if (stretch == null) {
                return null;
            }
            place = stretch.best();
        }
        return levels.get(price(stretch.rankOf(place)));
    }

    /** Whether an incoming order of the other side with this limit may trade at the price of the level. */
    boolean isReachedBy(long limitTicks, long levelTicks) {
        return bids ? levelTicks >= limitTicks : levelTicks <= limitTicks;
    }

    /** The level at this price, opened if nothing rests there yet. */
    PriceLevel levelAt(long priceTicks) {
        long rank = rank(priceTicks);
        PriceStretch stretch = stretch(PriceStretch.numberOf(rank));
        int place = PriceStretch.placeOf(rank);
        if (stretch.isOccupied(place)) {
            return levels.get(priceTicks);
        }
        stretch.occupy(place);
        return open(stretch, priceTicks);
    }

    /** Takes an empty level off the side. */
    void close(PriceLevel level) {
        PriceStretch stretch = level.stretch;
        if (level == best) {
            best = worse(level);
        }
        levels.remove(level);
        stretch.vacate(PriceStretch.placeOf(rank(level.priceTicks)));
        if (stretch.isEmpty()) {
            index.remove(stretch.number);
            stretch.nextFree = freeStretches;
            freeStretches = stretch;
        }
        level.stretch = null;
        level.nextFree = freeLevels;
        freeLevels = level;
    }

    /** The stretch with this number; mostly the one where the best price is. */
    private PriceStretch stretch(long number) {
        if (best != null && best.stretch.number == number) {
            return best.stretch;
        }
        PriceStretch stretch = index.find(number);
        return stretch == null ? newStretch(number) : stretch;
    }

    private PriceStretch newStretch(long number) {
        PriceStretch stretch = freeStretches;
        if (stretch == null) {
            stretch = new PriceStretch();
        } else {
            freeStretches = stretch.nextFree;
            stretch.nextFree = null;
        }
        stretch.number = number;
        index.insert(number, stretch);
        return stretch;
    }

    private PriceLevel open(PriceStretch stretch, long priceTicks) {
        PriceLevel level = freeLevels;
        if (level == null) {
            level = new PriceLevel(this);
        } else {
            freeLevels = level.nextFree;
            level.nextFree = null;
        }
        level.stretch = stretch;
        level.priceTicks = priceTicks;
        levels.add(level);
        if (best == null || rank(priceTicks) > rank(best.priceTicks)) {
            best = level;
        }
        return level;
    }

    private long rank(long priceTicks) {
        return bids ? priceTicks : -priceTicks;
    }

    private long price(long rank) {
        return bids ? rank : -rank;
    }
}

package kilohour.matching;

/**
 * Sixty-four neighbouring prices of a side. Those with orders have their bit set, so that the next level in either
 * direction is found without a search.
 */
final class PriceStretch {
    static final int PRICES = Long.SIZE;

    /** The side the stretch belongs to. */
    final BookSide side;

    private final PriceLevel[] levels = new PriceLevel[PRICES];

    /** Rank of the first of its prices, divided by 64: neighbours differ by 1, and a higher number is better. */
    long number;
    /** Bit i is set while the level of rank 64 × number + i has orders. */
    private long occupied;

    /** In the pool, the next free stretch. */
    PriceStretch nextFree;

    PriceStretch(BookSide side) {
        this.side = side;
    }

    static long numberOf(long rank) {
        return rank >> 6;
    }

    /** The bit of a rank in its stretch. */
    static int placeOf(long rank) {
        return (int) rank & (PRICES - 1);
    }

    boolean isEmpty() {
        return occupied == 0;
    }

    boolean isOccupied(int place) {
        return (occupied >>> place & 1) != 0;
    }

    /** The level at a place, which must be occupied. */
    PriceLevel level(int place) {
        return levels[place];
    }

    /** The best occupied level. */
    PriceLevel best() {
        return levels[Long.SIZE - 1 - Long.numberOfLeadingZeros(occupied)];
    }

    /** The next occupied level below a place, or null if there is none in this stretch. */
    PriceLevel worseThan(int place) {
        long below = occupied & ((1L << place) - 1);
        return below == 0 ? null : levels[Long.SIZE - 1 - Long.numberOfLeadingZeros(below)];
    }

    /** The next occupied level above a place, or null if there is none in this stretch. */
    PriceLevel betterThan(int place) {
        long above = occupied & (-2L << place);
        return above == 0 ? null : levels[Long.numberOfTrailingZeros(above)];
    }

    void occupy(int place, PriceLevel level) {
        levels[place] = level;
        level.stretch = this;
        level.place = place;
        occupied |= 1L << place;
    }

    void vacate(int place) {
        levels[place] = null;
        occupied &= ~(1L << place);
    }
}

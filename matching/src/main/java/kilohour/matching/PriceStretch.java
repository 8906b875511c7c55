package kilohour.matching;

/**
 * 4,096 neighbouring prices of a side: a bit for each, set while orders rest there, and a bit for each 64 of them. The
 * next price in either direction is found in three steps, be the levels near each other or far apart.
 */
final class PriceStretch {
    static final int PRICES = Long.SIZE * Long.SIZE;

    /** No such place. */
    static final int NONE = -1;

    /** Bit i of word w is set while the level of rank 4,096 × number + 64 w + i has orders. */
    private final long[] occupied = new long[Long.SIZE];

    /** Rank of the first of its prices, divided by 4,096: neighbours differ by 1, and a higher number is better. */
    long number;
    /** Bit w is set while word w is not zero. */
    private long words;

    /** In the pool, the next free stretch. */
    PriceStretch nextFree;

    static long numberOf(long rank) {
        return rank >> 12;
    }

    /** The bit of a rank in its stretch. */
    static int placeOf(long rank) {
        return (int) rank & (PRICES - 1);
    }

    /** The rank of a place in this stretch. */
    long rankOf(int place) {
        return number << 12 | place;
    }

    boolean isEmpty() {
        return words == 0;
    }

    boolean isOccupied(int place) {
        return (occupied[place >>> 6] >>> place & 1) != 0;
    }

    /** The best occupied place; there must be one. */
    int best() {
        return bestOf(highestBit(words));
    }

    /** The next occupied place below a place, or {@link #NONE}. */
    int worseThan(int place) {
        int word = place >>> 6;
        long below = occupied[word] & ((1L << place) - 1);
        if (below != 0) {
            return word << 6 | highestBit(below);
        }
        long wordsBelow = words & ((1L << word) - 1);
        return wordsBelow == 0 ? NONE : bestOf(highestBit(wordsBelow));
    }

    void occupy(int place) {
        occupied[place >>> 6] |= 1L << place;
        words |= 1L << (place >>> 6);
    }

    void vacate(int place) {
        int word = place >>> 6;
        occupied[word] &= ~(1L << place);
        if (occupied[word] == 0) {
            words &= ~(1L << word);
        }
    }

    private int bestOf(int word) {
        return word << 6 | highestBit(occupied[word]);
    }

    private static int highestBit(long bits) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
    }
}

package kilohour.index;

import java.util.HexFormat;

/**
 * Random numbers that anyone can draw again: SplitMix64 (Steele, Lea, Flood 2014), seeded with the first 64 bits of a
 * hash.
 */
public final class Draws {
    private long state;

    /** @param hash at least 16 hex digits */
    public Draws(String hash) {
        this.state = HexFormat.fromHexDigitsToLong(hash, 0, 16);
    }

    /** A number from 0 to n − 1. */
    public int below(int n) {
        return (int) Long.remainderUnsigned(next(), n);
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The 90% interval of values: the 50th and the 950th of a thousand in order. Sorts them. */
    public static long[] interval90(long[] values) {
        java.util.Arrays.sort(values);
        int tail = values.length / 20;
        return new long[] {values[tail - 1], values[values.length - tail - 1]};
    }
}

package kilohour.sources;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * How often each line is there. Kept as the first 128 bits of the lines' SHA-256, so that a day of millions of rows fits
 * into memory (about 40 bytes a line) and no row is ever taken for another.
 */
final class KnownLines {
    private final MessageDigest sha256 = Digest.sha256();
    private long[] keys = new long[2 << 10];
    private int[] counts = new int[1 << 10];
    private int used;

    void add(String line) {
        if (3 * (used + 1) > 2 * counts.length) grow();
        int slot = slot(line);
        if (counts[slot] == 0) used++;
        counts[slot] = Math.addExact(counts[slot] & Integer.MAX_VALUE, 1);
    }

    boolean has(String line) {
        return counts[slot(line)] != 0;
    }

    /** Takes one of the line away, if there is one left. */
    boolean take(String line) {
        int slot = slot(line);
        if (counts[slot] <= 0) return false;
        // A slot once used stays used, or what was stored behind it would be lost.
        counts[slot] = counts[slot] == 1 ? Integer.MIN_VALUE : counts[slot] - 1;
        return true;
    }

    /** Where the line stands, or would stand; its key is written there. */
    private int slot(String line) {
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest(line.getBytes(StandardCharsets.UTF_8)));
        return slot(hash.getLong(), hash.getLong());
    }

    private int slot(long high, long low) {
        int slot = (int) high & (counts.length - 1);
        while (counts[slot] != 0 && (keys[2 * slot] != high || keys[2 * slot + 1] != low))
            slot = (slot + 1) & (counts.length - 1);
        keys[2 * slot] = high;
        keys[2 * slot + 1] = low;
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[2 * oldCounts.length];
        for (int i = 0; i < oldCounts.length; i++)
            if (oldCounts[i] != 0) counts[slot(oldKeys[2 * i], oldKeys[2 * i + 1])] = oldCounts[i];
    }
}

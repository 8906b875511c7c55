package kilohour.index;

import java.util.Arrays;
import kilohour.units.Rounding;

/** Shares in parts per million that add up exactly, by largest remainder; ties go to the first. */
public final class Apportion {
    private Apportion() {}

    /** {@code total} ppm split as {@code raw}. */
    public static int[] split(long[] raw, int total) {
        long sum = Arrays.stream(raw).reduce(0, Math::addExact);
        var shares = new int[raw.length];
        var remainders = new long[raw.length];
        int left = total;
        for (int i = 0; i < raw.length; i++) {
            shares[i] = Math.toIntExact(Rounding.floor(raw[i], total, sum));
            // The products may wrap, the remainder is below the sum and does not.
            remainders[i] = raw[i] * total - sum * shares[i];
            left -= shares[i];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < raw.length; i++) if (remainders[i] > remainders[largest]) largest = i;
            shares[largest]++;
            remainders[largest] = -1;
        }
        return shares;
    }

    /**
     * One million split as {@code raw}, none above max(cap, 1/n); what is cut goes to the others in proportion.
     */
    public static int[] capped(long[] raw, long capPpm) {
        int n = raw.length;
        int million = (int) Method.ONE_PPM;
        if ((long) n * capPpm <= Method.ONE_PPM) return split(equal(n), million);
        var capped = new boolean[n];
        long left = Method.ONE_PPM;
        long uncapped = Arrays.stream(raw).reduce(0, Math::addExact);
        for (boolean again = true; again; ) {
            again = false;
            for (int i = 0; i < n; i++) {
                if (capped[i] || raw[i] <= Rounding.floor(uncapped, capPpm, left)) continue;
                capped[i] = true;
                left -= capPpm;
                uncapped -= raw[i];
                again = true;
            }
        }
        return withCaps(raw, capped, Math.toIntExact(left), Math.toIntExact(capPpm));
    }

    private static int[] withCaps(long[] raw, boolean[] capped, int left, int capPpm) {
        var free = new long[raw.length];
        for (int i = 0; i < raw.length; i++) free[i] = capped[i] ? 0 : raw[i];
        int[] shares = split(free, left);
        for (int i = 0; i < raw.length; i++) if (capped[i]) shares[i] = capPpm;
        return shares;
    }

    private static long[] equal(int n) {
        var raw = new long[n];
        Arrays.fill(raw, 1);
        return raw;
    }
}

package kilohour.index;

import java.math.BigInteger;
import kilohour.units.Utc;

/**
 * Rulebook 2.6: a price that does not move is worth less, 2<sup>−days ÷ half-life</sup> with a floor, by whole days.
 * Each entry is the largest ppm whose half-life-th power does not exceed the exact one: no floating point.
 */
final class Freshness {
    private final int[] byDayPpm;

    Freshness(Method method) {
        int halfDays = method.freshnessHalfDays();
        byDayPpm = new int[halfDays * 8];
        for (int day = 0; day < byDayPpm.length; day++)
            byDayPpm[day] = (int) Math.max(method.freshnessFloorPpm(), rootPpm(day, halfDays));
    }

    /** The factor in ppm for a price that last moved then. */
    long ppm(long movedAtNanos, long atNanos) {
        long days = Math.max(0, (atNanos - movedAtNanos) / Utc.NANOS_PER_DAY);
        return byDayPpm[(int) Math.min(days, byDayPpm.length - 1)];
    }

    /** The largest whole x with x^halfDays × 2^day ≤ 10^(6 × halfDays). */
    private static int rootPpm(int day, int halfDays) {
        BigInteger limit = BigInteger.TEN.pow(6 * halfDays).shiftRight(day);
        int low = 0;
        int high = (int) Method.ONE_PPM;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (BigInteger.valueOf(middle).pow(halfDays).compareTo(limit) <= 0) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}

package kilohour.exchange;

import kilohour.units.Utc;

/**
 * The lowest and highest price at which a contract traded in each of the last sixty minutes, the one under way included:
 * a ring of sixty, in which a minute overwrites the one an hour before it. Prices in ticks.
 */
final class RollingHour {
    private static final int MINUTES = 60;

    /** Sees the minutes that the ring holds, those of before the hour too until they are overwritten. */
    @FunctionalInterface
    interface Visitor {
        /** @param minute minutes since 1970 UTC */
        void minute(long minute, long lowTicks, long highTicks);
    }

    /** Null before the first trade. */
    private long[] minutes;

    private long[] lows;
    /** 0 where a place is free. */
    private long[] highs;

    void add(long nowNanos, long priceTicks) {
        put(minute(nowNanos), priceTicks, priceTicks);
    }

    void put(long minute, long lowTicks, long highTicks) {
        if (minutes == null) {
            minutes = new long[MINUTES];
            lows = new long[MINUTES];
            highs = new long[MINUTES];
        }
        int place = Math.floorMod(minute, MINUTES);
        boolean same = highs[place] != 0 && minutes[place] == minute;
        minutes[place] = minute;
        lows[place] = same ? Math.min(lows[place], lowTicks) : lowTicks;
        highs[place] = same ? Math.max(highs[place], highTicks) : highTicks;
    }

    /** The lowest price of the hour to now, or another one if that is lower. */
    long lowTicks(long nowNanos, long otherTicks) {
        long low = otherTicks;
        for (int place = 0; minutes != null && place < MINUTES; place++)
            if (isOfTheHour(place, minute(nowNanos))) low = Math.min(low, lows[place]);
        return low;
    }

    /** The highest price of the hour to now, or another one if that is higher. */
    long highTicks(long nowNanos, long otherTicks) {
        long high = otherTicks;
        for (int place = 0; minutes != null && place < MINUTES; place++)
            if (isOfTheHour(place, minute(nowNanos))) high = Math.max(high, highs[place]);
        return high;
    }

    private boolean isOfTheHour(int place, long now) {
        return highs[place] != 0 && minutes[place] > now - MINUTES;
    }

    void clear() {
        minutes = null;
        lows = null;
        highs = null;
    }

    void forEach(Visitor visitor) {
        for (int place = 0; minutes != null && place < MINUTES; place++)
            if (highs[place] != 0) visitor.minute(minutes[place], lows[place], highs[place]);
    }

    private static long minute(long nanos) {
        return Math.floorDiv(nanos, Utc.NANOS_PER_MINUTE);
    }
}

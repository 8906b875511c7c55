package kilohour.contracts;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import kilohour.units.Utc;

/** Which months are listed when, and when the venue does what is due. All times UTC. */
public final class ListingCalendar {
    /** Month futures listed beyond the current month. */
    public static final int MONTHS_AHEAD = 36;

    /** The daily run: settlement prices and variation margin, 16:00. */
    public static final int DAILY_RUN_HOUR = 16;

    /** A day's print is frozen, and may settle contracts, from 02:00 of the next day. */
    public static final int PRINT_FREEZE_HOUR = 2;

    private ListingCalendar() {}

    /** The current month and the 36 after it. */
    public static List<YearMonth> monthsListed(long nowNanos) {
        YearMonth current = Utc.month(nowNanos);
        return IntStream.rangeClosed(0, MONTHS_AHEAD)
                .mapToObj(current::plusMonths)
                .toList();
    }

    /** The instant from which the day's print is final. */
    public static long printFrozenNanos(int day) {
        return Utc.startOfDay(day + 1) + PRINT_FREEZE_HOUR * Utc.NANOS_PER_HOUR;
    }

    /** The first daily run strictly after {@code nowNanos}. */
    public static long nextDailyRunNanos(long nowNanos) {
        long today = Utc.startOfDay(Utc.day(nowNanos)) + DAILY_RUN_HOUR * Utc.NANOS_PER_HOUR;
        return today > nowNanos ? today : today + Utc.NANOS_PER_DAY;
    }
}

package kilohour.app;

import java.util.ArrayList;
import java.util.List;
import kilohour.contracts.ListingCalendar;
import kilohour.index.HourlyValue;
import kilohour.index.IndexBook;
import kilohour.index.PrintRecord;
import kilohour.units.Utc;

/**
 * Values hours and prints days when they are due (rulebook 2.8): hour h at h+1:05; a day's print is computed after its
 * last hour and final at 02:00. Used by one thread.
 */
final class IndexDesk implements AutoCloseable {
    /** Days valued before the first print, so that the seven-day median and the thresholds have settled. */
    static final int WARM_UP_DAYS = 8;

    private static final long HOUR_PUBLISHED_NANOS = 5 * Utc.NANOS_PER_MINUTE;

    private final IndexBook book;
    private final Feed feed;
    private final List<HourlyValue> finalHours = new ArrayList<>();
    private final List<PrintRecord> finalPrints = new ArrayList<>();
    private final List<PrintRecord> held = new ArrayList<>();
    private int nextHour;

    /** @param firstDay the first day printed, an epoch day; days before it are valued without a print */
    IndexDesk(IndexBook book, Feed feed, int firstDay) {
        this.book = book;
        this.feed = feed;
        for (int day = firstDay - WARM_UP_DAYS; day < firstDay; day++) {
            observeBefore(Utc.startOfDay(day + 1));
            book.warmUp(day);
        }
        this.nextHour = firstDay * 24;
    }

    /** Values and prints everything that has become due up to an instant. */
    void advanceTo(long nowNanos) {
        while (hourDueNanos(nextHour) <= nowNanos) {
            observeBefore(Utc.startOfHour(nextHour + 1));
            finalHours.addAll(book.hour(nextHour));
            nextHour++;
            if (nextHour % 24 == 0) held.addAll(book.print(nextHour / 24 - 1));
        }
        while (!held.isEmpty()
                && ListingCalendar.printFrozenNanos(held.getFirst().epochDay()) <= nowNanos)
            finalPrints.add(held.removeFirst());
    }

    /** Hours that became final and were not declared yet, in order. */
    List<HourlyValue> hoursToDeclare() {
        return List.copyOf(finalHours);
    }

    void hoursDeclared() {
        finalHours.clear();
    }

    /** Prints that became final and were not declared yet, in order. */
    List<PrintRecord> printsToDeclare() {
        return List.copyOf(finalPrints);
    }

    void printsDeclared() {
        finalPrints.clear();
    }

    /** When there is something to do next. */
    long nextDueNanos() {
        long hour = hourDueNanos(nextHour);
        return held.isEmpty()
                ? hour
                : Math.min(
                        hour, ListingCalendar.printFrozenNanos(held.getFirst().epochDay()));
    }

    private static long hourDueNanos(int hour) {
        return Utc.startOfHour(hour + 1) + HOUR_PUBLISHED_NANOS;
    }

    private void observeBefore(long nanos) {
        while (feed.nextAtNanos() < nanos) book.observe(feed.next());
    }

    @Override
    public void close() {
        feed.close();
    }
}

package kilohour.app;

import java.util.ArrayList;
import java.util.List;
import kilohour.contracts.ListingCalendar;
import kilohour.index.GradeTable;
import kilohour.index.HourlyValue;
import kilohour.index.IndexBook;
import kilohour.index.PrintRecord;
import kilohour.index.WeeklyGrades;
import kilohour.units.Utc;

/**
 * Values hours and prints days when they are due (rulebook 2.8): hour h at h+1:05; a day's print is computed after its
 * last hour and final at 02:00, a week's table of grades after the week's last hour. Used by one thread.
 */
final class IndexDesk implements AutoCloseable {
    /** Days valued before the first print, so that the seven-day median and the thresholds have settled. */
    static final int WARM_UP_DAYS = 8;

    private final IndexBook book;
    private final Feed feed;
    private final WeeklyGrades grades;
    private final List<HourlyValue> finalHours = new ArrayList<>();
    private final List<PrintRecord> finalPrints = new ArrayList<>();
    private final List<GradeTable> finalGrades = new ArrayList<>();
    private final List<PrintRecord> held = new ArrayList<>();
    private int nextHour;

    /** @param firstDay the first day printed, an epoch day; days before it are valued without a print */
    IndexDesk(IndexBook book, WeeklyGrades grades, Feed feed, int firstDay) {
        this.book = book;
        this.grades = grades;
        this.feed = feed;
        book.tell(grades::observe);
        this.nextHour = (firstDay - WARM_UP_DAYS) * 24;
        for (int day = firstDay - WARM_UP_DAYS; day < firstDay; day++) {
            while (nextHour < 24 * (day + 1)) valueNextHour();
            book.warmUp(day);
        }
    }

    private List<HourlyValue> valueNextHour() {
        feed.give(nextHour, book);
        return book.hour(nextHour++);
    }

    /** Values and prints everything that has become due up to an instant. */
    void advanceTo(long nowNanos) {
        while (IndexBook.hourDueNanos(nextHour) <= nowNanos) {
            finalHours.addAll(valueNextHour());
            if (nextHour % 24 != 0) continue;
            held.addAll(book.print(nextHour / 24 - 1));
            finalGrades.addAll(grades.endedBy(Utc.startOfHour(nextHour)));
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

    /** Tables of grades of weeks that ended and were not kept yet, in order. */
    List<GradeTable> gradesToKeep() {
        return List.copyOf(finalGrades);
    }

    void gradesKept() {
        finalGrades.clear();
    }

    /** When there is something to do next. */
    long nextDueNanos() {
        long hour = IndexBook.hourDueNanos(nextHour);
        return held.isEmpty()
                ? hour
                : Math.min(
                        hour, ListingCalendar.printFrozenNanos(held.getFirst().epochDay()));
    }

    @Override
    public void close() {
        feed.close();
    }
}

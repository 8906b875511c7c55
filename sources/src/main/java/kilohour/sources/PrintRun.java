package kilohour.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kilohour.index.Explanation;
import kilohour.index.IndexBook;
import kilohour.index.PrintRecord;

/** Takes a book through its observations, hour by hour and day by day: the days of warm-up, then the prints. */
final class PrintRun {
    /** Days valued before the first print, so that the seven-day median and the thresholds have settled. */
    static final int WARM_UP_DAYS = 8;

    private final Intake intake;
    private final IndexBook book;

    PrintRun(Intake intake, IndexBook book) {
        this.intake = intake;
        this.book = book;
    }

    /** The prints in order of day, then index. */
    List<PrintRecord> prints(int fromDay, int toDay, IndexBuild.Progress progress) {
        var prints = new ArrayList<PrintRecord>();
        settle(fromDay);
        for (int day = fromDay; day <= toDay; day++) {
            value(day);
            prints.addAll(book.print(day));
            progress.printed(day, day - fromDay + 1, toDay - fromDay + 1);
        }
        prints.sort(Comparator.comparingInt(PrintRecord::epochDay).thenComparing(PrintRecord::index));
        return prints;
    }

    /** Takes the book to the start of the day. */
    void settle(int day) {
        for (int warm = day - WARM_UP_DAYS; warm < day; warm++) {
            value(warm);
            book.warmUp(warm);
        }
    }

    private void value(int day) {
        for (int hour = 24 * day; hour < 24 * (day + 1); hour++) {
            intake.give(hour, book);
            book.hour(hour);
        }
    }

    /** The print of the next day, explained. */
    Explanation explain(String index, int day) {
        return book.explain(index, day, hour -> intake.give(hour, book));
    }
}

package kilohour.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kilohour.index.IndexBook;
import kilohour.index.PrintRecord;
import kilohour.units.Utc;

/** Takes a book through a stream of observations, day by day: what is long past, the days of warm-up, the prints. */
final class PrintRun {
    /** Days valued before the first print, so that the seven-day median and the thresholds have settled. */
    static final int WARM_UP_DAYS = 8;

    private final ObservationStream stream;
    private final IndexBook book;

    PrintRun(ObservationStream stream, IndexBook book) {
        this.stream = stream;
        this.book = book;
    }

    /** The prints in order of day, then index. */
    List<PrintRecord> prints(int fromDay, int toDay, IndexBuild.Progress progress) {
        var prints = new ArrayList<PrintRecord>();
        settle(fromDay);
        for (int day = fromDay; day <= toDay; day++) {
            observe(day);
            prints.addAll(book.print(day));
            progress.printed(day, day - fromDay + 1, toDay - fromDay + 1);
        }
        prints.sort(Comparator.comparingInt(PrintRecord::epochDay).thenComparing(PrintRecord::index));
        return prints;
    }

    /** Takes the book to the start of the day. */
    void settle(int day) {
        passOver(day - WARM_UP_DAYS);
        for (int warm = day - WARM_UP_DAYS; warm < day; warm++) {
            observe(warm);
            book.warmUp(warm);
        }
    }

    /** What was observed until the end of the day. */
    void observe(int day) {
        while (stream.nextAtNanos() < Utc.startOfDay(day + 1)) book.observe(stream.next());
    }

    /** Years of an archive before the first day go by day by day, so that they are never held at once. */
    private void passOver(int firstDay) {
        while (stream.nextAtNanos() < Utc.startOfDay(firstDay)) {
            int day = Utc.day(stream.nextAtNanos());
            observe(day);
            book.passOver(day + 1);
        }
    }
}

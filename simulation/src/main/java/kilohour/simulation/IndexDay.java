package kilohour.simulation;

import java.util.Iterator;
import java.util.List;
import kilohour.index.Goods;
import kilohour.index.HourlyValue;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.Observation;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;

/** The index of a time-lapse: recorded observations in, hourly values and prints out, one hour after another. */
final class IndexDay {
    /** Days valued before the first print, so that the seven-day median and the thresholds have settled. */
    private static final int WARM_UP_DAYS = 8;

    private final IndexBook book;
    private final Iterator<Observation> observations;
    private Observation ahead;

    IndexDay(List<String> indices, SourceRegistry registry, Iterator<Observation> observations) {
        this.book = new IndexBook(indices.stream().map(Goods::require).toList(), registry, Method.V1, true);
        this.observations = observations;
        this.ahead = observations.hasNext() ? observations.next() : null;
    }

    void warmUp(int firstDay) {
        for (int day = firstDay - WARM_UP_DAYS; day < firstDay; day++) {
            feedBefore(Utc.startOfDay(day + 1));
            book.warmUp(day);
        }
    }

    List<HourlyValue> hour(int hour) {
        feedBefore(Utc.startOfHour(hour + 1));
        return book.hour(hour);
    }

    List<PrintRecord> print(int day) {
        return book.print(day);
    }

    private void feedBefore(long endNanos) {
        while (ahead != null && ahead.observedAtNanos() < endNanos) {
            book.observe(ahead);
            ahead = observations.hasNext() ? observations.next() : null;
        }
    }
}

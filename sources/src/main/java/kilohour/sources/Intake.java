package kilohour.sources;

import java.util.function.LongPredicate;
import kilohour.index.IndexBook;
import kilohour.index.Observation;
import kilohour.units.Utc;

/** Gives a book its observations, hour by hour in ascending order. */
public interface Intake {
    /**
     * Gives the book what it is to know when the hour is valued. The first hour asked for may be any: what came long
     * before it goes by day by day, so that years of an archive are never held at once.
     *
     * @throws ObservationFileException if the prices cannot be read on or were changed since they were archived; nothing
     *     has been given of what was changed
     */
    void give(int epochHour, IndexBook book);

    /** In order of observation: an hour knows what was observed before its end, whenever that became known. */
    static Intake asObserved(PriceStream<Observation> stream) {
        return new Intake() {
            private boolean begun;

            @Override
            public void give(int epochHour, IndexBook book) {
                if (!begun) passOver(stream, Math.floorDiv(epochHour, 24), book);
                begun = true;
                observeWhile(stream, atNanos -> atNanos < Utc.startOfHour(epochHour + 1), book);
            }
        };
    }

    /** Gives what was observed before the day, a day at a time. */
    static void passOver(PriceStream<Observation> stream, int epochDay, IndexBook book) {
        while (stream.nextAtNanos() < Utc.startOfDay(epochDay)) {
            int day = Utc.day(stream.nextAtNanos());
            observeWhile(stream, atNanos -> Utc.day(atNanos) == day, book);
            book.passOver(day + 1);
        }
    }

    private static void observeWhile(PriceStream<Observation> stream, LongPredicate isDue, IndexBook book) {
        while (stream.hasNext() && isDue.test(stream.nextAtNanos())) book.observe(stream.next());
    }
}

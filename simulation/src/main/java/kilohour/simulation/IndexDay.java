package kilohour.simulation;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import kilohour.index.Good;
import kilohour.index.Goods;
import kilohour.index.GradeTable;
import kilohour.index.HourlyValue;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.Observation;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;
import kilohour.index.WeeklyGrades;
import kilohour.units.Utc;

/** The index of a time-lapse: recorded observations in, hourly values and prints out, one hour after another. */
final class IndexDay {
    /** Days valued before the first print, so that the seven-day median and the thresholds have settled. */
    private static final int WARM_UP_DAYS = 8;

    private final IndexBook book;
    private final WeeklyGrades grades;
    private final Iterator<Observation> observations;
    private Observation ahead;

    /** @param indices what is listed; their regional indices are printed with them */
    IndexDay(List<String> indices, SourceRegistry registry, Iterator<Observation> observations, int firstDay) {
        List<Good> goods = indices.stream().map(Goods::require).toList();
        List<Good> printed = goods.stream()
                .flatMap(good -> Stream.concat(Stream.of(good), Goods.regionsOf(good).stream()))
                .distinct()
                .toList();
        this.book = new IndexBook(printed, registry, Method.V1, true);
        this.grades = new WeeklyGrades(goods.stream().map(Good::gpu).toList(), registry, WeeklyGrades.monday(firstDay));
        this.observations = observations;
        this.ahead = observations.hasNext() ? observations.next() : null;
        warmUp(firstDay);
    }

    private void warmUp(int firstDay) {
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

    /** Tables of grades of the weeks that have ended since they were last asked for, up to the end of a day. */
    List<GradeTable> gradesBy(int day) {
        return grades.endedBy(Utc.startOfDay(day + 1));
    }

    private void feedBefore(long endNanos) {
        while (ahead != null && ahead.observedAtNanos() < endNanos) {
            book.observe(ahead);
            grades.observe(ahead);
            ahead = observations.hasNext() ? observations.next() : null;
        }
    }
}

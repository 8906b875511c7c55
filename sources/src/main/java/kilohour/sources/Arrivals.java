package kilohour.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import kilohour.index.IndexBook;
import kilohour.index.Observation;

/**
 * An archive's readings as they came in: an hour knows what had been received when it was due, and nothing that came
 * later, however early that was observed. So the prints of a venue that reads its sources as it goes come out the same
 * whenever they are made again. Restatements are left aside. Belongs to one thread; others may append meanwhile.
 */
public final class Arrivals implements Intake {
    /** Rows that came in together. */
    record Arrival(SourceFolder folder, SourceFolder.Place place) {
        long receivedAtNanos() {
            return place.segment().receivedAtNanos();
        }

        /** All of them, once their hash is known to be right. */
        List<Observation> rows() {
            var parser = RowParser.ofLayout();
            var result = new ArrayList<Observation>();
            try (SegmentRows rows = folder.rows(place)) {
                for (List<String> row = rows.next(); row != null; row = rows.next()) {
                    try {
                        result.add(parser.parse(row));
                    } catch (IllegalArgumentException e) {
                        throw rows.unreadable(e.getMessage());
                    }
                }
            }
            return result;
        }
    }

    private static final Comparator<Arrival> ORDER = Comparator.comparingLong(Arrival::receivedAtNanos)
            .thenComparing(arrival -> arrival.folder().source())
            .thenComparingLong(arrival -> arrival.place().segment().sequence());

    private final ObservationArchive archive;
    private final Map<String, Integer> seen = new HashMap<>();
    private final PriorityQueue<Arrival> waiting = new PriorityQueue<>(ORDER);
    private boolean begun;

    Arrivals(ObservationArchive archive) {
        this.archive = archive;
    }

    @Override
    public void give(int epochHour, IndexBook book) {
        long dueNanos = IndexBook.hourDueNanos(epochHour);
        waiting.addAll(archive.arrivedBefore(dueNanos, seen));
        if (!begun) givePast(dueNanos, Math.floorDiv(epochHour, 24), book);
        begun = true;
        while (!waiting.isEmpty() && waiting.peek().receivedAtNanos() < dueNanos) {
            waiting.peek().rows().forEach(book::observe);
            waiting.poll();
        }
    }

    /** What there was before the first hour may be years: it is read in order of observation. */
    private void givePast(long dueNanos, int epochDay, IndexBook book) {
        var past = new TreeMap<SourceFolder, List<SourceFolder.Place>>(Comparator.comparing(SourceFolder::source));
        while (!waiting.isEmpty() && waiting.peek().receivedAtNanos() < dueNanos) {
            Arrival arrival = waiting.poll();
            past.computeIfAbsent(arrival.folder(), _ -> new ArrayList<>()).add(arrival.place());
        }
        try (var stream = new ArchivePrices<>(past, RowParser::ofLayout)) {
            Intake.passOver(stream, epochDay, book);
            while (stream.hasNext()) book.observe(stream.next());
        }
    }
}

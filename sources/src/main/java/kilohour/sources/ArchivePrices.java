package kilohour.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * An archive's readings of one kind in order of time; restatements are left aside. One day of each source is open at once, and of
 * it one row for each stretch of rows that is in order by itself: mostly one.
 */
final class ArchivePrices<P> implements PriceStream<P> {
    private final Supplier<PriceReader<P>> readers;
    private final List<SourceDays> sources = new ArrayList<>();
    private final PriorityQueue<SourceDays> ahead =
            new PriorityQueue<>(Comparator.comparingLong((SourceDays source) -> source.peek().nextAtNanos)
                    .thenComparing(source -> source.folder.source()));

    /**
     * @param places the segments to read of each folder; of them the readings
     * @param readers makes a reader of rows whose columns stand in the order of the layout
     */
    ArchivePrices(Map<SourceFolder, List<SourceFolder.Place>> places, Supplier<PriceReader<P>> readers) {
        this.readers = readers;
        try {
            places.forEach((folder, some) -> sources.add(new SourceDays(folder, some)));
            for (SourceDays source : sources) if (source.peek() != null) ahead.add(source);
        } catch (ObservationFileException e) {
            close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    @Override
    public long nextAtNanos() {
        return ahead.isEmpty() ? Long.MAX_VALUE : ahead.peek().peek().nextAtNanos;
    }

    @Override
    public P next() {
        SourceDays source = ahead.poll();
        if (source == null) throw new NoSuchElementException("all prices have been read");
        P price = source.take();
        if (source.peek() != null) ahead.add(source);
        return price;
    }

    @Override
    public void close() {
        sources.forEach(SourceDays::close);
    }

    /** One source, a day after another. */
    private final class SourceDays {
        private final SourceFolder folder;
        private final Iterator<List<SourceFolder.Place>> days;
        private final PriorityQueue<Stretch> stretches =
                new PriorityQueue<>(Comparator.comparingLong(stretch -> stretch.nextAtNanos));

        SourceDays(SourceFolder folder, List<SourceFolder.Place> places) {
            this.folder = folder;
            var byDay = new TreeMap<Integer, List<SourceFolder.Place>>();
            for (SourceFolder.Place place : places)
                if (place.segment().kind() == Segment.Kind.READING)
                    byDay.computeIfAbsent(place.segment().day(), _ -> new ArrayList<>())
                            .add(place);
            this.days = byDay.values().iterator();
            openDay();
        }

        private void openDay() {
            while (stretches.isEmpty() && days.hasNext())
                for (List<SourceFolder.Place> places : stretches(days.next())) {
                    var stretch = new Stretch(folder, places);
                    if (stretch.next != null) stretches.add(stretch);
                }
        }

        /** Segments joined as long as each begins where the one before has ended. */
        private Iterable<List<SourceFolder.Place>> stretches(List<SourceFolder.Place> places) {
            var result = new ArrayList<List<SourceFolder.Place>>();
            List<SourceFolder.Place> last = null;
            long lastAtNanos = 0;
            for (SourceFolder.Place place : places) {
                if (last == null || place.segment().firstAtNanos() < lastAtNanos) {
                    last = new ArrayList<>();
                    result.add(last);
                }
                last.add(place);
                lastAtNanos = place.segment().lastAtNanos();
            }
            return result;
        }

        Stretch peek() {
            return stretches.peek();
        }

        P take() {
            Stretch stretch = stretches.poll();
            P taken = stretch.next;
            stretch.advance();
            if (stretch.next != null) stretches.add(stretch);
            else openDay();
            return taken;
        }

        void close() {
            stretches.forEach(Stretch::close);
        }
    }

    /** Segments that follow one another in time. */
    private final class Stretch {
        private final SourceFolder folder;
        private final Iterator<SourceFolder.Place> places;
        private final PriceReader<P> reader = readers.get();
        private SegmentRows rows;
        private P next;
        private long nextAtNanos;

        Stretch(SourceFolder folder, List<SourceFolder.Place> places) {
            this.folder = folder;
            this.places = places.iterator();
            advance();
        }

        void advance() {
            next = null;
            while (next == null) {
                if (rows == null) {
                    if (!places.hasNext()) return;
                    rows = folder.rows(places.next());
                }
                List<String> row = rows.next();
                if (row == null) close();
                else {
                    next = parsed(row);
                    nextAtNanos = reader.observedAtNanos(next);
                }
            }
        }

        private P parsed(List<String> row) {
            try {
                return reader.parse(row);
            } catch (IllegalArgumentException e) {
                throw rows.unreadable(e.getMessage());
            }
        }

        void close() {
            if (rows != null) rows.close();
            rows = null;
        }
    }
}

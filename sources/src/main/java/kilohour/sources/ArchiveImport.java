package kilohour.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.tokens.TokenQuote;
import kilohour.tokens.TokenSources;
import kilohour.units.Utc;

/** One import: rows of any number of files, sorted by source and day, then appended day by day. */
final class ArchiveImport {
    /** Rows sorted in memory; more go through sorted runs on the disk. */
    static final int ROWS_HELD = 100_000;

    /** A source's clock may be this far ahead of ours. */
    static final long AHEAD_NANOS = 5 * Utc.NANOS_PER_MINUTE;

    /** Where the rows of one source go. */
    interface Destination {
        SourceFolder folder(Shelf shelf, String source) throws IOException;
    }

    private static final class Count {
        private final Path file;
        private long accepted;
        private long duplicates;
        private long restated;
        private long rejected;
        private long outOfOrder;
        private String fault = "";

        Count(Path file) {
            this.file = file;
        }

        ImportReport.FileImport report() {
            return new ImportReport.FileImport(file, accepted, duplicates, restated, rejected, outOfOrder, fault);
        }
    }

    private final SourceRegistry registry;
    private final Destination destination;
    private final long receivedAtNanos;
    private final List<Count> counts = new ArrayList<>();
    private final List<RejectedRow> rejectedRows = new ArrayList<>();

    ArchiveImport(SourceRegistry registry, Destination destination, long receivedAtNanos) {
        this.registry = registry;
        this.destination = destination;
        this.receivedAtNanos = receivedAtNanos;
    }

    ImportReport run(List<Path> files, RowSort sort) throws IOException {
        for (Path file : files) {
            var count = new Count(file);
            counts.add(count);
            try (var csv = new CsvFile(file)) {
                read(csv, count, sort);
            } catch (ObservationFileException e) {
                count.fault = e.getMessage();
            }
        }
        append(sort.sorted());
        return new ImportReport(counts.stream().map(Count::report).toList(), rejectedRows);
    }

    private void read(CsvFile csv, Count count, RowSort sort) throws IOException {
        RowReader reader = RowReader.of(csv, registry);
        long lastAtNanos = Long.MIN_VALUE;
        for (List<String> row = csv.next(); row != null; row = csv.next()) {
            try {
                ImportRow read = reader.read(row, counts.size() - 1, csv.line());
                if (read.atNanos() > receivedAtNanos + AHEAD_NANOS)
                    throw new IllegalArgumentException("observed_at is in the future: " + Utc.format(read.atNanos())
                            + ", it is " + Utc.format(receivedAtNanos));
                if (read.atNanos() < lastAtNanos) count.outOfOrder++;
                lastAtNanos = read.atNanos();
                sort.add(read);
            } catch (IllegalArgumentException e) {
                count.rejected++;
                if (rejectedRows.size() < ObservationReport.KEPT_ROWS)
                    rejectedRows.add(new RejectedRow(count.file, csv.line(), e.getMessage()));
            }
        }
    }

    private void append(Iterator<ImportRow> sorted) throws IOException {
        var groups = new Groups(sorted);
        while (groups.peek() != null) {
            ImportRow first = groups.peek();
            Count count = counts.get(first.file());
            Iterable<ImportRow> group = groups.next();
            if (!count.fault.isEmpty()) {
                for (ImportRow _ : group) {}
                continue;
            }
            SourceFolder folder = destination.folder(first.shelf(), first.source());
            var appended = folder.append(first.day(), group, receivedAtNanos);
            count.accepted += appended.readings();
            count.duplicates += appended.duplicates();
            count.restated += appended.restatements();
        }
    }

    /** Rows that go into one segment, one group after another. */
    private static final class Groups {
        private final Iterator<ImportRow> rows;
        private ImportRow next;

        Groups(Iterator<ImportRow> rows) {
            this.rows = rows;
            advance();
        }

        private void advance() {
            next = rows.hasNext() ? rows.next() : null;
        }

        ImportRow peek() {
            return next;
        }

        Iterable<ImportRow> next() {
            ImportRow first = next;
            return () -> new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return next != null && next.goesWith(first);
                }

                @Override
                public ImportRow next() {
                    if (!hasNext()) throw new NoSuchElementException();
                    ImportRow row = next;
                    advance();
                    return row;
                }
            };
        }
    }

    /** Rows of one layout, read. */
    private interface RowReader {
        /** @throws IllegalArgumentException that says why the row is left out */
        ImportRow read(List<String> row, int file, long ordinal);

        static RowReader of(CsvFile csv, SourceRegistry registry) {
            if (csv.header().containsAll(Layout.TOKENS)) {
                var tokens = new TokenRow(csv.columns(Layout.TOKEN_QUOTES));
                return (row, file, ordinal) -> of(tokens.parse(row), file, ordinal);
            }
            var gpus = new RowParser(csv.columns(Layout.GPU));
            return (row, file, ordinal) -> {
                Observation observation = gpus.parse(row);
                ObservationFiles.require(observation, registry);
                return of(observation, file, ordinal);
            };
        }

        static ImportRow of(Observation o, int file, long ordinal) {
            return new ImportRow(
                    Shelf.GPU,
                    folderName(o.source()),
                    Utc.day(o.observedAtNanos()),
                    file,
                    o.observedAtNanos(),
                    ordinal,
                    CsvLine.of(ObservationWriter.fields(o)));
        }

        static ImportRow of(TokenQuote q, int file, long ordinal) {
            return new ImportRow(
                    Shelf.TOKENS,
                    folderName(TokenSources.require(q.source())),
                    Utc.day(q.observedAtNanos()),
                    file,
                    q.observedAtNanos(),
                    ordinal,
                    TokenRow.line(q));
        }

        private static String folderName(String source) {
            boolean plain = !source.isEmpty() && source.length() <= 100;
            for (int i = 0; plain && i < source.length(); i++) {
                char c = source.charAt(i);
                plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i > 0);
            }
            if (plain) return source;
            throw new IllegalArgumentException(
                    "source is no name of small letters, digits and hyphens: " + RowText.shortened(source));
        }
    }

    static ImportRow row(Observation observation, long ordinal) {
        return RowReader.of(observation, 0, ordinal);
    }

    static ImportRow row(TokenQuote quote, long ordinal) {
        return RowReader.of(quote, 0, ordinal);
    }
}

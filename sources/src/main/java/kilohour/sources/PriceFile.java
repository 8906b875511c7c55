package kilohour.sources;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kilohour.units.Utc;

/** One file of prices, read row by row in order of time. */
final class PriceFile<P> implements AutoCloseable {
    private final Path path;
    private final CsvFile csv;
    private final PriceReader<P> reader;
    private final Consumer<P> registration;
    private final Consumer<RejectedRow> rejects;
    private long accepted;
    private long rejected;
    private long lastAtNanos = Long.MIN_VALUE;
    private P next;

    /**
     * Owns the open file from here on.
     *
     * @param registration throws an {@link IllegalArgumentException} if the price's source is not registered
     * @throws ObservationFileException if the first row cannot be read
     */
    PriceFile(Path path, CsvFile csv, PriceReader<P> reader, Consumer<P> registration, Consumer<RejectedRow> rejects) {
        this.path = path;
        this.csv = csv;
        this.reader = reader;
        this.registration = registration;
        this.rejects = rejects;
        advance();
    }

    /** The next price, or null at the end. */
    P peek() {
        return next;
    }

    /** When the next price was observed; only if there is one. */
    long nextAtNanos() {
        return lastAtNanos;
    }

    P take() {
        P taken = next;
        advance();
        return taken;
    }

    private void advance() {
        next = null;
        while (next == null) {
            List<String> row = csv.next();
            if (row == null) return;
            try {
                next = reader.parse(row);
                accepted++;
            } catch (IllegalArgumentException e) {
                rejected++;
                rejects.accept(new RejectedRow(path, csv.line(), e.getMessage()));
            }
        }
        try {
            registration.accept(next);
        } catch (IllegalArgumentException e) {
            throw csv.fault(e.getMessage());
        }
        long atNanos = reader.observedAtNanos(next);
        if (atNanos < lastAtNanos)
            throw csv.fault("rows must be in order of observed_at: " + Utc.format(atNanos) + " comes after "
                    + Utc.format(lastAtNanos));
        lastAtNanos = atNanos;
    }

    ObservationReport.FileRows count() {
        return new ObservationReport.FileRows(path, accepted, rejected);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        csv.close();
    }
}

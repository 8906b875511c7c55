package kilohour.sources;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;

/** One observation file, read row by row in order of time. */
final class ObservationFile implements AutoCloseable {
    private final Path path;
    private final SourceRegistry registry;
    private final Consumer<RejectedRow> rejects;
    private final CsvFile csv;
    private final boolean tokens;
    private RowParser parser;
    private long accepted;
    private long rejected;
    private long lastAtNanos = Long.MIN_VALUE;
    private Observation next;

    /** @throws ObservationFileException if it cannot be opened or its header is not an observation file's */
    ObservationFile(Path path, SourceRegistry registry, Consumer<RejectedRow> rejects) {
        this.path = path;
        this.registry = registry;
        this.rejects = rejects;
        this.csv = new CsvFile(path);
        this.tokens = csv.header().containsAll(Layout.TOKENS);
        if (tokens) return;
        try {
            parser = new RowParser(csv.columns(Layout.GPU));
            advance();
        } catch (ObservationFileException e) {
            csv.close();
            throw e;
        }
    }

    /** Is it a file of token quotes? Then it has no observations. */
    boolean isTokens() {
        return tokens;
    }

    /** The next observation, or null at the end. */
    Observation peek() {
        return next;
    }

    Observation take() {
        Observation taken = next;
        advance();
        return taken;
    }

    private void advance() {
        next = null;
        while (next == null) {
            List<String> row = csv.next();
            if (row == null) return;
            try {
                next = parser.parse(row);
                accepted++;
            } catch (IllegalArgumentException e) {
                rejected++;
                rejects.accept(new RejectedRow(path, csv.line(), e.getMessage()));
            }
        }
        if (registry.find(next.source()).isEmpty())
            throw csv.fault("source " + next.source() + " is not registered, so its licence and interval are unknown");
        if (next.observedAtNanos() < lastAtNanos)
            throw csv.fault("rows must be in order of observed_at: " + Utc.format(next.observedAtNanos())
                    + " comes after " + Utc.format(lastAtNanos));
        lastAtNanos = next.observedAtNanos();
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

package kilohour.sources;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kilohour.tokens.TokenQuote;
import kilohour.tokens.TokenSources;
import kilohour.units.Utc;

/** One file of token quotes, read row by row in order of time. */
final class TokenFile implements AutoCloseable {
    private final Path path;
    private final CsvFile csv;
    private final TokenRow parser;
    private final Consumer<RejectedRow> rejects;
    private long accepted;
    private long rejected;
    private long lastAtNanos = Long.MIN_VALUE;
    private TokenQuote next;

    /** @throws ObservationFileException if it cannot be opened or its header is not that of token quotes */
    TokenFile(Path path, Consumer<RejectedRow> rejects) {
        this.path = path;
        this.rejects = rejects;
        this.csv = new CsvFile(path);
        try {
            this.parser = new TokenRow(csv.columns(Layout.TOKEN_QUOTES));
            advance();
        } catch (ObservationFileException e) {
            csv.close();
            throw e;
        }
    }

    /** The next quote, or null at the end. */
    TokenQuote peek() {
        return next;
    }

    TokenQuote take() {
        TokenQuote taken = next;
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
        try {
            TokenSources.require(next.source());
        } catch (IllegalArgumentException e) {
            throw csv.fault(e.getMessage());
        }
        if (next.observedAtNanos() < lastAtNanos)
            throw csv.fault("rows must be in order of observed_at: " + Utc.format(next.observedAtNanos())
                    + " comes after " + Utc.format(lastAtNanos));
        lastAtNanos = next.observedAtNanos();
    }

    Path path() {
        return path;
    }

    ObservationReport.FileRows count() {
        return new ObservationReport.FileRows(path, accepted, rejected);
    }

    @Override
    public void close() {
        csv.close();
    }
}

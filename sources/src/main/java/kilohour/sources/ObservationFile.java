package kilohour.sources;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;

/** One observation file, read row by row in order of time. */
final class ObservationFile implements AutoCloseable {
    private final Path path;
    private final SourceRegistry registry;
    private final Consumer<RejectedRow> rejects;
    private final CloseableIterator<CsvRecord> rows;
    private final boolean tokens;
    private RowParser parser;
    private long line = 1;
    private long accepted;
    private long rejected;
    private long lastAtNanos = Long.MIN_VALUE;
    private Observation next;

    /** @throws ObservationFileException if it cannot be opened or its header is not an observation file's */
    ObservationFile(Path path, SourceRegistry registry, Consumer<RejectedRow> rejects) {
        this.path = path;
        this.registry = registry;
        this.rejects = rejects;
        this.rows = rows(open(path));
        CsvRecord header = readRow();
        if (header == null) throw fault("the file is empty, a header is needed");
        List<String> names = withoutMark(header.getFields());
        this.tokens = names.containsAll(Layout.TOKENS);
        if (!tokens) {
            parser = new RowParser(columns(names));
            advance();
        }
    }

    /** A row with too few or too many fields comes through, to be rejected with its line; broken quoting does not. */
    private static CloseableIterator<CsvRecord> rows(Reader reader) {
        return CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(1 << 17)
                .ofCsvRecord(reader)
                .iterator();
    }

    private static Reader open(Path path) {
        try {
            InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
            return new InputStreamReader(
                    plain,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        } catch (NoSuchFileException e) {
            throw new ObservationFileException(path, 0, "there is no such file");
        } catch (ZipException e) {
            throw new ObservationFileException(path, 0, "is named .gz but is not gzip");
        } catch (EOFException e) {
            throw new ObservationFileException(path, 0, "the gzip is cut short");
        } catch (IOException e) {
            throw new ObservationFileException(path, 0, "cannot be read: " + e.getMessage());
        }
    }

    /** Spreadsheets put an invisible byte-order mark before the first name. */
    private static List<String> withoutMark(List<String> header) {
        var names = new ArrayList<>(header);
        if (names.getFirst().startsWith("\uFEFF")) names.set(0, names.getFirst().substring(1));
        return names;
    }

    private int[] columns(List<String> header) {
        for (String name : header)
            if (!Layout.GPU.contains(name)) throw fault("unknown column " + name + "; the columns are " + Layout.GPU);
        for (String name : Layout.GPU) if (!header.contains(name)) throw fault("column " + name + " is missing");
        if (header.size() != Layout.GPU.size()) throw fault("a column is there twice");
        return Layout.GPU.stream().mapToInt(header::indexOf).toArray();
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
            CsvRecord row = readRow();
            if (row == null) return;
            try {
                next = parser.parse(row.getFields());
                accepted++;
            } catch (IllegalArgumentException e) {
                rejected++;
                rejects.accept(new RejectedRow(path, line, e.getMessage()));
            }
        }
        if (registry.find(next.source()).isEmpty())
            throw fault("source " + next.source() + " is not registered, so its licence and interval are unknown");
        if (next.observedAtNanos() < lastAtNanos)
            throw fault("rows must be in order of observed_at: " + Utc.format(next.observedAtNanos()) + " comes after "
                    + Utc.format(lastAtNanos));
        lastAtNanos = next.observedAtNanos();
    }

    private CsvRecord readRow() {
        try {
            if (!rows.hasNext()) return null;
            CsvRecord row = rows.next();
            line = row.getStartingLineNumber();
            return row;
        } catch (CsvParseException e) {
            throw afterLine("is not CSV: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw afterLine(
                    switch (e.getCause()) {
                        case EOFException _ -> "the gzip is cut short";
                        case ZipException _ -> "the gzip is damaged";
                        case CharacterCodingException _ -> "is not UTF-8";
                        default -> "cannot be read: " + e.getCause().getMessage();
                    });
        }
    }

    private ObservationFileException fault(String message) {
        return new ObservationFileException(path, line, message);
    }

    private ObservationFileException afterLine(String message) {
        return new ObservationFileException(path, line, message + " (after this line)");
    }

    ObservationReport.FileRows count() {
        return new ObservationReport.FileRows(path, accepted, rejected);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new ObservationFileException(path, line, "cannot be closed: " + e.getMessage());
        }
    }
}

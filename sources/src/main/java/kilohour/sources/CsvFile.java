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
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file of comma-separated rows under a header, plain or gzip, read row by row; every fault says where. */
final class CsvFile implements AutoCloseable {
    private final Path path;
    private final CloseableIterator<CsvRecord> rows;
    private final List<String> header;
    private long line = 1;

    /** @throws ObservationFileException if it cannot be opened or is empty */
    CsvFile(Path path) {
        this.path = path;
        this.rows = rows(reader(opened(path)));
        List<String> first;
        try {
            first = next();
        } catch (ObservationFileException e) {
            close();
            throw e;
        }
        if (first == null) throw fault("the file is empty, a header is needed");
        this.header = withoutMark(first);
    }

    /** Rows with too few or too many fields come through, to be rejected with their line; broken quoting does not. */
    static CloseableIterator<CsvRecord> rows(Reader reader) {
        return CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(1 << 17)
                .ofCsvRecord(reader)
                .iterator();
    }

    /** UTF-8, nothing replaced. */
    static Reader reader(InputStream bytes) {
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static InputStream opened(Path path) {
        try {
            InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            return path.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
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

    List<String> header() {
        return header;
    }

    /** Where each of the columns stands in this file; they may come in any order, but all and no other. */
    int[] columns(List<String> wanted) {
        for (String name : header)
            if (!wanted.contains(name)) throw fault("unknown column " + name + "; the columns are " + wanted);
        for (String name : wanted) if (!header.contains(name)) throw fault("column " + name + " is missing");
        if (header.size() != wanted.size()) throw fault("a column is there twice");
        return wanted.stream().mapToInt(header::indexOf).toArray();
    }

    /** The next row, or null at the end. */
    List<String> next() {
        try {
            if (!rows.hasNext()) return null;
            CsvRecord row = rows.next();
            line = row.getStartingLineNumber();
            return row.getFields();
        } catch (CsvParseException e) {
            throw fault("is not CSV: " + e.getMessage() + " (after this line)");
        } catch (UncheckedIOException e) {
            throw fault(reason(e.getCause()) + " (after this line)");
        }
    }

    static String reason(IOException e) {
        return switch (e) {
            case EOFException _ -> "the gzip is cut short";
            case ZipException _ -> "the gzip is damaged";
            case CharacterCodingException _ -> "is not UTF-8";
            default -> "cannot be read: " + e.getMessage();
        };
    }

    /** The line of the row last read, counted from 1. */
    long line() {
        return line;
    }

    ObservationFileException fault(String message) {
        return new ObservationFileException(path, line, message);
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw fault("cannot be closed: " + e.getMessage());
        }
    }
}

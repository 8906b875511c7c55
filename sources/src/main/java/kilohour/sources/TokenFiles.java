package kilohour.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import kilohour.tokens.TokenQuote;

/**
 * Files of token quotes merged into one stream in order of time. Only one row of each file is held at once. Faults of a
 * file stop the reading with an {@link ObservationFileException}; faults of a row leave the row out and are reported.
 */
public final class TokenFiles implements AutoCloseable {
    private static final Comparator<TokenFile> BY_TIME = Comparator.<TokenFile>comparingLong(
                    file -> file.peek().observedAtNanos())
            .thenComparing(TokenFile::path);

    private final List<TokenFile> files = new ArrayList<>();
    private final PriorityQueue<TokenFile> ahead = new PriorityQueue<>(BY_TIME);
    private final List<RejectedRow> rejectedRows = new ArrayList<>();
    private long accepted;
    private long rejected;

    private TokenFiles(List<Path> paths) {
        try {
            for (Path path : ObservationFiles.found(paths)) {
                if (!ObservationFiles.name(path).startsWith("tokens_")) continue;
                var file = new TokenFile(path, this::reject);
                files.add(file);
                if (file.peek() != null) ahead.add(file);
            }
        } catch (ObservationFileException e) {
            close();
            throw e;
        }
        if (files.isEmpty())
            throw new ObservationFileException(paths.getFirst(), 0, "there is no tokens_*.csv or tokens_*.csv.gz");
    }

    /**
     * Opens files and folders; folders are searched recursively for {@code tokens_*.csv} and {@code tokens_*.csv.gz},
     * other files are left aside.
     *
     * @throws ObservationFileException if there is no such file, no file of token quotes at all, or a bad header
     */
    public static TokenFiles open(List<Path> paths) {
        if (paths.isEmpty()) throw new IllegalArgumentException("no observation files or folders given");
        return new TokenFiles(paths);
    }

    private void reject(RejectedRow row) {
        rejected++;
        if (rejectedRows.size() < ObservationReport.KEPT_ROWS) rejectedRows.add(row);
    }

    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    /** When the next quote was seen, {@link Long#MAX_VALUE} at the end. */
    public long nextAtNanos() {
        return ahead.isEmpty() ? Long.MAX_VALUE : ahead.peek().peek().observedAtNanos();
    }

    /**
     * The next quote in order of time.
     *
     * @throws ObservationFileException if a file cannot be read on
     */
    public TokenQuote next() {
        TokenFile file = ahead.poll();
        if (file == null) throw new NoSuchElementException("all quotes have been read");
        TokenQuote quote = file.take();
        accepted++;
        if (file.peek() != null) ahead.add(file);
        return quote;
    }

    /** What has been read so far. */
    public ObservationReport report() {
        return new ObservationReport(
                files.stream().map(TokenFile::count).toList(),
                files.stream().map(TokenFile::path).toList(),
                accepted,
                rejected,
                rejectedRows);
    }

    @Override
    public void close() {
        files.forEach(TokenFile::close);
    }
}

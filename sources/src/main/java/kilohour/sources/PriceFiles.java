package kilohour.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Files of one layout merged into one stream in order of time. Only one row of each file is held at once. Faults of a
 * file (a column missing, a gzip cut short, a source that is not registered, rows out of order) stop the reading with an
 * {@link ObservationFileException}; faults of a row leave the row out and are reported.
 */
abstract class PriceFiles<P> implements PriceStream<P> {
    private final List<PriceFile<P>> files = new ArrayList<>();
    private final PriorityQueue<PriceFile<P>> ahead = new PriorityQueue<>(
            Comparator.<PriceFile<P>>comparingLong(PriceFile::nextAtNanos).thenComparing(PriceFile::path));
    private final List<RejectedRow> rejectedRows = new ArrayList<>();
    private long accepted;
    private long rejected;

    /** Adds a file to the stream, which closes if that fails. */
    final void add(Path path, CsvFile csv, Function<CsvFile, PriceReader<P>> reader, Consumer<P> registration) {
        try {
            var file = new PriceFile<>(path, csv, reader.apply(csv), registration, this::reject);
            files.add(file);
            if (file.peek() != null) ahead.add(file);
        } catch (ObservationFileException e) {
            csv.close();
            close();
            throw e;
        }
    }

    /** The file, open; the stream closes if that fails. */
    final CsvFile opened(Path path) {
        try {
            return new CsvFile(path);
        } catch (ObservationFileException e) {
            close();
            throw e;
        }
    }

    private void reject(RejectedRow row) {
        rejected++;
        if (rejectedRows.size() < ObservationReport.KEPT_ROWS) rejectedRows.add(row);
    }

    /** @throws ObservationFileException if no file was added */
    final void requireFiles(List<Path> paths, String prefix) {
        if (files.isEmpty())
            throw new ObservationFileException(
                    paths.getFirst(), 0, "there is no " + prefix + "*.csv or " + prefix + "*.csv.gz");
    }

    /** Files named as they are, folders searched; each once, in order of path. */
    static List<Path> found(List<Path> paths) {
        if (paths.isEmpty()) throw new IllegalArgumentException("no observation files or folders given");
        var result = new TreeSet<Path>();
        for (Path path : paths) {
            Path given = path.toAbsolutePath().normalize();
            if (!Files.exists(given)) throw new ObservationFileException(path, 0, "there is no such file or folder");
            if (!Files.isDirectory(given)) result.add(given);
            else
                try (Stream<Path> inside = Files.walk(given)) {
                    inside.filter(PriceFiles::isPriceFile).forEach(result::add);
                } catch (IOException | java.io.UncheckedIOException e) {
                    throw new ObservationFileException(path, 0, "cannot be searched: " + e.getMessage());
                }
        }
        return List.copyOf(result);
    }

    private static boolean isPriceFile(Path path) {
        String name = path.getFileName().toString();
        return (name.startsWith("gpu_") || isTokenFile(path))
                && (name.endsWith(".csv") || name.endsWith(".csv.gz"))
                && Files.isRegularFile(path);
    }

    static boolean isTokenFile(Path path) {
        return path.getFileName().toString().startsWith("tokens_");
    }

    @Override
    public final boolean hasNext() {
        return !ahead.isEmpty();
    }

    @Override
    public final long nextAtNanos() {
        return ahead.isEmpty() ? Long.MAX_VALUE : ahead.peek().nextAtNanos();
    }

    @Override
    public final P next() {
        PriceFile<P> file = ahead.poll();
        if (file == null) throw new NoSuchElementException("all prices have been read");
        P price = file.take();
        accepted++;
        if (file.peek() != null) ahead.add(file);
        return price;
    }

    /** What has been read so far. */
    final ObservationReport report(List<Path> tokenFiles) {
        return new ObservationReport(
                files.stream().map(PriceFile::count).toList(), tokenFiles, accepted, rejected, rejectedRows);
    }

    final List<Path> paths() {
        return files.stream().map(PriceFile::path).toList();
    }

    @Override
    public final void close() {
        files.forEach(PriceFile::close);
    }
}

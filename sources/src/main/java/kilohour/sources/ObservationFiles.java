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
import java.util.stream.Stream;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;

/**
 * GPU observation files merged into one stream in order of time. Only one row of each file is held at once.
 *
 * <p>Faults of a file (a column missing, a gzip cut short, a source that is not registered, rows out of order) stop the
 * reading with an {@link ObservationFileException}; faults of a row leave the row out and are reported.
 */
public final class ObservationFiles implements ObservationStream {
    private static final Comparator<ObservationFile> BY_TIME = Comparator.<ObservationFile>comparingLong(
                    file -> file.peek().observedAtNanos())
            .thenComparing(ObservationFile::path);

    private final List<ObservationFile> files = new ArrayList<>();
    private final PriorityQueue<ObservationFile> ahead = new PriorityQueue<>(BY_TIME);
    private final List<Path> tokenFiles = new ArrayList<>();
    private final List<RejectedRow> rejectedRows = new ArrayList<>();
    private long accepted;
    private long rejected;

    private ObservationFiles(List<Path> paths, SourceRegistry registry) {
        for (Path path : found(paths)) {
            if (name(path).startsWith("tokens_")) tokenFiles.add(path);
            else open(path, registry);
        }
        if (files.isEmpty())
            throw new ObservationFileException(paths.getFirst(), 0, "there is no gpu_*.csv or gpu_*.csv.gz");
    }

    /**
     * Opens files and folders; folders are searched recursively for {@code gpu_*.csv} and {@code gpu_*.csv.gz}. Token
     * files are recognised, by name or header, and left aside.
     *
     * @throws ObservationFileException if there is no such file, no observation file at all, or a bad header
     */
    public static ObservationFiles open(List<Path> paths, SourceRegistry registry) {
        if (paths.isEmpty()) throw new IllegalArgumentException("no observation files or folders given");
        return new ObservationFiles(paths, registry);
    }

    /** Reads everything, in order of time. */
    public static ObservationReport read(List<Path> paths, SourceRegistry registry, Consumer<Observation> sink) {
        try (var files = open(paths, registry)) {
            while (files.hasNext()) sink.accept(files.next());
            return files.report();
        }
    }

    private void open(Path path, SourceRegistry registry) {
        try {
            var file = new ObservationFile(path, registry, this::reject);
            files.add(file);
            if (file.isTokens()) {
                files.removeLast().close();
                tokenFiles.add(path);
            } else if (file.peek() != null) ahead.add(file);
        } catch (ObservationFileException e) {
            close();
            throw e;
        }
    }

    private void reject(RejectedRow row) {
        rejected++;
        if (rejectedRows.size() < ObservationReport.KEPT_ROWS) rejectedRows.add(row);
    }

    /** Files named as they are, folders searched; each once, in order of path. */
    static List<Path> found(List<Path> paths) {
        var result = new TreeSet<Path>();
        for (Path path : paths) {
            Path given = path.toAbsolutePath().normalize();
            if (!Files.exists(given)) throw new ObservationFileException(path, 0, "there is no such file or folder");
            if (!Files.isDirectory(given)) result.add(given);
            else
                try (Stream<Path> inside = Files.walk(given)) {
                    inside.filter(ObservationFiles::isObservationFile).forEach(result::add);
                } catch (IOException | java.io.UncheckedIOException e) {
                    throw new ObservationFileException(path, 0, "cannot be searched: " + e.getMessage());
                }
        }
        return List.copyOf(result);
    }

    private static boolean isObservationFile(Path path) {
        String name = name(path);
        return (name.startsWith("gpu_") || name.startsWith("tokens_"))
                && (name.endsWith(".csv") || name.endsWith(".csv.gz"))
                && Files.isRegularFile(path);
    }

    static String name(Path path) {
        return path.getFileName().toString();
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    /** When the next observation was seen, {@link Long#MAX_VALUE} at the end. */
    @Override
    public long nextAtNanos() {
        return ahead.isEmpty() ? Long.MAX_VALUE : ahead.peek().peek().observedAtNanos();
    }

    /**
     * The next observation in order of time.
     *
     * @throws ObservationFileException if a file cannot be read on
     */
    @Override
    public Observation next() {
        ObservationFile file = ahead.poll();
        if (file == null) throw new NoSuchElementException("all observations have been read");
        Observation observation = file.take();
        accepted++;
        if (file.peek() != null) ahead.add(file);
        return observation;
    }

    /** What has been read so far. */
    public ObservationReport report() {
        return new ObservationReport(
                files.stream().map(ObservationFile::count).toList(), tokenFiles, accepted, rejected, rejectedRows);
    }

    @Override
    public void close() {
        files.forEach(ObservationFile::close);
    }
}

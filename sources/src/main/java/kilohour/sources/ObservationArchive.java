package kilohour.sources;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.tokens.TokenQuote;

/**
 * Every price that was ever read, append-only: {@code gpu/SOURCE/2026-11-19.csv} and {@code tokens/SOURCE/…} in the
 * layouts of the observation files, and beside each source's files a manifest that chains what was appended by hashes
 * ({@link Segment}). One process writes at a time; any number read. In one process any thread may append, while another
 * follows the {@link #arrivals}.
 */
public final class ObservationArchive implements AutoCloseable {
    private static final String IMPORT_FOLDER = ".import";
    private static final String LOCK_FILE = ".lock";

    private final Path root;
    private final SourceRegistry registry;
    private final TreeMap<String, SourceFolder> folders = new TreeMap<>();
    private final List<Path> setAside = new ArrayList<>();
    private FileChannel lockChannel;
    private FileLock lock;
    private long sealedBeforeNanos = Long.MIN_VALUE;

    private ObservationArchive(Path root, SourceRegistry registry) {
        this.root = root;
        this.registry = registry;
    }

    /**
     * An archive to write to; the folder is made if there is none. What a crash left behind is set aside.
     *
     * @throws ObservationFileException if another process writes to it, or a manifest was changed
     */
    public static ObservationArchive write(Path root, SourceRegistry registry) {
        var archive = new ObservationArchive(root, registry);
        try {
            archive.lock();
            archive.open();
            archive.clearImport();
            for (SourceFolder folder : archive.folders.values()) archive.setAside.addAll(folder.recover());
            return archive;
        } catch (IOException e) {
            archive.close();
            throw new ObservationFileException(root, 0, "cannot be opened as an archive: " + e.getMessage());
        } catch (ObservationFileException e) {
            archive.close();
            throw e;
        }
    }

    /**
     * An archive to read.
     *
     * @throws ObservationFileException if it is none, or a manifest was changed
     */
    public static ObservationArchive read(Path root, SourceRegistry registry) {
        if (!Files.isDirectory(root)) throw new ObservationFileException(root, 0, "there is no such archive");
        var archive = new ObservationArchive(root, registry);
        try {
            archive.open();
            return archive;
        } catch (IOException e) {
            throw new ObservationFileException(root, 0, "cannot be read as an archive: " + e.getMessage());
        }
    }

    private void lock() throws IOException {
        Files.createDirectories(root);
        lockChannel = FileChannel.open(root.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock = lockChannel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) throw new ObservationFileException(root, 0, "is being written to by another process");
    }

    private void open() throws IOException {
        for (Path folder : sourceFolders(root)) {
            var source = opened(folder);
            folders.put(key(source.shelf(), source.source()), source);
        }
    }

    private static SourceFolder opened(Path folder) {
        Shelf shelf = folder.getParent().getFileName().toString().equals(Shelf.GPU.folder()) ? Shelf.GPU : Shelf.TOKENS;
        return new SourceFolder(folder, shelf, folder.getFileName().toString());
    }

    private static TreeSet<Path> sourceFolders(Path root) throws IOException {
        var found = new TreeSet<Path>();
        for (Shelf shelf : Shelf.values()) {
            Path inside = root.resolve(shelf.folder());
            if (!Files.isDirectory(inside)) continue;
            try (Stream<Path> sources = Files.list(inside)) {
                sources.filter(Files::isDirectory).forEach(found::add);
            }
        }
        return found;
    }

    private static String key(Shelf shelf, String source) {
        return shelf.folder() + '/' + source;
    }

    private void clearImport() throws IOException {
        Path folder = root.resolve(IMPORT_FOLDER);
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> runs = Files.list(folder)) {
            for (Path run : runs.toList()) Files.delete(run);
        }
    }

    private SourceFolder folder(Shelf shelf, String source) throws IOException {
        SourceFolder known = folders.get(key(shelf, source));
        if (known != null) return known;
        Path path = Files.createDirectories(root.resolve(shelf.folder()).resolve(source));
        var made = new SourceFolder(path, shelf, source);
        folders.put(key(shelf, source), made);
        return made;
    }

    /** Where the archive is. */
    public Path root() {
        return root;
    }

    /** Files to which the remains of a crash were moved when the archive was opened for writing. */
    public List<Path> setAside() {
        return List.copyOf(setAside);
    }

    /**
     * Takes observation and token files, plain or gzip, and folders searched for {@code gpu_*} and {@code tokens_*}.
     * Any number of rows, in bounded memory. A faulty row is left out, of a faulty file nothing is taken; both are in
     * the report. A file taken before adds nothing.
     *
     * @param receivedAtNanos now
     * @throws ObservationFileException if a path does not exist, or the archive cannot be written to or was changed
     */
    public synchronized ImportReport importFrom(List<Path> paths, long receivedAtNanos) {
        requireLock();
        List<Path> files = PriceFiles.found(paths);
        try (var sort = new RowSort(root.resolve(IMPORT_FOLDER), ArchiveImport.ROWS_HELD)) {
            return new ArchiveImport(registry, this::folder, stamp(receivedAtNanos)).run(files, sort);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ObservationFileException(root, 0, "the archive cannot be written to: " + e.getMessage());
        }
    }

    /**
     * Takes what a connector has read.
     *
     * @param receivedAtNanos now
     * @return rows added; those archived already add nothing
     * @throws IllegalArgumentException if a source is not registered, or a price is from the future
     * @throws ObservationFileException if the archive cannot be written to or was changed
     */
    public synchronized long append(Reading reading, long receivedAtNanos) {
        requireLock();
        for (Observation observation : reading.observations()) registry.require(observation.source());
        var rows = new ArrayList<ImportRow>();
        for (Observation observation : reading.observations()) rows.add(ArchiveImport.row(observation, rows.size()));
        for (TokenQuote quote : reading.tokens()) rows.add(ArchiveImport.row(quote, rows.size()));
        for (ImportRow row : rows)
            if (row.atNanos() > receivedAtNanos + ArchiveImport.AHEAD_NANOS)
                throw new IllegalArgumentException(row.source() + ": observed in the future: " + row.line());
        rows.sort(ImportRow.ORDER);
        long added = 0;
        try {
            for (int from = 0, to; from < rows.size(); from = to) {
                to = from + 1;
                while (to < rows.size() && rows.get(to).goesWith(rows.get(from))) to++;
                ImportRow first = rows.get(from);
                var appended = folder(first.shelf(), first.source())
                        .append(first.day(), rows.subList(from, to), stamp(receivedAtNanos));
                added += appended.readings() + appended.restatements();
            }
            return added;
        } catch (IOException e) {
            throw new ObservationFileException(root, 0, "the archive cannot be written to: " + e.getMessage());
        }
    }

    /**
     * From now on nothing is archived as received before the instant, though the clock be put back: hours that were
     * valued on what had come by then stay what they are.
     */
    public synchronized void sealBefore(long nanos) {
        sealedBeforeNanos = Math.max(sealedBeforeNanos, nanos);
    }

    private long stamp(long receivedAtNanos) {
        return Math.max(receivedAtNanos, sealedBeforeNanos);
    }

    private void requireLock() {
        if (lock == null) throw new IllegalStateException("the archive is open for reading only");
    }

    /** How far the archive of GPU prices has come. */
    public ArchivePosition position() {
        return position(Shelf.GPU);
    }

    /** How far the archive of token quotes has come. */
    public ArchivePosition tokenPosition() {
        return position(Shelf.TOKENS);
    }

    private synchronized ArchivePosition position(Shelf shelf) {
        var marks = new TreeMap<String, ArchivePosition.Mark>();
        for (SourceFolder folder : folders.values()) {
            Manifest manifest = folder.manifest();
            if (folder.shelf() == shelf && !manifest.segments().isEmpty())
                marks.put(
                        folder.source(),
                        new ArchivePosition.Mark(manifest.segments().size(), manifest.chain()));
        }
        return new ArchivePosition(marks);
    }

    private SortedMap<String, SourceFolder> gpuFolders() {
        return folders.subMap(Shelf.GPU.folder() + '/', Shelf.GPU.folder() + '0');
    }

    /** All readings of GPU prices in order of time. */
    public PriceStream<Observation> observations() {
        return observations(position());
    }

    /**
     * The readings of GPU prices that were archived by then, in order of time.
     *
     * @throws ObservationFileException if the archive does not hold what it held then
     */
    public PriceStream<Observation> observations(ArchivePosition asOf) {
        return new ArchivePrices<>(places(Shelf.GPU, asOf), RowParser::ofLayout);
    }

    /**
     * The readings of token prices that were archived by then, in order of time.
     *
     * @throws ObservationFileException if the archive does not hold what it held then
     */
    public PriceStream<TokenQuote> quotes(ArchivePosition asOf) {
        return new ArchivePrices<>(places(Shelf.TOKENS, asOf), TokenRow::ofLayout);
    }

    private synchronized Map<SourceFolder, List<SourceFolder.Place>> places(Shelf shelf, ArchivePosition asOf) {
        require(shelf, asOf);
        var places = new LinkedHashMap<SourceFolder, List<SourceFolder.Place>>();
        asOf.marks().forEach((source, mark) -> {
            SourceFolder folder = folders.get(key(shelf, source));
            places.put(folder, folder.places(mark.segments()));
        });
        return places;
    }

    /**
     * Requires that the archive of GPU prices holds all it held then.
     *
     * @throws ObservationFileException that names what is missing or was changed
     */
    void require(ArchivePosition asOf) {
        require(Shelf.GPU, asOf);
    }

    private synchronized void require(Shelf shelf, ArchivePosition asOf) {
        asOf.marks().forEach((source, mark) -> {
            SourceFolder folder = folders.get(key(shelf, source));
            Path manifest = root.resolve(shelf.folder()).resolve(source).resolve(Manifest.FILE);
            if (folder == null || folder.manifest().segments().size() < mark.segments())
                throw new ObservationFileException(
                        manifest, 0, "is shorter than it was: " + mark.segments() + " segments are due");
            Segment last = folder.manifest().segments().get(Math.toIntExact(mark.segments() - 1));
            if (!last.chain().equals(mark.chain()))
                throw new ObservationFileException(
                        manifest, mark.segments() + 1, "is another history than the one the prints were made from");
        });
    }

    /** The readings of GPU prices as they came in, from the first on; more come as they are archived. */
    public Arrivals arrivals() {
        return new Arrivals(this);
    }

    /**
     * The readings that nobody has seen yet, in a moment after which nothing more is archived as received before the
     * instant.
     *
     * @param seen how many segments of each source were seen, brought up to date
     */
    synchronized List<Arrivals.Arrival> arrivedBefore(long nanos, Map<String, Integer> seen) {
        sealBefore(nanos);
        var result = new ArrayList<Arrivals.Arrival>();
        for (SourceFolder folder : gpuFolders().values()) {
            int all = folder.manifest().segments().size();
            int known = seen.getOrDefault(folder.source(), 0);
            if (all == known) continue;
            for (SourceFolder.Place place : folder.places(all).subList(known, all))
                if (place.segment().kind() == Segment.Kind.READING) result.add(new Arrivals.Arrival(folder, place));
            seen.put(folder.source(), all);
        }
        return result;
    }

    /** When the newest reading of a source was made, nanoseconds since 1970; empty if none is archived. */
    synchronized OptionalLong lastReadNanos(String source) {
        return folders.values().stream()
                .filter(folder -> folder.source().equals(source))
                .flatMap(folder -> folder.manifest().segments().stream())
                .mapToLong(Segment::lastAtNanos)
                .max();
    }

    /** When the first price was received, nanoseconds since 1970; empty if there is none. */
    public synchronized OptionalLong firstReceivedNanos() {
        return gpuFolders().values().stream()
                .flatMap(folder -> folder.manifest().segments().stream())
                .mapToLong(Segment::receivedAtNanos)
                .min();
    }

    /** Walks every chain and every file. Each source's first fault is named; the walk goes on with the next source. */
    public static ArchiveCheck verify(Path root) {
        if (!Files.isDirectory(root)) throw new ObservationFileException(root, 0, "there is no such archive");
        var check = new ArchiveWalk();
        try {
            for (Path folder : sourceFolders(root)) check.walk(() -> opened(folder));
        } catch (IOException e) {
            throw new ObservationFileException(root, 0, "cannot be read as an archive: " + e.getMessage());
        }
        return check.result();
    }

    @Override
    public void close() {
        try {
            if (lockChannel != null) lockChannel.close();
        } catch (IOException e) {
            throw new ObservationFileException(root, 0, "cannot be closed: " + e.getMessage());
        }
    }
}

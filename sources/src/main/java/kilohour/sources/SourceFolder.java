package kilohour.sources;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One source's part of the archive: a file a day, and the manifest. */
final class SourceFolder {
    /** Restatements held before they are written out between the readings. */
    private static final int RESTATEMENTS_HELD = 50_000;

    /** What became of the rows of one file in one day. */
    record Appended(long readings, long duplicates, long restatements) {}

    private final Path folder;
    private final Shelf shelf;
    private final String source;
    private final Manifest manifest;
    private final Map<Integer, Long> bytesOfDay = new HashMap<>();

    /** @throws ObservationFileException if the manifest is not as it was written */
    SourceFolder(Path folder, Shelf shelf, String source) {
        this.folder = folder;
        this.shelf = shelf;
        this.source = source;
        this.manifest = Manifest.read(folder);
        for (Segment segment : manifest.segments()) bytesOfDay.merge(segment.day(), segment.bytes(), Long::sum);
    }

    String source() {
        return source;
    }

    Shelf shelf() {
        return shelf;
    }

    Manifest manifest() {
        return manifest;
    }

    Path file(int day) {
        return folder.resolve(Segment.fileOf(day));
    }

    /**
     * Sets aside what a crash left behind: bytes of a day's file that no segment covers, half a line of the manifest.
     *
     * @return the files that they were moved to
     */
    List<Path> recover() throws IOException {
        Files.createDirectories(folder);
        var aside = new ArrayList<Path>();
        if (!manifest.tail().isEmpty()) {
            aside.add(setAside(Manifest.FILE, manifest.tail().getBytes(StandardCharsets.UTF_8)));
            manifest.dropTail();
        }
        for (Path file : dayFiles()) {
            long archived = bytesOf(file);
            try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                if (channel.size() <= archived) continue;
                var tail = ByteBuffer.allocate(Math.toIntExact(channel.size() - archived));
                channel.position(archived);
                while (tail.hasRemaining() && channel.read(tail) >= 0) {}
                aside.add(setAside(file.getFileName().toString(), tail.array()));
                channel.truncate(archived);
                channel.force(true);
            }
        }
        return aside;
    }

    /** Files with more in them than is archived, to be looked at before anybody writes again. */
    List<Path> tails() {
        var tails = new ArrayList<Path>();
        if (!manifest.tail().isEmpty()) tails.add(folder.resolve(Manifest.FILE));
        try {
            for (Path file : dayFiles()) if (Files.size(file) > bytesOf(file)) tails.add(file);
        } catch (IOException e) {
            throw new ObservationFileException(folder, 0, CsvFile.reason(e));
        }
        return tails;
    }

    private long bytesOf(Path file) {
        String name = file.getFileName().toString();
        return bytesOfDay.getOrDefault(kilohour.units.Utc.parseDay(name.substring(0, 10)), 0L);
    }

    private List<Path> dayFiles() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path -> path.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d\\.csv"))
                    .sorted()
                    .toList();
        }
    }

    private Path setAside(String name, byte[] bytes) throws IOException {
        Path torn = Files.createDirectories(folder.resolve("torn"));
        int n = 1;
        while (Files.exists(torn.resolve(name + '.' + n))) n++;
        return Files.write(torn.resolve(name + '.' + n), bytes);
    }

    /**
     * Appends one day's rows of one file, in order of time. A line that is archived already is a duplicate and adds
     * nothing, as often as it is archived; another price for what is archived already is a restatement.
     */
    Appended append(int day, Iterable<ImportRow> rows, long receivedAtNanos) throws IOException {
        // An append that failed half-way, on a full disk perhaps, leaves rows behind that are in no segment.
        Path file = file(day);
        if (Files.exists(file) && Files.size(file) > bytesOf(file)) recover();
        boolean first = !bytesOfDay.containsKey(day);
        var lines = new KnownLines();
        var identities = new KnownLines();
        if (!first) know(day, lines, identities);
        var restatements = new ArrayList<ImportRow>();
        long readings = 0;
        long duplicates = 0;
        long restated = 0;
        SegmentWriter writer = null;
        try {
            for (ImportRow row : rows) {
                if (!first && lines.take(row.line())) {
                    duplicates++;
                } else if (!first && identities.has(shelf.identity(row.line()))) {
                    restated++;
                    restatements.add(row);
                    if (restatements.size() < RESTATEMENTS_HELD) continue;
                    finish(writer, receivedAtNanos, Segment.Kind.READING, day);
                    writer = null;
                    restate(day, restatements, receivedAtNanos);
                } else {
                    if (writer == null) writer = new SegmentWriter(file(day), shelf);
                    writer.write(row);
                    readings++;
                }
            }
            finish(writer, receivedAtNanos, Segment.Kind.READING, day);
            writer = null;
        } finally {
            if (writer != null) writer.close();
        }
        restate(day, restatements, receivedAtNanos);
        return new Appended(readings, duplicates, restated);
    }

    private void restate(int day, List<ImportRow> restatements, long receivedAtNanos) throws IOException {
        if (restatements.isEmpty()) return;
        try (var writer = new SegmentWriter(file(day), shelf)) {
            for (ImportRow row : restatements) writer.write(row);
            finish(writer, receivedAtNanos, Segment.Kind.RESTATEMENT, day);
        }
        restatements.clear();
    }

    private void finish(SegmentWriter writer, long receivedAtNanos, Segment.Kind kind, int day) throws IOException {
        if (writer == null) return;
        try (writer) {
            long sequence = manifest.segments().size() + 1L;
            Segment segment = manifest.add(writer.finish(sequence, receivedAtNanos, kind, day));
            bytesOfDay.merge(day, segment.bytes(), Long::sum);
        }
    }

    private void know(int day, KnownLines lines, KnownLines identities) {
        for (Place place : places(manifest.segments().size())) {
            if (place.segment().day() != day) continue;
            try (SegmentRows rows = rows(place)) {
                for (List<String> row = rows.next(); row != null; row = rows.next()) {
                    String line = CsvLine.of(row.toArray(String[]::new));
                    lines.add(line);
                    identities.add(shelf.identity(line));
                }
            }
        }
    }

    /** A segment and where it stands in its file. */
    record Place(Segment segment, long startByte, long rowsBefore) {}

    /** The first so many segments, in the order in which they were appended. */
    List<Place> places(long segments) {
        var bytes = new HashMap<Integer, Long>();
        var rows = new HashMap<Integer, Long>();
        var places = new ArrayList<Place>();
        for (Segment segment : manifest.segments().subList(0, Math.toIntExact(segments))) {
            places.add(new Place(segment, bytes.getOrDefault(segment.day(), 0L), rows.getOrDefault(segment.day(), 0L)));
            bytes.merge(segment.day(), segment.bytes(), Long::sum);
            rows.merge(segment.day(), segment.rows(), Long::sum);
        }
        return places;
    }

    SegmentRows rows(Place place) {
        return new SegmentRows(
                file(place.segment().day()), shelf, place.segment(), place.startByte(), place.rowsBefore());
    }

    /** The days that have rows, in order. */
    TreeSet<Integer> days() {
        return new TreeSet<>(bytesOfDay.keySet());
    }
}

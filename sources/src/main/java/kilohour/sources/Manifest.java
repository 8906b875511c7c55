package kilohour.sources;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a source's files hold, segment by segment, as a chain of hashes in {@code manifest.csv}. A segment counts from
 * the moment its line is there, whole, with its line feed: what a crash leaves behind in a file, or half a line of the
 * manifest, was never archived.
 */
final class Manifest {
    static final String FILE = "manifest.csv";

    private final Path path;
    private final List<Segment> segments = new ArrayList<>();
    private final String tail;
    private long wholeBytes;

    private Manifest(Path path, long wholeBytes, String tail) {
        this.path = path;
        this.wholeBytes = wholeBytes;
        this.tail = tail;
    }

    /** @throws ObservationFileException at the first line that breaks the chain */
    static Manifest read(Path folder) {
        Path path = folder.resolve(FILE);
        String text = Files.exists(path) ? text(path) : "";
        int whole = text.lastIndexOf('\n') + 1;
        var manifest = new Manifest(
                path, text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length, text.substring(whole));
        List<String> lines = text.substring(0, whole).lines().toList();
        for (int i = 0; i < lines.size(); i++) manifest.take(i + 1, lines.get(i));
        return manifest;
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new ObservationFileException(path, 0, CsvFile.reason(e));
        }
    }

    private void take(int lineNumber, String line) {
        if (lineNumber == 1) {
            if (!line.equals(Segment.HEADER)) throw fault(1, "the header is not that of a manifest");
            return;
        }
        Segment segment;
        try {
            segment = Segment.parse(line);
        } catch (IllegalArgumentException e) {
            throw fault(lineNumber, "cannot be read: " + e.getMessage());
        }
        if (segment.sequence() != segments.size() + 1L || !segment.line().equals(line))
            throw fault(lineNumber, "is not as it was written");
        if (!segment.chained(chain()).chain().equals(segment.chain()))
            throw fault(lineNumber, "the chain of hashes breaks here: this line or one before it was changed");
        segments.add(segment);
    }

    private ObservationFileException fault(int line, String message) {
        return new ObservationFileException(path, line, message);
    }

    List<Segment> segments() {
        return segments;
    }

    /** What stands after the last whole line: half a line left by a crash, mostly nothing. */
    String tail() {
        return tail;
    }

    String chain() {
        return segments.isEmpty() ? Segment.NO_CHAIN : segments.getLast().chain();
    }

    /** Bytes of a day's file that are archived. */
    long bytesOf(int day) {
        return segments.stream()
                .filter(segment -> segment.day() == day)
                .mapToLong(Segment::bytes)
                .sum();
    }

    /** Cuts off half a line. */
    void dropTail() throws IOException {
        if (!Files.exists(path) || Files.size(path) <= wholeBytes) return;
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(wholeBytes);
            channel.force(true);
        }
    }

    /** Writes the segment's line and returns when it is on the disk. */
    Segment add(Segment segment) throws IOException {
        dropTail();
        Segment chained = segment.chained(chain());
        String header = wholeBytes == 0 ? Segment.HEADER + '\n' : "";
        var bytes = ByteBuffer.wrap((header + chained.line() + '\n').getBytes(StandardCharsets.UTF_8));
        try (var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        wholeBytes += bytes.limit();
        segments.add(chained);
        return chained;
    }
}

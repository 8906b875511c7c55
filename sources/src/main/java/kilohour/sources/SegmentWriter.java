package kilohour.sources;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** Appends rows to a day's file; they are archived once the manifest has the segment that {@link #finish} gives. */
final class SegmentWriter implements AutoCloseable {
    private final FileChannel channel;
    private final OutputStream out;
    private final MessageDigest digest = Digest.sha256();
    private long rows;
    private long bytes;
    private long firstAtNanos;
    private long lastAtNanos;

    SegmentWriter(Path file, Shelf shelf) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        if (channel.size() == 0) put(shelf.header());
    }

    void write(ImportRow row) throws IOException {
        if (rows == 0) firstAtNanos = row.atNanos();
        lastAtNanos = row.atNanos();
        rows++;
        put(row.line() + '\n');
    }

    private void put(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.write(utf8);
        digest.update(utf8);
        bytes += utf8.length;
    }

    long rows() {
        return rows;
    }

    /** The rows as a segment, when they are on the disk. */
    Segment finish(long sequence, long receivedAtNanos, Segment.Kind kind, int day) throws IOException {
        out.flush();
        channel.force(true);
        return new Segment(
                sequence,
                receivedAtNanos,
                kind,
                day,
                rows,
                bytes,
                firstAtNanos,
                lastAtNanos,
                Digest.hex(digest),
                Segment.NO_CHAIN);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

package kilohour.sources;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.List;

/**
 * The rows of one segment. Its bytes are digested as they are read, and what does not agree with the manifest is an
 * {@link ObservationFileException} before the end is reported: nobody gets through a changed segment unaware.
 */
final class SegmentRows implements AutoCloseable {
    private final Path file;
    private final Segment segment;
    private final long firstLine;
    private final DigestInputStream digested;
    private final CloseableIterator<CsvRecord> records;
    private long rowsRead;

    /**
     * @param startByte where the segment starts in the file
     * @param rowsBefore rows of the file before it
     */
    SegmentRows(Path file, Shelf shelf, Segment segment, long startByte, long rowsBefore) {
        this.file = file;
        this.segment = segment;
        this.firstLine = rowsBefore + 2;
        this.digested = new DigestInputStream(opened(file, segment, startByte), Digest.sha256());
        this.records = CsvFile.rows(CsvFile.reader(new BufferedInputStream(digested, 1 << 16)));
        if (startByte == 0) {
            List<String> header = read();
            if (header == null || !header.equals(shelf.columns()))
                throw new ObservationFileException(file, 1, "the header is not that of the archive");
        }
    }

    private static InputStream opened(Path file, Segment segment, long startByte) {
        try {
            var channel = FileChannel.open(file);
            if (channel.size() < startByte + segment.bytes()) {
                channel.close();
                throw new ObservationFileException(file, 0, "is shorter than the manifest says: rows are missing");
            }
            return new Bounded(Channels.newInputStream(channel.position(startByte)), segment.bytes());
        } catch (NoSuchFileException e) {
            throw new ObservationFileException(file, 0, "is gone, though the manifest names it");
        } catch (IOException e) {
            throw new ObservationFileException(file, 0, CsvFile.reason(e));
        }
    }

    /**
     * The next row, or null at the end.
     *
     * @throws ObservationFileException if the bytes are not those that were archived
     */
    List<String> next() {
        List<String> row = read();
        if (row != null) {
            rowsRead++;
            return row;
        }
        String sha256 = Digest.hex(digested.getMessageDigest());
        if (!sha256.equals(segment.sha256()) || rowsRead != segment.rows()) throw changed();
        return null;
    }

    private List<String> read() {
        try {
            return records.hasNext() ? records.next().getFields() : null;
        } catch (CsvParseException | UncheckedIOException e) {
            throw new ObservationFileException(file, line() + 1, "is not as it was archived: " + e.getMessage());
        }
    }

    private ObservationFileException changed() {
        return new ObservationFileException(
                file,
                firstLine,
                "is not as it was archived: lines " + firstLine + " to " + (firstLine + segment.rows() - 1)
                        + " do not give the hash of line " + (segment.sequence() + 1) + " of " + Manifest.FILE);
    }

    /** The line of the row last read. */
    long line() {
        return firstLine + rowsRead - 1;
    }

    /** A row that is no row of the layout, although it was when it was archived. */
    ObservationFileException unreadable(String reason) {
        return new ObservationFileException(file, line(), "is not as it was archived: " + reason);
    }

    Segment segment() {
        return segment;
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new ObservationFileException(file, line(), "cannot be closed: " + e.getMessage());
        }
    }

    /** The next so many bytes of a stream. */
    private static final class Bounded extends InputStream {
        private final InputStream bytes;
        private long left;

        Bounded(InputStream bytes, long length) {
            this.bytes = bytes;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) return -1;
            int value = bytes.read();
            if (value >= 0) left--;
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) return -1;
            int read = bytes.read(into, offset, (int) Math.min(length, left));
            if (read > 0) left -= read;
            return read;
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}

package kilohour.sources;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * A row on its way into the archive.
 *
 * @param day the day in which it was observed
 * @param file which of the files of one import it comes from, counted from 0
 * @param ordinal which row of that file
 * @param line in the archive's layout, without a line feed
 */
record ImportRow(Shelf shelf, String source, int day, int file, long atNanos, long ordinal, String line) {
    /** By source and day, the files one after another, each in order of time, rows of one instant as they came. */
    static final Comparator<ImportRow> ORDER = Comparator.comparing(ImportRow::shelf)
            .thenComparing(ImportRow::source)
            .thenComparingInt(ImportRow::day)
            .thenComparingInt(ImportRow::file)
            .thenComparingLong(ImportRow::atNanos)
            .thenComparingLong(ImportRow::ordinal);

    /** Does it go into the same segment? */
    boolean goesWith(ImportRow other) {
        return shelf == other.shelf && day == other.day && file == other.file && source.equals(other.source);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(shelf.ordinal());
        out.writeUTF(source);
        out.writeInt(day);
        out.writeInt(file);
        out.writeLong(atNanos);
        out.writeLong(ordinal);
        out.writeUTF(line);
    }

    static ImportRow read(DataInput in) throws IOException {
        return new ImportRow(
                Shelf.values()[in.readByte()],
                in.readUTF(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readUTF());
    }
}

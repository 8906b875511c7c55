package kilohour.sources;

import java.util.List;
import kilohour.units.Utc;

/**
 * One line of a source's manifest: rows that were appended to a day's file together. Its chain is the SHA-256 of the
 * chain before, a line feed, and the line up to and without the last comma.
 *
 * @param sequence counted from 1
 * @param receivedAtNanos when the rows came into the archive
 * @param kind whether these are readings, or second prices of something that was archived before
 * @param day the day in which all of them were observed; the file is named after it
 * @param rows how many, the header not counted
 * @param bytes how long; the first segment of a file has the header in it
 * @param firstAtNanos when the first was observed; rows are in order of time
 * @param lastAtNanos when the last was observed
 * @param sha256 of the bytes, hex
 * @param chain hex
 */
record Segment(
        long sequence,
        long receivedAtNanos,
        Kind kind,
        int day,
        long rows,
        long bytes,
        long firstAtNanos,
        long lastAtNanos,
        String sha256,
        String chain) {
    enum Kind {
        READING,
        /** Kept and never used for a print: what was read first stands. */
        RESTATEMENT
    }

    static final String HEADER = "sequence,received_at,kind,file,rows,bytes,first_at,last_at,sha256,chain";
    static final String NO_CHAIN = "0".repeat(64);

    /** The segment with its place in the chain. */
    Segment chained(String chainBefore) {
        return new Segment(
                sequence,
                receivedAtNanos,
                kind,
                day,
                rows,
                bytes,
                firstAtNanos,
                lastAtNanos,
                sha256,
                Digest.of(chainBefore + '\n' + facts()));
    }

    String file() {
        return fileOf(day);
    }

    static String fileOf(int day) {
        return Utc.formatDay(day) + ".csv";
    }

    private String facts() {
        return String.join(
                ",",
                Long.toString(sequence),
                Utc.format(receivedAtNanos),
                kind.name(),
                file(),
                Long.toString(rows),
                Long.toString(bytes),
                Utc.format(firstAtNanos),
                Utc.format(lastAtNanos),
                sha256);
    }

    String line() {
        return facts() + ',' + chain;
    }

    /** @throws IllegalArgumentException that says what is wrong */
    static Segment parse(String line) {
        List<String> fields = List.of(line.split(",", -1));
        if (fields.size() != 10) throw new IllegalArgumentException(fields.size() + " fields where 10 are due");
        if (!fields.get(3).endsWith(".csv")) throw new IllegalArgumentException("no file name: " + fields.get(3));
        try {
            var segment = new Segment(
                    Long.parseLong(fields.get(0)),
                    RowText.instant("received_at", fields.get(1)),
                    RowText.choice("kind", Kind.class, fields.get(2)),
                    Utc.parseDay(fields.get(3).substring(0, fields.get(3).length() - 4)),
                    Long.parseLong(fields.get(4)),
                    Long.parseLong(fields.get(5)),
                    RowText.instant("first_at", fields.get(6)),
                    RowText.instant("last_at", fields.get(7)),
                    fields.get(8),
                    fields.get(9));
            if (segment.rows <= 0 || segment.bytes <= 0) throw new IllegalArgumentException("no rows or no bytes");
            return segment;
        } catch (NumberFormatException | java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("a number or a day cannot be read");
        }
    }
}

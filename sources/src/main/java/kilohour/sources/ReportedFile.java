package kilohour.sources;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.index.Determination;
import kilohour.index.Grade;
import kilohour.index.Reported;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;

/**
 * A file of values that somebody else's process appends to: CSV under a header, {@code day,value} with a
 * {@code grade} if wanted, {@code hour,value} likewise, or what officers determined,
 * {@code day,value,officer,second_officer,reason}. Days are ISO days, hours ISO instants, both UTC; values are dollars a
 * unit, rounded half-even to a tenth of a tick. Half a line at the end is still being written and does not count. A line
 * that cannot be used is told of and counts as not there.
 */
public final class ReportedFile {
    /** What a line of a file speaks of. */
    private enum Kind {
        DAYS("day", List.of("day", "value", "grade"), 2),
        HOURS("hour", List.of("hour", "value", "grade"), 2),
        DETERMINATIONS("day", List.of("day", "value", "officer", "second_officer", "reason"), 5);

        private final String period;
        private final List<String> columns;
        private final int needed;

        Kind(String period, List<String> columns, int needed) {
            this.period = period;
            this.columns = columns;
            this.needed = needed;
        }

        private String words() {
            return String.join(",", columns.subList(0, needed)) + (needed < columns.size() ? "[,grade]" : "");
        }
    }

    /**
     * What a line says and where it stands.
     *
     * @param line counted from 1
     */
    public record Line<T>(T said, long line) {}

    /**
     * What a file says.
     *
     * @param byPeriod by day or hour, counted from 1970
     * @param faults sentences with file, line and what to do, in order of line
     */
    public record Reading<T>(NavigableMap<Integer, Line<T>> byPeriod, List<String> faults) {}

    private record Cells(int period, long valueTenths, List<String> row, String text) {}

    private interface Maker<T> {
        T make(Cells cells);
    }

    private final Path path;
    private final PriceGrid grid;
    private final long tenthsMax;

    /** @param tenthsMax the highest value the venue takes */
    public ReportedFile(Path path, PriceGrid grid, long tenthsMax) {
        this.path = path;
        this.grid = grid;
        this.tenthsMax = tenthsMax;
    }

    public Path path() {
        return path;
    }

    /** Tells one state of the file from another without reading it; empty if there is no file. */
    public String stamp() {
        try {
            return Files.getLastModifiedTime(path).toInstant() + " " + Files.size(path);
        } catch (IOException e) {
            return "";
        }
    }

    /** Values of days; of a day given twice the first counts. */
    public Reading<Reported> days() {
        return read(Kind.DAYS, ReportedFile::reported);
    }

    /** Values of hours; of an hour given twice the first counts. */
    public Reading<Reported> hours() {
        return read(Kind.HOURS, ReportedFile::reported);
    }

    /** What officers determined. */
    public Reading<Determination> determinations() {
        return read(
                Kind.DETERMINATIONS,
                cells -> new Determination(
                        cells.period(),
                        cells.valueTenths(),
                        cells.row().get(2).strip(),
                        cells.row().get(3).strip(),
                        cells.row().get(4).strip(),
                        cells.text()));
    }

    private static Reported reported(Cells cells) {
        String grade = cells.row().size() < 3 ? "" : cells.row().get(2).strip().toUpperCase(Locale.ROOT);
        try {
            return new Reported(
                    cells.period(),
                    cells.valueTenths(),
                    grade.isEmpty() ? Grade.DAILY : Grade.valueOf(grade),
                    cells.text());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + grade + "\" is no grade: INTRADAY, DAILY or RECONSTRUCTED");
        }
    }

    private <T> Reading<T> read(Kind kind, Maker<T> maker) {
        var lines = new TreeMap<Integer, Line<T>>();
        var faults = new ArrayList<String>();
        try (var rows = CsvFile.rows(new StringReader(wholeLines()))) {
            if (!rows.hasNext()) throw fault(0, "is empty: a first line " + kind.words() + " is needed");
            requireHeader(kind, rows.next().getFields());
            while (rows.hasNext()) take(kind, rows.next(), maker, lines, faults);
        } catch (CsvParseException e) {
            faults.add(path + ": is not CSV: " + e.getMessage() + "; nothing after that is read");
        } catch (ObservationFileException e) {
            faults.add(e.getMessage());
        } catch (IOException e) {
            faults.add(path + ": " + CsvFile.reason(e));
        }
        return new Reading<>(lines, List.copyOf(faults));
    }

    private <T> void take(
            Kind kind, CsvRecord row, Maker<T> maker, TreeMap<Integer, Line<T>> lines, List<String> faults) {
        if (row.getFields().stream().allMatch(String::isBlank)) return;
        try {
            Cells cells = cells(kind, row.getFields());
            T said = maker.make(cells);
            Line<T> first = lines.putIfAbsent(cells.period(), new Line<>(said, row.getStartingLineNumber()));
            if (first != null && !first.said().equals(said))
                throw new IllegalArgumentException(
                        row.getField(0).strip() + " stands in line " + first.line() + " already, which counts");
        } catch (IllegalArgumentException e) {
            faults.add(path + ":" + row.getStartingLineNumber() + ": " + e.getMessage()
                    + ". Mend the line; until then it counts as not there");
        }
    }

    private Cells cells(Kind kind, List<String> row) {
        if (row.size() < kind.needed || row.size() > kind.columns.size())
            throw new IllegalArgumentException(row.size() + " fields where " + kind.words() + " is wanted");
        int period =
                kind == Kind.HOURS ? hour(row.get(0).strip()) : day(row.get(0).strip());
        return new Cells(period, tenths(row.get(1).strip()), row, String.join(",", row));
    }

    private static int day(String text) {
        try {
            int day = Utc.parseDay(text);
            if (day < 0) throw new IllegalArgumentException();
            return day;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no ISO day since 1970, such as 2026-11-20");
        }
    }

    private static int hour(String text) {
        try {
            long nanos = Utc.nanos(java.time.Instant.parse(text));
            int hour = Utc.hour(nanos);
            if (hour < 0 || nanos != Utc.startOfHour(hour)) throw new IllegalArgumentException();
            return hour;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no full hour in UTC since 1970, such as 2026-11-20T14:00:00Z");
        }
    }

    private long tenths(String text) {
        BigDecimal value;
        try {
            if (text.length() > 40) throw new NumberFormatException();
            value = new BigDecimal(text);
            if (Math.abs((long) value.scale()) > 40) throw new NumberFormatException();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no number");
        }
        BigDecimal tenths = value.divide(BigDecimal.valueOf(grid.tenthMicros(), 6), 0, RoundingMode.HALF_EVEN);
        if (tenths.signum() <= 0 || tenths.compareTo(BigDecimal.valueOf(tenthsMax)) > 0)
            throw new IllegalArgumentException("a value is from " + grid.formatTenths(1) + " to "
                    + grid.formatTenths(tenthsMax) + " dollars, not " + text);
        return tenths.longValueExact();
    }

    private void requireHeader(Kind kind, List<String> names) {
        var header = names.stream().map(ReportedFile::plain).toList();
        if (header.size() < kind.needed
                || !header.equals(kind.columns.subList(0, Math.min(header.size(), kind.columns.size()))))
            throw fault(1, "the first line is " + kind.words() + ", not " + String.join(",", names));
    }

    /** Spreadsheets put an invisible byte-order mark before the first name. */
    private static String plain(String name) {
        return (name.startsWith("\uFEFF") ? name.substring(1) : name).strip();
    }

    private String wholeLines() throws IOException {
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1);
        } catch (NoSuchFileException e) {
            throw fault(0, "there is no such file");
        } catch (CharacterCodingException e) {
            throw fault(0, "is not UTF-8");
        }
    }

    private ObservationFileException fault(long line, String message) {
        return new ObservationFileException(path, line, message);
    }
}

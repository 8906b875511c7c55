package kilohour.sources;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kilohour.index.Good;
import kilohour.index.PrintRecord;
import kilohour.units.Decimals;
import kilohour.units.Utc;

/**
 * Prints as a table: {@code date,index,value_usd,status,contributors,effective_number,method_version,grade,reason}. The
 * reason says why there is no print, or none of the day's own.
 */
public final class PrintsCsv {
    static final List<String> COLUMNS = List.of(
            "date",
            "index",
            "value_usd",
            "status",
            "contributors",
            "effective_number",
            "method_version",
            "grade",
            "reason");

    private PrintsCsv() {}

    /** Writes the file anew; the value of a day without a print is empty. */
    public static void write(Path file, List<PrintRecord> prints) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(writer, prints);
        }
    }

    /** Writes to a writer, which stays open. */
    public static void write(Writer writer, List<PrintRecord> prints) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        csv.writeRecord(COLUMNS);
        for (PrintRecord print : prints)
            csv.writeRecord(
                    Utc.formatDay(print.epochDay()),
                    print.index(),
                    print.hasValue() ? Good.GRID.formatTenths(print.valueTenths()) : "",
                    print.status().name(),
                    Integer.toString(print.contributors().size()),
                    Decimals.format(print.effectiveNumberMillis(), 3),
                    print.methodVersion(),
                    print.grade() == null ? "" : print.grade().name(),
                    print.reason());
        csv.flush();
    }
}

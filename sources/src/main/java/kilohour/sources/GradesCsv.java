package kilohour.sources;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kilohour.index.Differential;
import kilohour.index.GradeTable;
import kilohour.units.Decimals;
import kilohour.units.Utc;

/** Tables of grades as one table: a row a week, model and level, differences in per cent of the price. */
public final class GradesCsv {
    private GradesCsv() {}

    /** Writes the file anew; a differential that the data cannot carry has its refusal instead of figures. */
    public static void write(Path file, List<GradeTable> tables) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(writer, tables);
        }
    }

    static void write(Writer writer, List<GradeTable> tables) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        csv.writeRecord(
                "from",
                "to",
                "gpu",
                "attribute",
                "level",
                "against",
                "difference_pct",
                "standard_error_pct",
                "providers",
                "degrees_of_freedom",
                "goods",
                "goods_compared",
                "result");
        for (GradeTable table : tables)
            for (Differential each : table.differentials())
                csv.writeRecord(
                        Utc.formatDay(table.fromDay()),
                        Utc.formatDay(table.toDay()),
                        table.gpu(),
                        each.attribute().words(),
                        each.level(),
                        each.base(),
                        each.isRefused() ? "" : Decimals.format(each.differenceBps(), 2),
                        each.isRefused() ? "" : Decimals.format(each.standardErrorBps(), 2),
                        Integer.toString(each.providers()),
                        Integer.toString(table.degreesOfFreedom()),
                        Integer.toString(table.rows()),
                        Integer.toString(table.rowsUsed()),
                        each.isRefused() ? "refused: " + each.refusal() : "carried");
        csv.flush();
    }
}

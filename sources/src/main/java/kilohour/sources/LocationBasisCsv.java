package kilohour.sources;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kilohour.index.Good;
import kilohour.index.Goods;
import kilohour.index.LocationBasis;
import kilohour.index.PrintRecord;
import kilohour.units.Utc;

/** Location bases as a table, a row a day and regional index; a day without one has its reason. */
public final class LocationBasisCsv {
    private LocationBasisCsv() {}

    /** Writes the bases of all regional indices among the prints, in order of day, then index. */
    public static void write(Path file, List<PrintRecord> prints) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(writer, prints);
        }
    }

    static void write(Writer writer, List<PrintRecord> prints) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        csv.writeRecord(
                "date",
                "index",
                "parent",
                "basis_usd",
                "interval_low_usd",
                "interval_high_usd",
                "status",
                "grade",
                "reason");
        for (LocationBasis basis : bases(prints))
            csv.writeRecord(
                    Utc.formatDay(basis.epochDay()),
                    basis.index(),
                    basis.parent(),
                    usd(basis, basis.basisTenths()),
                    usd(basis, basis.lowTenths()),
                    usd(basis, basis.highTenths()),
                    basis.status().name(),
                    basis.hasValue() ? basis.grade().name() : "",
                    basis.reason());
        csv.flush();
    }

    private static String usd(LocationBasis basis, long tenths) {
        return basis.hasValue() ? Good.GRID.formatTenths(tenths) : "";
    }

    /** The bases of all regional indices among the prints whose parents are among them too. */
    public static List<LocationBasis> bases(List<PrintRecord> prints) {
        var bases = new ArrayList<LocationBasis>();
        for (String index : prints.stream().map(PrintRecord::index).distinct().toList())
            Goods.parentOf(Goods.require(index))
                    .ifPresent(parent -> bases.addAll(
                            LocationBasis.series(ofIndex(prints, index), ofIndex(prints, parent.index()))));
        bases.sort(Comparator.comparing(LocationBasis::epochDay).thenComparing(LocationBasis::index));
        return bases;
    }

    private static List<PrintRecord> ofIndex(List<PrintRecord> prints, String index) {
        return prints.stream().filter(print -> print.index().equals(index)).toList();
    }
}

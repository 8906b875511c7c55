package kilohour.sources;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kilohour.tokens.PriceState;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenPrint;
import kilohour.units.Decimals;
import kilohour.units.Utc;

/** Token prints as tables. Dollars are per million tokens; the value of a day without a print is empty. */
public final class TokenPrintsCsv {
    private TokenPrintsCsv() {}

    /** In the columns of {@link PrintsCsv}. */
    public static void write(Path file, List<TokenPrint> prints) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
            csv.writeRecord(PrintsCsv.COLUMNS);
            for (TokenPrint print : prints)
                csv.writeRecord(
                        Utc.formatDay(print.epochDay()),
                        print.index(),
                        dollars(print, print.valueTenths()),
                        print.status().name(),
                        Long.toString(quoted(print)),
                        Decimals.format(print.effectiveNumberMillis(), 3),
                        print.methodVersion(),
                        print.grade() == null ? "" : print.grade().name(),
                        print.reason());
            csv.flush();
        }
    }

    /** The price, the linked index with its factor, the three legs, and what they were made from. */
    public static void writeLegs(Path file, List<TokenPrint> prints) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
            csv.writeRecord(
                    "date",
                    "index",
                    "value_usd",
                    "linked_usd",
                    "link_factor",
                    "fresh_input_usd",
                    "cached_input_usd",
                    "output_usd",
                    "grade",
                    "basket",
                    "record_hash");
            for (TokenPrint print : prints)
                csv.writeRecord(
                        Utc.formatDay(print.epochDay()),
                        print.index(),
                        dollars(print, print.valueTenths()),
                        dollars(print, print.linkedTenths()),
                        Decimals.format(print.linkPpb(), 9),
                        dollars(print, print.freshTenths()),
                        dollars(print, print.cachedTenths()),
                        dollars(print, print.outputTenths()),
                        print.grade() == null ? "" : print.grade().name(),
                        print.basket(),
                        print.recordHash());
            csv.flush();
        }
    }

    private static String dollars(TokenPrint print, long tenths) {
        return print.hasValue() ? TokenIndex.GRID.formatTenths(tenths) : "";
    }

    private static long quoted(TokenPrint print) {
        return print.constituents().stream()
                .filter(model -> model.state() == PriceState.PRICED)
                .count();
    }
}

package kilohour.gateway;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Rows as CSV (RFC 4180, lines ended by line feeds). */
final class CsvText {
    private CsvText() {}

    /** Rows of one kind: the first one's fields are the header; what is null is empty. */
    static String of(List<JsonNode> rows) {
        if (rows.isEmpty()) return "";
        List<String> header = List.copyOf(rows.getFirst().propertyNames());
        return of(
                header,
                rows.stream()
                        .map(row -> header.stream()
                                .map(name -> row.get(name).isNull()
                                        ? ""
                                        : row.get(name).asString())
                                .toList())
                        .toList());
    }

    static String of(List<String> header, List<List<String>> rows) {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}

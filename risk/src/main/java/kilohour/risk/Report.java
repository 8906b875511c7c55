package kilohour.risk;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A report as tables of text: the same for a reader, a spreadsheet and a program.
 *
 * @param kind short and stable, as in {@code cover-2}
 * @param notes what the figures are, a sentence each
 */
public record Report(String kind, String title, List<String> notes, List<Table> tables) {
    /** @param rows each as long as the columns; amounts in dollars with six decimals, shares in percent with two */
    public record Table(String name, List<String> columns, List<List<String>> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (List<String> row : rows)
                if (row.size() != columns.size())
                    throw new IllegalArgumentException(name + " has a row of " + row.size() + " fields");
        }

        /** With a header; fields that need it are quoted. */
        public String csv() {
            return line(columns) + rows.stream().map(Table::line).collect(Collectors.joining());
        }

        private static String line(List<String> fields) {
            return fields.stream().map(Table::quoted).collect(Collectors.joining(",", "", "\n"));
        }

        private static String quoted(String field) {
            return field.matches("(?s).*[,\"\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
        }
    }

    public Report {
        notes = List.copyOf(notes);
        tables = List.copyOf(tables);
    }

    public String markdown() {
        var text = new StringBuilder("# " + title + "\n\n");
        notes.forEach(note -> text.append("- ").append(note).append('\n'));
        for (Table table : tables) {
            text.append("\n## ").append(table.name()).append("\n\n");
            text.append(row(table.columns()));
            text.append("|").append("---|".repeat(table.columns().size())).append('\n');
            table.rows().forEach(each -> text.append(row(each)));
        }
        return text.toString();
    }

    private static String row(List<String> fields) {
        return fields.stream().map(field -> field.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}

package kilohour.sources;

/** One row as a line of CSV, quoted only where it must be, so that equal rows are equal lines. */
final class CsvLine {
    private CsvLine() {}

    /** The fields joined by commas, without a line feed. */
    static String of(String... fields) {
        var line = new StringBuilder(160);
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) line.append(',');
            append(line, fields[i]);
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String field) {
        if (field.indexOf(',') < 0 && field.indexOf('"') < 0 && field.indexOf('\n') < 0 && field.indexOf('\r') < 0)
            line.append(field);
        else line.append('"').append(field.replace("\"", "\"\"")).append('"');
    }

    /** The line without its columns from {@code first} to {@code last}, counted from 0. */
    static String without(String line, int first, int last) {
        int column = 0;
        boolean quoted = false;
        int cutFrom = first == 0 ? 0 : -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') quoted = !quoted;
            if (c != ',' || quoted) continue;
            column++;
            if (column == first) cutFrom = i + 1;
            if (column == last + 1) return line.substring(0, cutFrom) + line.substring(i + 1);
        }
        return cutFrom < 0 ? line : line.substring(0, cutFrom);
    }
}

package kilohour.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows on their way into one table: gathered, then written as one batch. */
final class Rows {
    private static final int REPLACEMENT = 0xFFFD;

    private final PreparedStatement statement;
    private final int keyColumns;

    // By key, the last one standing: one statement must not touch a row twice.
    private final Map<Object, Object[]> gathered = new LinkedHashMap<>();

    /** @param keyColumns how many leading columns identify a row; 0 if each added row is a row of its own */
    private Rows(Connection connection, int keyColumns, String sql) throws SQLException {
        this.statement = connection.prepareStatement(sql);
        this.keyColumns = keyColumns;
    }

    /** Rows that are new: an existing key is an error. */
    static Rows insert(Connection connection, String table, String... columns) throws SQLException {
        return new Rows(connection, 0, insertSql(table, columns));
    }

    /** Rows that replace those of the same key: the first {@code keyColumns} columns. */
    static Rows upsert(Connection connection, int keyColumns, String table, String... columns) throws SQLException {
        String[] replaced = Arrays.stream(columns)
                .skip(keyColumns)
                .map(column -> column + " = excluded." + column)
                .toArray(String[]::new);
        return merge(connection, keyColumns, replaced, table, columns);
    }

    /** Rows that change those of the same key as the assignments say. */
    static Rows merge(Connection connection, int keyColumns, String[] assignments, String table, String... columns)
            throws SQLException {
        String key = String.join(", ", Arrays.asList(columns).subList(0, keyColumns));
        String sql = insertSql(table, columns) + " ON CONFLICT (" + key + ") DO UPDATE SET "
                + String.join(", ", assignments);
        return new Rows(connection, keyColumns, sql);
    }

    private static String insertSql(String table, String... columns) {
        String marks = "?, ".repeat(columns.length - 1) + "?";
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + marks + ")";
    }

    /** One row, values in the order of the columns: whole numbers, text, flags or enum names. */
    void add(Object... values) {
        Object key = keyColumns == 0 ? gathered.size() : Arrays.asList(values).subList(0, keyColumns);
        gathered.put(key, values);
    }

    void write() throws SQLException {
        if (gathered.isEmpty()) return;
        for (Object[] values : gathered.values()) {
            for (int i = 0; i < values.length; i++) bind(i + 1, values[i]);
            statement.addBatch();
        }
        gathered.clear();
        statement.executeBatch();
    }

    /** Text that every database takes: a person's label may hold a NUL or half a character pair, a column may not. */
    private static String storable(String text) {
        boolean clean = text.indexOf('\0') < 0 && text.chars().noneMatch(c -> Character.isSurrogate((char) c));
        if (clean) return text;
        var stored = new StringBuilder();
        text.codePoints()
                .map(point -> point == 0 || isHalfPair(point) ? REPLACEMENT : point)
                .forEach(stored::appendCodePoint);
        return stored.toString();
    }

    private static boolean isHalfPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private void bind(int parameter, Object value) throws SQLException {
        switch (value) {
            case Long number -> statement.setLong(parameter, number);
            case Integer number -> statement.setLong(parameter, number);
            case String text -> statement.setString(parameter, storable(text));
            case Enum<?> name -> statement.setString(parameter, name.name());
            case Boolean flag -> statement.setLong(parameter, flag ? 1 : 0);
            case null -> statement.setNull(parameter, Types.BIGINT);
            default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }
}

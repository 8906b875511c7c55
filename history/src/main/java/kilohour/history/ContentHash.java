package kilohour.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;

/** One hash over all rows: columns as text, rows in the order of their keys. */
final class ContentHash {
    private ContentHash() {}

    static String of(Handle sql) {
        MessageDigest digest = sha256();
        for (var table : Tables.KEYS.entrySet()) {
            add(digest, table.getKey());
            addRows(digest, sql, "SELECT * FROM " + table.getKey() + " ORDER BY " + table.getValue());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addRows(MessageDigest digest, Handle sql, String select) {
        try (var statement = sql.getConnection().createStatement();
                var row = statement.executeQuery(select)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) for (int column = 1; column <= columns; column++) add(digest, row.getString(column));
        } catch (SQLException e) {
            throw new HistoryException("the history could not be read", e);
        }
    }

    private static void add(MessageDigest digest, String value) {
        digest.update(value.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}

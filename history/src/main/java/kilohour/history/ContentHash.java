package kilohour.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** One hash over all rows: columns as text, rows in the order of their keys. */
final class ContentHash {
    private static final Map<String, String> KEYS = new TreeMap<>(Map.ofEntries(
            Map.entry("progress", "id"),
            Map.entry("venue", "sequence"),
            Map.entry("members", "member"),
            Map.entry("accounts", "account"),
            Map.entry("contracts", "contract_id"),
            Map.entry("orders", "order_id"),
            Map.entry("rejections", "sequence"),
            Map.entry("trades", "trade_id"),
            Map.entry("candles", "contract_id, minutes, start_nanos"),
            Map.entry("hours", "index_code, epoch_hour"),
            Map.entry("prints", "index_code, epoch_day"),
            Map.entry("index_records", "index_code, epoch_day"),
            Map.entry("settlements", "contract_id, epoch_day"),
            Map.entry("month_settlements", "contract_id"),
            Map.entry("funding_rates", "contract_id, epoch_hour"),
            Map.entry("ledger_entries", "account, at_nanos, sequence"),
            Map.entry("balances", "account"),
            Map.entry("margin_calls", "account, epoch_day, sequence")));

    private ContentHash() {}

    static String of(Handle sql) {
        MessageDigest digest = sha256();
        for (var table : KEYS.entrySet()) {
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

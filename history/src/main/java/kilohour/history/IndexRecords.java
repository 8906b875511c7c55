package kilohour.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import kilohour.units.Utc;

/** Records of prints on their way into the database. */
final class IndexRecords {
    private record Key(String index, int day) {}

    private record Kept(String hash, String json) {}

    private final Map<Key, Kept> unwritten = new LinkedHashMap<>();
    private final Connection connection;
    private final PreparedStatement hashOf;
    private final Rows rows;

    IndexRecords(Connection connection) throws SQLException {
        this.connection = connection;
        hashOf = connection.prepareStatement(
                "SELECT record_hash FROM index_records WHERE index_code = ? AND epoch_day = ?");
        rows = Rows.insert(connection, "index_records", "index_code", "epoch_day", "record_hash", "record_json");
    }

    void keep(String index, int day, String json, String hash) throws SQLException {
        var key = new Key(index, day);
        String keptHash = unwritten.containsKey(key) ? unwritten.get(key).hash() : written(index, day);
        if (keptHash == null) unwritten.put(key, new Kept(hash, json));
        else if (!keptHash.equals(hash))
            throw new IllegalArgumentException("the record of %s on %s is kept already and is another: %s, not %s"
                    .formatted(index, Utc.formatDay(day), keptHash, hash));
    }

    private String written(String index, int day) throws SQLException {
        hashOf.setString(1, index);
        hashOf.setLong(2, day);
        try (var row = hashOf.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        } finally {
            connection.commit(); // ends the read: nothing gathered has been sent yet
        }
    }

    boolean hasUnwritten() {
        return !unwritten.isEmpty();
    }

    void write() throws SQLException {
        unwritten.forEach((key, record) -> rows.add(key.index(), key.day(), record.hash(), record.json()));
        rows.write();
        unwritten.clear();
    }
}

package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How far along the tape.
 *
 * @param logPosition of the last entry, −1 before the first
 * @param sequence of the last event, 0 before the first
 */
record Progress(long logPosition, long sequence) {

    static final Progress NONE = new Progress(-1, 0);

    static Progress read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT log_position, sequence FROM progress WHERE id = 1")) {
            if (!row.next()) throw new HistoryException("the history has lost its progress row; remove and rebuild it");
            return new Progress(row.getLong(1), row.getLong(2));
        }
    }

    /** Moves the mark, unless it is not where this writer left it. */
    static void move(Connection connection, Progress from, Progress to) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE progress SET log_position = ?, sequence = ? WHERE id = 1 AND log_position = ? AND sequence = ?")) {
            update.setLong(1, to.logPosition());
            update.setLong(2, to.sequence());
            update.setLong(3, from.logPosition());
            update.setLong(4, from.sequence());
            if (update.executeUpdate() != 1)
                throw new HistoryException("another writer has written to this history since event " + from.sequence());
        }
    }
}

package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import kilohour.exchange.Command;

/** The venue whose tape this is. */
public record RecordedVenue(String name, Command.OpenVenue.Clock clock, boolean practice, long openedNanos) {

    static Optional<RecordedVenue> read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT name, clock, practice, opened_nanos FROM venue")) {
            if (!row.next()) return Optional.empty();
            return Optional.of(new RecordedVenue(
                    row.getString("name"),
                    Command.OpenVenue.Clock.valueOf(row.getString("clock")),
                    row.getLong("practice") != 0,
                    row.getLong("opened_nanos")));
        }
    }
}

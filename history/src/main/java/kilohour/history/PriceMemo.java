package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import kilohour.exchange.Event;
import kilohour.units.Utc;

/** Marks and index levels as the tape last told of them: each trade is recorded with both. Tenths of a tick. */
final class PriceMemo {
    /** @param hour the last hour declared, −1 before the first; likewise the day of the last print */
    private record Level(int hour, long hourTenths, int printDay, long printTenths) {
        private static final Level NONE = new Level(-1, 0, -1, 0);

        /** The newest word of the index: the last hour's value, or the last print if that day is later; 0 if none. */
        long tenths() {
            int hourDay = Utc.day(Utc.startOfHour(Math.max(0, hour)));
            return hour >= 0 && hourDay >= printDay ? hourTenths : printTenths;
        }
    }

    private final Map<Integer, Long> marks = new HashMap<>();
    private final Map<String, Level> levels = new HashMap<>();
    private final Rows rows;

    PriceMemo(Connection connection) throws SQLException {
        rows = Rows.upsert(connection, 1, "marks", "contract_id", "mark_tenths");
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT contract_id, mark_tenths FROM marks")) {
            while (row.next()) marks.put(row.getInt(1), row.getLong(2));
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT index_code, epoch_hour, value_tenths FROM hours AS h WHERE"
                        + " epoch_hour = (SELECT MAX(epoch_hour) FROM hours WHERE index_code = h.index_code)")) {
            while (row.next()) hour(row.getString(1), row.getInt(2), row.getLong(3));
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT index_code, epoch_day, value_tenths FROM prints AS p WHERE"
                        + " epoch_day = (SELECT MAX(epoch_day) FROM prints WHERE index_code = p.index_code)")) {
            while (row.next()) print(row.getString(1), row.getInt(2), row.getLong(3));
        }
    }

    void listed(Event.ContractListed listed) {
        mark(listed.contract().id(), listed.referenceTenths());
    }

    void moved(Event.MarkMoved moved) {
        mark(moved.contract(), moved.markTenths());
    }

    private void mark(int contract, long tenths) {
        marks.put(contract, tenths);
        rows.add(contract, tenths);
    }

    void hour(String index, int hour, long tenths) {
        levels.merge(
                index,
                new Level(hour, tenths, -1, 0),
                (known, now) -> new Level(hour, tenths, known.printDay, known.printTenths));
    }

    void print(String index, int day, long tenths) {
        levels.merge(
                index,
                new Level(-1, 0, day, tenths),
                (known, now) -> day < known.printDay ? known : new Level(known.hour, known.hourTenths, day, tenths));
    }

    /** A contract's mark, 0 if the tape has not told of it. */
    long markTenths(int contract) {
        return marks.getOrDefault(contract, 0L);
    }

    /** An index's level, 0 if there is none yet. */
    long indexTenths(String index) {
        return levels.getOrDefault(index, Level.NONE).tenths();
    }

    void write() throws SQLException {
        rows.write();
    }
}

package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import kilohour.index.GradeTable;

/** Tables of grades on their way into the database. A week's table is published once: the first that is kept stands. */
final class GradeTables {
    private final Rows rows;
    private boolean unwritten;

    GradeTables(Connection connection) throws SQLException {
        String[] asItIs = {"table_json = grade_tables.table_json"};
        rows = Rows.merge(connection, 2, asItIs, "grade_tables", "gpu", "from_day", "table_json");
    }

    void keep(GradeTable table) {
        rows.add(table.gpu(), table.fromDay(), IndexRecordJson.write(table));
        unwritten = true;
    }

    boolean hasUnwritten() {
        return unwritten;
    }

    void write() throws SQLException {
        rows.write();
        unwritten = false;
    }
}

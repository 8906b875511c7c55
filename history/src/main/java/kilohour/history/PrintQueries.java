package kilohour.history;

import java.util.List;
import java.util.Optional;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.index.PrintRecord;
import kilohour.tokens.TokenPrint;
import org.jdbi.v3.core.Jdbi;

/** What the indices said: hours, prints, and the records that prints were computed from. */
public final class PrintQueries {
    static final String PRINT_COLUMNS = "index_code, epoch_day, value_tenths, grade, status, record_hash, at_nanos";

    /** The final value of an epoch hour, in tenths, declared at {@code atNanos}. */
    public record Hour(String index, int hour, long valueTenths, PrintGrade grade, long atNanos) {}

    /** The final print of an epoch day, in tenths, declared at {@code atNanos}. */
    public record Print(
            String index,
            int day,
            long valueTenths,
            PrintGrade grade,
            PrintStatus status,
            String recordHash,
            long atNanos) {}

    /** The record of a print as it was written, JSON. */
    public record IndexRecord(String index, int day, String recordHash, String json) {
        /** Is it of the token index's own making, or of a print like any? */
        public boolean isOfTokens() {
            return json.contains("\"linked_tenths\":");
        }

        /** The record itself. */
        public PrintRecord read() {
            return IndexRecordJson.read(json, PrintRecord.class);
        }

        /** The same of the token index. */
        public TokenPrint readTokens() {
            return IndexRecordJson.read(json, TokenPrint.class);
        }
    }

    private static final String SELECT_PRINT = "SELECT " + PRINT_COLUMNS + " FROM prints WHERE index_code = :index ";
    private static final String SELECT_RECORD =
            "SELECT index_code, epoch_day, record_hash, record_json FROM index_records WHERE index_code = :index ";

    private final Jdbi jdbi;

    PrintQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Hours from the first to the last, both included, oldest first. */
    public List<Hour> hours(String index, int fromHour, int toHour) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "SELECT index_code, epoch_hour, value_tenths, grade, at_nanos FROM hours"
                                + " WHERE index_code = :index AND epoch_hour >= :from AND epoch_hour <= :to"
                                + " ORDER BY epoch_hour")
                .bind("index", index)
                .bind("from", fromHour)
                .bind("to", toHour)
                .map((row, context) -> new Hour(
                        row.getString("index_code"),
                        row.getInt("epoch_hour"),
                        row.getLong("value_tenths"),
                        PrintGrade.valueOf(row.getString("grade")),
                        row.getLong("at_nanos")))
                .list());
    }

    /** Prints from the first day to the last, both included, oldest first. */
    public List<Print> prints(String index, int fromDay, int toDay) {
        return jdbi.withHandle(
                sql -> sql.createQuery(SELECT_PRINT + "AND epoch_day >= :from AND epoch_day <= :to ORDER BY epoch_day")
                        .bind("index", index)
                        .bind("from", fromDay)
                        .bind("to", toDay)
                        .map((row, context) -> print(row))
                        .list());
    }

    public Optional<Print> lastPrint(String index) {
        return jdbi.withHandle(sql -> sql.createQuery(SELECT_PRINT + "ORDER BY epoch_day DESC LIMIT 1")
                .bind("index", index)
                .map((row, context) -> print(row))
                .findOne());
    }

    public Optional<IndexRecord> record(String index, int day) {
        return jdbi.withHandle(sql -> sql.createQuery(SELECT_RECORD + "AND epoch_day = :day")
                .bind("index", index)
                .bind("day", day)
                .map((row, context) -> record(row))
                .findOne());
    }

    /** Records from the first day to the last, both included, oldest first; days without a print have theirs too. */
    public List<IndexRecord> records(String index, int fromDay, int toDay) {
        return jdbi.withHandle(
                sql -> sql.createQuery(SELECT_RECORD + "AND epoch_day >= :from AND epoch_day <= :to ORDER BY epoch_day")
                        .bind("index", index)
                        .bind("from", fromDay)
                        .bind("to", toDay)
                        .map((row, context) -> record(row))
                        .list());
    }

    public Optional<IndexRecord> lastRecord(String index) {
        return jdbi.withHandle(sql -> sql.createQuery(SELECT_RECORD + "ORDER BY epoch_day DESC LIMIT 1")
                .bind("index", index)
                .map((row, context) -> record(row))
                .findOne());
    }

    private static Print print(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Print(
                row.getString("index_code"),
                row.getInt("epoch_day"),
                row.getLong("value_tenths"),
                PrintGrade.valueOf(row.getString("grade")),
                PrintStatus.valueOf(row.getString("status")),
                row.getString("record_hash"),
                row.getLong("at_nanos"));
    }

    private static IndexRecord record(java.sql.ResultSet row) throws java.sql.SQLException {
        return new IndexRecord(
                row.getString("index_code"),
                row.getInt("epoch_day"),
                row.getString("record_hash"),
                row.getString("record_json"));
    }
}

package kilohour.history;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kilohour.clearing.Purpose;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** An account's money over time. The venue's own ledger accounts have statements too. */
public final class StatementQueries {
    /** @param shortfallMicros initial margin less equity when the call was made */
    public record MarginCall(long account, int day, long shortfallMicros, long atNanos) {}

    private static final String ENTRIES = " FROM ledger_entries WHERE account = :account ";

    private final Jdbi jdbi;

    StatementQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The statement of [from, to). An account without entries has a statement of zeros. */
    public Statement statement(long account, long fromNanos, long toNanos) {
        return jdbi.inTransaction(TransactionIsolationLevel.SERIALIZABLE, sql -> {
            long openingMicros = balanceMicros(sql, account, fromNanos);
            List<Statement.Entry> entries = entries(sql, account, fromNanos, toNanos);
            long closingMicros =
                    entries.isEmpty() ? openingMicros : entries.getLast().balanceMicros();
            return new Statement(account, fromNanos, toNanos, openingMicros, entries, closingMicros);
        });
    }

    private static List<Statement.Entry> entries(Handle sql, long account, long fromNanos, long toNanos) {
        return sql.createQuery(
                        "SELECT sequence, at_nanos, counterparty, amount_micros, balance_micros, purpose, contract_id,"
                                + " reference" + ENTRIES
                                + "AND at_nanos >= :from AND at_nanos < :to ORDER BY at_nanos, sequence")
                .bind("account", account)
                .bind("from", fromNanos)
                .bind("to", toNanos)
                .map((row, context) -> new Statement.Entry(
                        row.getLong("sequence"),
                        row.getLong("at_nanos"),
                        row.getLong("counterparty"),
                        row.getLong("amount_micros"),
                        row.getLong("balance_micros"),
                        Purpose.valueOf(row.getString("purpose")),
                        row.getInt("contract_id"),
                        row.getString("reference")))
                .list();
    }

    /** An account's cash just before an instant, micro-dollars. */
    public long balanceMicros(long account, long beforeNanos) {
        return jdbi.withHandle(sql -> balanceMicros(sql, account, beforeNanos));
    }

    private static long balanceMicros(Handle sql, long account, long beforeNanos) {
        return sql.createQuery("SELECT balance_micros" + ENTRIES
                        + "AND at_nanos < :before ORDER BY at_nanos DESC, sequence DESC LIMIT 1")
                .bind("account", account)
                .bind("before", beforeNanos)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** What an account received less what it paid in [from, to), by purpose, micro-dollars. */
    public Map<Purpose, Long> totals(long account, long fromNanos, long toNanos) {
        return jdbi.withHandle(sql -> {
            Map<Purpose, Long> totals = new EnumMap<>(Purpose.class);
            sql.createQuery("SELECT purpose, SUM(amount_micros) AS total_micros" + ENTRIES
                            + "AND at_nanos >= :from AND at_nanos < :to GROUP BY purpose")
                    .bind("account", account)
                    .bind("from", fromNanos)
                    .bind("to", toNanos)
                    .map((row, context) ->
                            Map.entry(Purpose.valueOf(row.getString("purpose")), row.getLong("total_micros")))
                    .forEach(total -> totals.put(total.getKey(), total.getValue()));
            return totals;
        });
    }

    /** Margin calls of an account, oldest first. */
    public List<MarginCall> marginCalls(long account, int fromDay, int toDay) {
        return jdbi.withHandle(
                sql -> sql.createQuery("SELECT account, epoch_day, shortfall_micros, at_nanos FROM margin_calls"
                                + " WHERE account = :account AND epoch_day >= :from AND epoch_day <= :to"
                                + " ORDER BY epoch_day, sequence")
                        .bind("account", account)
                        .bind("from", fromDay)
                        .bind("to", toDay)
                        .map((row, context) -> new MarginCall(
                                row.getLong("account"),
                                row.getInt("epoch_day"),
                                row.getLong("shortfall_micros"),
                                row.getLong("at_nanos")))
                        .list());
    }
}

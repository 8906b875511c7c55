package kilohour.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kilohour.exchange.Valuation;
import org.jdbi.v3.core.Handle;

/** What accounts were worth at the close of each day. */
final class ValuationQueries {
    static final String VALUATIONS = "account, epoch_day, at_nanos, cash_micros, gains_micros, options_micros,"
            + " maintenance_micros, initial_micros";
    static final String PLEDGED = "account, epoch_day, asset, amount_micros, price_ppm, haircut_ppm, counts_micros";

    private ValuationQueries() {}

    /** An account's, of these days, oldest first. */
    static List<AccountStatement.Close> closes(Handle sql, long account, int fromDay, int toDay) {
        Map<Integer, List<Valuation.Pledged>> pledged = pledged(sql, account, fromDay, toDay);
        return sql.createQuery("SELECT " + VALUATIONS
                        + " FROM valuations WHERE account = :account AND epoch_day BETWEEN :from AND :to"
                        + " ORDER BY epoch_day")
                .bind("account", account)
                .bind("from", fromDay)
                .bind("to", toDay)
                .map((row, context) -> new AccountStatement.Close(
                        row.getInt("epoch_day"),
                        new Valuation(
                                row.getLong("cash_micros"),
                                row.getLong("gains_micros"),
                                row.getLong("options_micros"),
                                row.getLong("maintenance_micros"),
                                row.getLong("initial_micros"),
                                pledged.getOrDefault(row.getInt("epoch_day"), List.of()))))
                .list();
    }

    private static Map<Integer, List<Valuation.Pledged>> pledged(Handle sql, long account, int fromDay, int toDay) {
        var pledged = new HashMap<Integer, List<Valuation.Pledged>>();
        sql.createQuery("SELECT " + PLEDGED + " FROM pledged WHERE account = :account"
                        + " AND epoch_day BETWEEN :from AND :to ORDER BY epoch_day, asset")
                .bind("account", account)
                .bind("from", fromDay)
                .bind("to", toDay)
                .map((row, context) -> pledged.computeIfAbsent(row.getInt("epoch_day"), _ -> new ArrayList<>())
                        .add(new Valuation.Pledged(
                                row.getString("asset"),
                                row.getLong("amount_micros"),
                                row.getLong("price_ppm"),
                                row.getLong("haircut_ppm"),
                                row.getLong("counts_micros"))))
                .list();
        return pledged;
    }
}

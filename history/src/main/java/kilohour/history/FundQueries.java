package kilohour.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kilohour.exchange.FundSizing;
import org.jdbi.v3.core.Jdbi;

/** The default fund's daily sizings; amounts in micro-dollars. */
public final class FundQueries {
    static final String SIZINGS = "epoch_day, at_nanos, as_of_nanos, accounts, scenarios, scenario, first_member,"
            + " first_micros, second_member, second_micros, minimum_micros";
    static final String SHARES = "epoch_day, member, average_micros, required_micros";

    private final Jdbi jdbi;

    FundQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Sizings of these days with all shares, oldest first. */
    public List<FundSizing> sizings(int fromDay, int toDay) {
        Map<Integer, List<FundSizing.Part>> parts = parts(fromDay, toDay);
        return jdbi.withHandle(sql -> sql.createQuery("SELECT " + SIZINGS
                        + " FROM fund_sizings WHERE epoch_day BETWEEN :from AND :to ORDER BY epoch_day")
                .bind("from", fromDay)
                .bind("to", toDay)
                .map((row, context) -> new FundSizing(
                        row.getInt("epoch_day"),
                        row.getLong("as_of_nanos"),
                        row.getInt("accounts"),
                        row.getInt("scenarios"),
                        row.getString("scenario"),
                        row.getInt("first_member"),
                        row.getLong("first_micros"),
                        row.getInt("second_member"),
                        row.getLong("second_micros"),
                        row.getLong("minimum_micros"),
                        parts.getOrDefault(row.getInt("epoch_day"), List.of())))
                .list());
    }

    private Map<Integer, List<FundSizing.Part>> parts(int fromDay, int toDay) {
        var parts = new HashMap<Integer, List<FundSizing.Part>>();
        jdbi.useHandle(sql -> sql.createQuery("SELECT " + SHARES
                        + " FROM fund_shares WHERE epoch_day BETWEEN :from AND :to ORDER BY epoch_day, member")
                .bind("from", fromDay)
                .bind("to", toDay)
                .map((row, context) -> parts.computeIfAbsent(row.getInt("epoch_day"), _ -> new ArrayList<>())
                        .add(new FundSizing.Part(
                                row.getInt("member"), row.getLong("average_micros"), row.getLong("required_micros"))))
                .list());
        return parts;
    }
}

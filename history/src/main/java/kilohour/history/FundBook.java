package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import kilohour.exchange.FundSizing;

/** The default fund's daily sizings and the shares that came of them. */
final class FundBook {
    private final Rows sizings;
    private final Rows shares;

    FundBook(Connection sql) throws SQLException {
        sizings = Rows.insert(sql, "fund_sizings", FundQueries.SIZINGS.split(",\\s*"));
        shares = Rows.insert(sql, "fund_shares", FundQueries.SHARES.split(",\\s*"));
    }

    void sized(FundSizing sizing, long atNanos) {
        sizings.add(
                sizing.day(),
                atNanos,
                sizing.asOfNanos(),
                sizing.accounts(),
                sizing.scenarios(),
                sizing.scenario(),
                sizing.first(),
                sizing.firstMicros(),
                sizing.second(),
                sizing.secondMicros(),
                sizing.minimumMicros());
        for (FundSizing.Part part : sizing.parts())
            shares.add(sizing.day(), part.member(), part.averageMicros(), part.requiredMicros());
    }

    void write() throws SQLException {
        sizings.write();
        shares.write();
    }
}

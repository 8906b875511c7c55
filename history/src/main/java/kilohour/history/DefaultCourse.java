package kilohour.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.exchange.LiquidationReason;
import kilohour.exchange.LiquidationStage;
import kilohour.exchange.WaterfallLayer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How defaults went, step by step, and how members bid for portfolios. */
public final class DefaultCourse {
    static final String AUCTIONS = "sequence, auction, account, at_nanos, packages, reserve_micros, closes_nanos";
    static final String BIDS = "auction, account, at_nanos, packages, price_micros";
    static final String ALLOTMENTS = "sequence, auction, account, at_nanos, packages, price_micros";
    static final String ENDS = "sequence, auction, account, at_nanos, packages_sold, price_micros";
    static final String TORN_UP = "sequence, account, contract_id, at_nanos, lots, price_tenths";

    /**
     * A bid in an auction that is over.
     *
     * @param packages how many it was for at most
     * @param priceMicros asked for one package, negative to pay
     * @param allotted packages that it got
     */
    public record Bid(long account, long atNanos, int packages, long priceMicros, int allotted) {}

    /** Makes a row of one table into a step. */
    private interface Reading {
        DefaultStep step(ResultSet row) throws SQLException;
    }

    private final Jdbi jdbi;

    DefaultCourse(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest steps of a span of time, oldest first. */
    public List<DefaultStep> steps(long fromNanos, long toNanos, int countMax) {
        NavigableMap<Long, DefaultStep> bySequence = new TreeMap<>();
        jdbi.useHandle(sql -> {
            var table = new Table(sql, fromNanos, toNanos, countMax, bySequence);
            table.read("margin_calls", DefaultCourse::called);
            table.read("liquidations", DefaultCourse::liquidated);
            table.read("portfolio_auctions", DefaultCourse::offered);
            table.read("portfolio_auction_ends", DefaultCourse::sold);
            table.read("torn_up_positions", DefaultCourse::tornUp);
            table.read("member_defaults", DefaultCourse::failed);
            table.read("default_layers", DefaultCourse::bore);
            table.read("fund_calls", DefaultCourse::fundCalled);
            table.read("ported_accounts", DefaultCourse::ported);
        });
        Collection<DefaultStep> steps = bySequence.values();
        return steps.stream().skip(Math.max(0, steps.size() - countMax)).toList();
    }

    private record Table(
            Handle sql, long fromNanos, long toNanos, int countMax, NavigableMap<Long, DefaultStep> bySequence) {
        void read(String name, Reading reading) {
            sql.createQuery("SELECT * FROM " + name
                            + " WHERE at_nanos >= :from AND at_nanos <= :to ORDER BY sequence DESC LIMIT :limit")
                    .bind("from", fromNanos)
                    .bind("to", toNanos)
                    .bind("limit", countMax)
                    .map((row, context) -> Map.entry(row.getLong("sequence"), reading.step(row)))
                    .forEach(step -> bySequence.put(step.getKey(), step.getValue()));
        }
    }

    /** Bids of an auction that is over, the best first; those withdrawn are left out. */
    public List<Bid> bids(int auction) {
        String select =
                "SELECT b.account, b.at_nanos, b.packages, b.price_micros, COALESCE(SUM(a.packages), 0) AS allotted"
                        + " FROM portfolio_bids AS b"
                        + " JOIN portfolio_auction_ends AS e ON e.auction = b.auction"
                        + " LEFT JOIN portfolio_allotments AS a ON a.auction = b.auction AND a.account = b.account"
                        + " WHERE b.auction = :auction AND b.packages > 0"
                        + " GROUP BY b.account, b.at_nanos, b.packages, b.price_micros"
                        + " ORDER BY b.price_micros, b.at_nanos, b.account";
        return jdbi.withHandle(sql -> sql.createQuery(select)
                .bind("auction", auction)
                .map((row, context) -> new Bid(
                        row.getLong("account"),
                        row.getLong("at_nanos"),
                        row.getInt("packages"),
                        row.getLong("price_micros"),
                        row.getInt("allotted")))
                .list());
    }

    private static DefaultStep called(ResultSet row) throws SQLException {
        return new DefaultStep.Called(row.getLong("account"), row.getLong("at_nanos"), row.getLong("shortfall_micros"));
    }

    private static DefaultStep liquidated(ResultSet row) throws SQLException {
        return new DefaultStep.Liquidated(
                row.getLong("account"),
                row.getLong("at_nanos"),
                LiquidationReason.valueOf(row.getString("reason")),
                LiquidationStage.valueOf(row.getString("stage")),
                row.getLong("equity_micros"),
                row.getLong("initial_micros"));
    }

    private static DefaultStep offered(ResultSet row) throws SQLException {
        return new DefaultStep.Offered(
                row.getInt("auction"),
                row.getLong("account"),
                row.getLong("at_nanos"),
                row.getInt("packages"),
                row.getLong("reserve_micros"),
                row.getLong("closes_nanos"));
    }

    private static DefaultStep sold(ResultSet row) throws SQLException {
        return new DefaultStep.Sold(
                row.getInt("auction"),
                row.getLong("account"),
                row.getLong("at_nanos"),
                row.getInt("packages_sold"),
                row.getLong("price_micros"));
    }

    private static DefaultStep tornUp(ResultSet row) throws SQLException {
        return new DefaultStep.TornUp(
                row.getLong("account"),
                row.getInt("contract_id"),
                row.getLong("at_nanos"),
                row.getLong("lots"),
                row.getLong("price_tenths"));
    }

    private static DefaultStep failed(ResultSet row) throws SQLException {
        return new DefaultStep.Failed(
                row.getInt("member"),
                row.getLong("at_nanos"),
                row.getString("reason"),
                row.getLong("collateral_micros"));
    }

    private static DefaultStep bore(ResultSet row) throws SQLException {
        return new DefaultStep.Bore(
                row.getInt("member"),
                row.getLong("at_nanos"),
                WaterfallLayer.valueOf(row.getString("layer")),
                row.getLong("available_micros"),
                row.getLong("used_micros"),
                row.getLong("left_micros"));
    }

    private static DefaultStep fundCalled(ResultSet row) throws SQLException {
        return new DefaultStep.FundCalled(
                row.getInt("member"),
                row.getLong("at_nanos"),
                row.getInt("defaulted"),
                row.getLong("amount_micros"),
                row.getLong("due_nanos"));
    }

    private static DefaultStep ported(ResultSet row) throws SQLException {
        return new DefaultStep.Ported(
                row.getLong("account"), row.getLong("at_nanos"), row.getInt("from_member"), row.getInt("to_member"));
    }
}

package kilohour.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kilohour.exchange.BlockKind;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.Views;
import kilohour.units.Side;
import org.jdbi.v3.core.Jdbi;

/** Trades, in the order in which they happened; trade ids ascend in the same order. */
public final class TradeQueries {
    static final String COLUMNS = "trade_id, sequence, at_nanos, contract_id, price_ticks, lots, units, value_micros,"
            + " taker_side, maker_order_id, maker_account, maker_fee_micros, taker_order_id, taker_account,"
            + " taker_fee_micros, mark_tenths, index_tenths, block_kind, reference, executed_nanos";

    /** With the price of a spread's near leg, null for every other trade. */
    private static final String READ = COLUMNS
            + ", (SELECT near_ticks FROM spread_legs WHERE spread_legs.trade_id = trades.trade_id) AS near_ticks";

    private static final String IN_RANGE = " AND at_nanos >= :from AND at_nanos < :to ";

    private final Jdbi jdbi;
    private final ContractQueries contracts;

    TradeQueries(Jdbi jdbi, ContractQueries contracts) {
        this.jdbi = jdbi;
        this.contracts = contracts;
    }

    public Optional<RecordedTrade> last(int contract) {
        return ofContract(contract, Range.newest(1)).rows().stream().findFirst();
    }

    public Page<RecordedTrade> ofContract(int contract, Range range) {
        String select = "SELECT " + READ + " FROM trades WHERE contract_id = :contract" + IN_RANGE
                + "ORDER BY at_nanos %1$s, trade_id %1$s LIMIT :limit".formatted(range.direction());
        return trades(select, range, "contract", contract);
    }

    public Page<RecordedTrade> ofUnderlying(String index, Range range) {
        String select = "SELECT " + READ + " FROM trades"
                + " WHERE contract_id IN (SELECT contract_id FROM contracts WHERE index_code = :index)" + IN_RANGE
                + "ORDER BY trade_id %s LIMIT :limit".formatted(range.direction());
        return trades(select, range, "index", index);
    }

    private Page<RecordedTrade> trades(String select, Range range, String name, Object value) {
        return jdbi.withHandle(sql -> Page.of(
                range.bindTo(sql.createQuery(select).bind(name, value))
                        .map((row, context) -> trade(row))
                        .list(),
                range.count()));
    }

    /**
     * A contract's trades by trade id.
     *
     * @param fromTradeId first id, included
     * @param toTradeId last id, included
     */
    public Page<RecordedTrade> ofContractById(
            int contract, long fromTradeId, long toTradeId, int count, boolean newestFirst) {
        Range order = new Range(0, 0, count, newestFirst);
        String select = "SELECT " + READ + " FROM trades WHERE contract_id = :contract"
                + " AND trade_id >= :first AND trade_id <= :last ORDER BY trade_id " + order.direction()
                + " LIMIT :limit";
        return jdbi.withHandle(sql -> Page.of(
                sql.createQuery(select)
                        .bind("contract", contract)
                        .bind("first", fromTradeId)
                        .bind("last", toTradeId)
                        .bind("limit", count + 1)
                        .map((row, context) -> trade(row))
                        .list(),
                count));
    }

    /** An account's trades in all contracts. */
    public Page<Fill> ofAccount(long account, Range range) {
        return jdbi.withHandle(sql -> Page.of(
                range.bindTo(sql.createQuery(fills("", range)).bind("account", account))
                        .map((row, context) -> fill(row))
                        .list(),
                range.count()));
    }

    /** An account's trades in one contract. */
    public Page<Fill> ofAccount(long account, int contract, Range range) {
        return jdbi.withHandle(sql -> Page.of(
                range.bindTo(sql.createQuery(fills(" AND contract_id = :contract", range)))
                        .bind("account", account)
                        .bind("contract", contract)
                        .map((row, context) -> fill(row))
                        .list(),
                range.count()));
    }

    /** All trades of one order, oldest first. */
    public List<Fill> ofOrder(long orderId) {
        // Bounded by the order's own account and lifetime, for which there is an index.
        String side = "SELECT " + READ + ", %2$s AS is_maker FROM trades"
                + " WHERE %1$s_account = (SELECT account FROM orders WHERE order_id = :order)"
                + " AND at_nanos >= (SELECT created_nanos FROM orders WHERE order_id = :order)"
                + " AND at_nanos <= (SELECT updated_nanos FROM orders WHERE order_id = :order)"
                + " AND %1$s_order_id = :order";
        String select = withOrders(side.formatted("maker", "1") + " UNION ALL " + side.formatted("taker", "0"))
                + " ORDER BY t.trade_id";
        return jdbi.withHandle(sql -> sql.createQuery(select)
                .bind("order", orderId)
                .map((row, context) -> fill(row))
                .list());
    }

    private static String fills(String filter, Range range) {
        String order = "ORDER BY at_nanos %1$s, trade_id %1$s LIMIT :limit".formatted(range.direction());
        String where = "_account = :account" + filter + IN_RANGE + order;
        return withOrders("SELECT * FROM (SELECT " + READ + ", 1 AS is_maker FROM trades WHERE maker" + where
                        + ") AS made UNION ALL SELECT * FROM (SELECT " + READ
                        + ", 0 AS is_maker FROM trades WHERE taker" + where + ") AS taken")
                + " ORDER BY t.trade_id " + range.direction() + " LIMIT :limit";
    }

    private static String withOrders(String trades) {
        // a trade outside the book has no orders
        return "SELECT t.*, COALESCE(o.order_type, 'LIMIT') AS order_type, COALESCE(o.label, '') AS label"
                + " FROM (" + trades + ") AS t LEFT JOIN orders AS o"
                + " ON o.order_id = CASE WHEN t.is_maker = 1 THEN t.maker_order_id ELSE t.taker_order_id END";
    }

    private RecordedTrade trade(ResultSet row) throws SQLException {
        return new RecordedTrade(
                row.getLong("trade_id"),
                row.getLong("sequence"),
                row.getLong("at_nanos"),
                contracts.named(row.getInt("contract_id")),
                row.getLong("price_ticks"),
                row.getLong("lots"),
                row.getLong("units"),
                row.getLong("value_micros"),
                Side.valueOf(row.getString("taker_side")),
                row.getLong("maker_order_id"),
                row.getLong("maker_account"),
                row.getLong("maker_fee_micros"),
                row.getLong("taker_order_id"),
                row.getLong("taker_account"),
                row.getLong("taker_fee_micros"),
                row.getLong("mark_tenths"),
                row.getLong("index_tenths"),
                block(row.getString("block_kind")),
                row.getString("reference"),
                row.getLong("executed_nanos"),
                nearTicks(row));
    }

    private static long nearTicks(ResultSet row) throws SQLException {
        long ticks = row.getLong("near_ticks");
        return row.wasNull() ? Views.NO_PRICE : ticks;
    }

    private static BlockKind block(String kind) {
        return kind.isEmpty() ? null : BlockKind.valueOf(kind);
    }

    private Fill fill(ResultSet row) throws SQLException {
        RecordedTrade trade = trade(row);
        boolean maker = row.getLong("is_maker") == 1;
        return new Fill(
                trade,
                maker ? trade.makerAccount() : trade.takerAccount(),
                maker,
                maker ? trade.takerSide().opposite() : trade.takerSide(),
                maker ? trade.makerOrderId() : trade.takerOrderId(),
                maker ? trade.makerFeeMicros() : trade.takerFeeMicros(),
                OrderTerms.Type.valueOf(row.getString("order_type")),
                row.getString("label"));
    }
}

package kilohour.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import kilohour.contracts.Contract;
import kilohour.exchange.CancelReason;
import kilohour.exchange.Event;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.Trigger;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;

/** The open orders; a closed one leaves once it is written. */
final class OrderRegister {
    static final String COLUMNS = "order_id, account, contract_id, side, order_type, placed_lots, placed_limit_ticks,"
            + " time_in_force, post_only, reduce_only, self_trade_prevention, label, until_nanos, display_lots, trigger_kind, trigger_source, trigger_ticks, untriggered, limit_ticks, lots, lots_open,"
            + " lots_filled, filled_tick_lots, fees_micros, state, cancel_reason, request_high, request_low,"
            + " created_nanos, updated_nanos, amended";

    private final Map<Long, RecordedOrder> open = new HashMap<>();
    private final Map<Long, RecordedOrder> changed = new LinkedHashMap<>();
    private final Rows rows;

    OrderRegister(Connection connection, ContractRegister contracts) throws SQLException {
        rows = Rows.upsert(connection, 1, "orders", COLUMNS.split(",\\s*"));
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT " + COLUMNS + " FROM orders WHERE state = 'OPEN'")) {
            while (row.next()) {
                RecordedOrder order = from(row, contracts.contract(row.getInt("contract_id")));
                open.put(order.orderId(), order);
            }
        }
    }

    void accept(Event.OrderAccepted accepted, Contract contract, long atNanos) {
        keep(RecordedOrder.accepted(accepted, contract, atNanos));
    }

    void change(long orderId, UnaryOperator<RecordedOrder> change) {
        RecordedOrder order = open.get(orderId);
        if (order == null) throw new HistoryException("order " + orderId + " is not open in the history");
        keep(change.apply(order));
    }

    private void keep(RecordedOrder order) {
        if (order.state() == RecordedOrder.State.OPEN) open.put(order.orderId(), order);
        else open.remove(order.orderId());
        changed.put(order.orderId(), order);
    }

    void write() throws SQLException {
        for (RecordedOrder order : changed.values()) add(order);
        changed.clear();
        rows.write();
    }

    private void add(RecordedOrder order) throws SQLException {
        OrderTerms terms = order.terms();
        Trigger trigger = terms.trigger();
        rows.add(
                order.orderId(),
                order.account(),
                order.contract().id(),
                terms.side(),
                terms.type(),
                terms.lots(),
                terms.limitTicks(),
                terms.timeInForce(),
                terms.postOnly(),
                terms.reduceOnly(),
                terms.selfTradePrevention(),
                terms.label(),
                terms.untilNanos(),
                terms.displayLots(),
                trigger == null ? "" : trigger.kind(),
                trigger == null ? "" : trigger.source(),
                trigger == null ? 0 : trigger.ticks(),
                order.untriggered(),
                order.limitTicks(),
                order.lots(),
                order.lotsOpen(),
                order.lotsFilled(),
                order.filledTickLots(),
                order.feesMicros(),
                order.state(),
                order.cancelReason() == null ? "" : order.cancelReason(),
                order.requestId().high(),
                order.requestId().low(),
                order.createdNanos(),
                order.updatedNanos(),
                order.amended());
    }

    static RecordedOrder from(ResultSet row, Contract contract) throws SQLException {
        String reason = row.getString("cancel_reason");
        return new RecordedOrder(
                row.getLong("order_id"),
                row.getLong("account"),
                contract,
                terms(row),
                row.getLong("untriggered") != 0,
                row.getLong("limit_ticks"),
                row.getLong("lots"),
                row.getLong("lots_open"),
                row.getLong("lots_filled"),
                row.getLong("filled_tick_lots"),
                row.getLong("fees_micros"),
                RecordedOrder.State.valueOf(row.getString("state")),
                reason.isEmpty() ? null : CancelReason.valueOf(reason),
                new RequestId(row.getLong("request_high"), row.getLong("request_low")),
                row.getLong("created_nanos"),
                row.getLong("updated_nanos"),
                row.getLong("amended") != 0);
    }

    private static OrderTerms terms(ResultSet row) throws SQLException {
        return new OrderTerms(
                Side.valueOf(row.getString("side")),
                OrderTerms.Type.valueOf(row.getString("order_type")),
                row.getLong("placed_lots"),
                row.getLong("placed_limit_ticks"),
                OrderTerms.TimeInForce.valueOf(row.getString("time_in_force")),
                OrderTerms.PostOnly.valueOf(row.getString("post_only")),
                row.getLong("reduce_only") != 0,
                SelfTradePrevention.valueOf(row.getString("self_trade_prevention")),
                row.getString("label"),
                row.getLong("until_nanos"),
                row.getLong("display_lots"),
                trigger(row));
    }

    private static Trigger trigger(ResultSet row) throws SQLException {
        String kind = row.getString("trigger_kind");
        return kind.isEmpty()
                ? null
                : new Trigger(
                        Trigger.Kind.valueOf(kind),
                        Trigger.Source.valueOf(row.getString("trigger_source")),
                        row.getLong("trigger_ticks"));
    }
}

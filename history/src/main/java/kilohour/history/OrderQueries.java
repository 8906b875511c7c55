package kilohour.history;

import java.util.Optional;
import java.util.Set;
import kilohour.exchange.KillReach;
import kilohour.exchange.RejectReason;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Orders of the past; what is open now is better asked of the venue's state. */
public final class OrderQueries {
    /**
     * Something asked for and not done.
     *
     * @param command what was asked, as in {@code PlaceOrder}
     * @param contract contract id, 0 where there is none
     */
    public record Rejection(
            long sequence,
            long atNanos,
            String command,
            long account,
            int contract,
            RejectReason reason,
            String sentence) {}

    private final Jdbi jdbi;
    private final ContractQueries contracts;

    OrderQueries(Jdbi jdbi, ContractQueries contracts) {
        this.jdbi = jdbi;
        this.contracts = contracts;
    }

    /** An order, open or closed. */
    public Optional<RecordedOrder> byId(long orderId) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "SELECT " + OrderRegister.COLUMNS + " FROM orders WHERE order_id = :order")
                .bind("order", orderId)
                .map((row, context) -> OrderRegister.from(row, contracts.named(row.getInt("contract_id"))))
                .findOne());
    }

    /** Which of the open orders were changed since they were placed. */
    public Set<Long> openAndAmended() {
        return jdbi.withHandle(
                sql -> sql.createQuery("SELECT order_id FROM orders WHERE state = 'OPEN' AND amended = 1")
                        .mapTo(Long.class)
                        .set());
    }

    /** How many orders are open. */
    public long countOpen() {
        return jdbi.withHandle(sql -> sql.createQuery("SELECT COUNT(*) FROM orders WHERE state = 'OPEN'")
                .mapTo(Long.class)
                .one());
    }

    /** An account's filled and cancelled orders, by the time at which they closed. */
    public Page<RecordedOrder> closed(long account, Range range) {
        return closed(account, "", 0, range);
    }

    /** The same in one contract. */
    public Page<RecordedOrder> closed(long account, int contract, Range range) {
        return closed(account, " AND contract_id = :contract", contract, range);
    }

    private Page<RecordedOrder> closed(long account, String filter, int contract, Range range) {
        String select = "SELECT " + OrderRegister.COLUMNS + " FROM orders WHERE state <> 'OPEN' AND account = :account"
                + " AND updated_nanos >= :from AND updated_nanos < :to" + filter
                + " ORDER BY updated_nanos %1$s, order_id %1$s LIMIT :limit".formatted(range.direction());
        return jdbi.withHandle(sql -> {
            Query query = range.bindTo(sql.createQuery(select)).bind("account", account);
            if (!filter.isEmpty()) query.bind("contract", contract);
            return Page.of(
                    query.map((row, context) -> OrderRegister.from(row, contracts.named(row.getInt("contract_id"))))
                            .list(),
                    range.count());
        });
    }

    /** One turn of a kill switch. */
    public record KillSwitchTurn(
            long sequence, long atNanos, KillReach reach, long whose, boolean thrown, String officer, String reason) {}

    /** Who was stopped or let trade again, when, by whose key and why: the audit of the kill switches. */
    public Page<KillSwitchTurn> killSwitches(Range range) {
        String select = "SELECT sequence, at_nanos, reach, whose, thrown, officer, reason FROM kill_switches"
                + " WHERE at_nanos >= :from AND at_nanos < :to"
                + " ORDER BY at_nanos %1$s, sequence %1$s LIMIT :limit".formatted(range.direction());
        return jdbi.withHandle(sql -> Page.of(
                range.bindTo(sql.createQuery(select))
                        .map((row, context) -> new KillSwitchTurn(
                                row.getLong("sequence"),
                                row.getLong("at_nanos"),
                                KillReach.valueOf(row.getString("reach")),
                                row.getLong("whose"),
                                row.getLong("thrown") != 0,
                                row.getString("officer"),
                                row.getString("reason")))
                        .list(),
                range.count()));
    }

    /** What an account asked for and was refused; account 0: officers' and feeds' commands. */
    public Page<Rejection> rejections(long account, Range range) {
        String select = "SELECT sequence, at_nanos, command, account, contract_id, reason, sentence FROM rejections"
                + " WHERE account = :account AND at_nanos >= :from AND at_nanos < :to"
                + " ORDER BY at_nanos %1$s, sequence %1$s LIMIT :limit".formatted(range.direction());
        return jdbi.withHandle(sql -> Page.of(
                range.bindTo(sql.createQuery(select))
                        .bind("account", account)
                        .map((row, context) -> new Rejection(
                                row.getLong("sequence"),
                                row.getLong("at_nanos"),
                                row.getString("command"),
                                row.getLong("account"),
                                row.getInt("contract_id"),
                                RejectReason.valueOf(row.getString("reason")),
                                row.getString("sentence")))
                        .list(),
                range.count()));
    }
}

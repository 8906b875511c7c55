package kilohour.history;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import kilohour.clearing.Purpose;
import kilohour.contracts.Contract;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Statements of accounts for a day or a month, from one state of the database. */
public final class AccountStatementQueries {
    private final Jdbi jdbi;
    private final ContractQueries contracts;
    private final StatementQueries statements;

    AccountStatementQueries(Jdbi jdbi, ContractQueries contracts, StatementQueries statements) {
        this.jdbi = jdbi;
        this.contracts = contracts;
        this.statements = statements;
    }

    /** The statement of [from, to); an account that nobody opened has one of zeros and no name. */
    public AccountStatement statement(long account, long fromNanos, long toNanos) {
        Statement cash = statements.statement(account, fromNanos, toNanos);
        var byPurpose = new TreeMap<Purpose, Long>();
        var lines = new ArrayList<AccountStatement.Cash>();
        for (Statement.Entry entry : cash.entries()) {
            byPurpose.merge(entry.purpose(), entry.amountMicros(), Math::addExact);
            lines.add(new AccountStatement.Cash(
                    entry.atNanos(),
                    entry.purpose(),
                    instrument(entry.contract()),
                    entry.amountMicros(),
                    entry.balanceMicros(),
                    entry.reference()));
        }
        return jdbi.inTransaction(
                TransactionIsolationLevel.SERIALIZABLE,
                sql -> new AccountStatement(
                        account,
                        name(sql, account),
                        fromNanos,
                        toNanos,
                        cash.openingMicros(),
                        cash.closingMicros(),
                        byPurpose,
                        lines,
                        trades(sql, account, fromNanos, toNanos),
                        positions(sql, account, toNanos),
                        collateral(sql, account, toNanos),
                        ValuationQueries.closes(sql, account, Utc.day(fromNanos), Utc.day(toNanos - 1)),
                        marginCalls(account, fromNanos, toNanos)));
    }

    private String instrument(int contract) {
        return contract == 0
                ? ""
                : contracts.byId(contract).orElseThrow().contract().name();
    }

    private static String name(Handle sql, long account) {
        return sql.createQuery("SELECT name FROM accounts WHERE account = :account")
                .bind("account", account)
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }

    private List<AccountStatement.Trade> trades(Handle sql, long account, long fromNanos, long toNanos) {
        return sql.createQuery("SELECT trade_id, at_nanos, contract_id, price_ticks, units, taker_side, taker_account,"
                        + " maker_fee_micros, taker_fee_micros FROM trades"
                        + " WHERE (maker_account = :account OR taker_account = :account)"
                        + " AND at_nanos >= :from AND at_nanos < :to ORDER BY trade_id")
                .bind("account", account)
                .bind("from", fromNanos)
                .bind("to", toNanos)
                .map((row, context) -> {
                    boolean taker = row.getLong("taker_account") == account;
                    Side takerSide = Side.valueOf(row.getString("taker_side"));
                    Contract contract = contracts
                            .byId(row.getInt("contract_id"))
                            .orElseThrow()
                            .contract();
                    return new AccountStatement.Trade(
                            row.getLong("trade_id"),
                            row.getLong("at_nanos"),
                            contract.name(),
                            taker ? takerSide : takerSide.opposite(),
                            row.getLong("units"),
                            row.getLong("price_ticks"),
                            contract.grid().decimals(),
                            row.getLong(taker ? "taker_fee_micros" : "maker_fee_micros"));
                })
                .list();
    }

    private List<AccountStatement.Position> positions(Handle sql, long account, long toNanos) {
        return sql.createQuery("SELECT p.contract_id, p.lots, p.entry_cost_micros, COALESCE((SELECT s.price_tenths"
                        + " FROM settlements s WHERE s.contract_id = p.contract_id AND s.at_nanos < :to"
                        + " ORDER BY s.epoch_day DESC LIMIT 1), 0) AS price_tenths FROM position_changes p"
                        + " WHERE p.account = :account AND p.lots <> 0 AND p.sequence = (SELECT MAX(q.sequence)"
                        + " FROM position_changes q WHERE q.account = p.account AND q.contract_id = p.contract_id"
                        + " AND q.at_nanos < :to) ORDER BY p.contract_id")
                .bind("account", account)
                .bind("to", toNanos)
                .map((row, context) -> {
                    Contract contract = contracts
                            .byId(row.getInt("contract_id"))
                            .orElseThrow()
                            .contract();
                    return new AccountStatement.Position(
                            contract.name(),
                            Math.multiplyExact(row.getLong("lots"), contract.unitsPerLot()),
                            row.getLong("entry_cost_micros"),
                            row.getLong("price_tenths"),
                            contract.grid().decimals());
                })
                .list();
    }

    private static List<AccountStatement.Collateral> collateral(Handle sql, long account, long toNanos) {
        return sql.createQuery("SELECT a.asset, a.balance_micros, COALESCE((SELECT p.price_ppm FROM asset_prices p"
                        + " WHERE p.asset = a.asset AND p.at_nanos < :to ORDER BY p.sequence DESC LIMIT 1), 0)"
                        + " AS price_ppm FROM asset_entries a WHERE a.account = :account AND a.balance_micros <> 0"
                        + " AND a.sequence = (SELECT MAX(b.sequence) FROM asset_entries b WHERE b.account = a.account"
                        + " AND b.asset = a.asset AND b.at_nanos < :to) ORDER BY a.asset")
                .bind("account", account)
                .bind("to", toNanos)
                .map((row, context) -> new AccountStatement.Collateral(
                        row.getString("asset"), row.getLong("balance_micros"), row.getLong("price_ppm")))
                .list();
    }

    private List<AccountStatement.MarginCall> marginCalls(long account, long fromNanos, long toNanos) {
        return statements.marginCalls(account, Utc.day(fromNanos), Utc.day(toNanos - 1)).stream()
                .map(call -> new AccountStatement.MarginCall(call.day(), call.shortfallMicros()))
                .toList();
    }
}

package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import kilohour.exchange.Event;

/** Ledger entries with the balance after each, so that a statement's opening balance is one row. */
final class CashBook {
    private final Map<Long, Long> cashMicros = new HashMap<>();
    private final Set<Long> changed = new LinkedHashSet<>();
    private final Rows entries;
    private final Rows balances;

    CashBook(Connection connection) throws SQLException {
        entries = Rows.insert(
                connection,
                "ledger_entries",
                "account",
                "at_nanos",
                "sequence",
                "counterparty",
                "amount_micros",
                "balance_micros",
                "purpose",
                "contract_id",
                "reference");
        balances = Rows.upsert(connection, 1, "balances", "account", "cash_micros");
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT account, cash_micros FROM balances")) {
            while (row.next()) cashMicros.put(row.getLong(1), row.getLong(2));
        }
    }

    void transfer(Event.CashTransferred cash, long sequence, long atNanos) throws SQLException {
        if (cash.from() == cash.to()) throw new HistoryException("account " + cash.from() + " pays itself");
        enter(cash.from(), cash.to(), -cash.amountMicros(), cash, sequence, atNanos);
        enter(cash.to(), cash.from(), cash.amountMicros(), cash, sequence, atNanos);
    }

    private void enter(
            long account, long counterparty, long amountMicros, Event.CashTransferred cash, long sequence, long atNanos)
            throws SQLException {
        long balanceMicros = cashMicros.merge(account, amountMicros, Math::addExact);
        changed.add(account);
        entries.add(
                account,
                atNanos,
                sequence,
                counterparty,
                amountMicros,
                balanceMicros,
                cash.purpose(),
                cash.contract(),
                cash.reference());
    }

    void write() throws SQLException {
        entries.write();
        for (long account : changed) balances.add(account, cashMicros.get(account));
        changed.clear();
        balances.write();
    }
}

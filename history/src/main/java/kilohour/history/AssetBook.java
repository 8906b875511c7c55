package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import kilohour.exchange.Event;

/** Entries of the assets' ledgers with the balance after each, and their prices. */
final class AssetBook {
    private record Holding(long account, String asset) {}

    private final Map<Holding, Long> amounts = new HashMap<>();
    private final Set<Holding> changed = new LinkedHashSet<>();
    private final Rows entries;
    private final Rows balances;
    private final Rows prices;

    AssetBook(Connection connection) throws SQLException {
        entries = Rows.insert(
                connection,
                "asset_entries",
                "account",
                "asset",
                "at_nanos",
                "sequence",
                "counterparty",
                "amount_micros",
                "balance_micros",
                "purpose",
                "reference");
        balances = Rows.upsert(connection, 2, "asset_balances", "account", "asset", "amount_micros");
        prices = Rows.insert(connection, "asset_prices", "asset", "at_nanos", "sequence", "price_ppm", "standing");
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT account, asset, amount_micros FROM asset_balances")) {
            while (row.next()) amounts.put(new Holding(row.getLong(1), row.getString(2)), row.getLong(3));
        }
    }

    void transfer(Event.AssetTransferred moved, long sequence, long atNanos) throws SQLException {
        enter(moved.from(), moved.to(), -moved.amountMicros(), moved, sequence, atNanos);
        enter(moved.to(), moved.from(), moved.amountMicros(), moved, sequence, atNanos);
    }

    private void enter(
            long account, long counterparty, long amount, Event.AssetTransferred moved, long sequence, long atNanos)
            throws SQLException {
        var holding = new Holding(account, moved.asset());
        long balance = amounts.merge(holding, amount, Math::addExact);
        changed.add(holding);
        entries.add(
                account,
                moved.asset(),
                atNanos,
                sequence,
                counterparty,
                amount,
                balance,
                moved.purpose(),
                moved.reference());
    }

    void priced(Event.AssetPriced priced, long sequence, long atNanos) throws SQLException {
        prices.add(priced.asset(), atNanos, sequence, priced.pricePpm(), priced.standing());
    }

    void write() throws SQLException {
        entries.write();
        for (Holding holding : changed) balances.add(holding.account(), holding.asset(), amounts.get(holding));
        changed.clear();
        balances.write();
        prices.write();
    }
}

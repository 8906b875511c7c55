package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import kilohour.contracts.Contract;

/** The writer's own view of all contracts ever listed: events name a contract by its id only. */
final class ContractRegister {
    private final Map<Integer, ContractListing> listings = new LinkedHashMap<>();
    private final Set<Integer> changed = new LinkedHashSet<>();
    private final Rows rows;

    ContractRegister(Connection connection) throws SQLException {
        rows = Rows.upsert(connection, 1, "contracts", ContractListing.COLUMNS.split(",\\s*"));
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT " + ContractListing.COLUMNS + " FROM contracts ORDER BY contract_id")) {
            while (row.next()) {
                ContractListing listing = ContractListing.from(row, this::contract);
                listings.put(listing.contract().id(), listing);
            }
        }
    }

    void list(Contract contract, long referenceTenths, long atNanos) {
        listings.put(contract.id(), new ContractListing(contract, referenceTenths, atNanos, 0, 0));
        changed.add(contract.id());
    }

    void change(int contract, UnaryOperator<ContractListing> change) {
        listings.put(contract, change.apply(listing(contract)));
        changed.add(contract);
    }

    Contract contract(int id) {
        return listing(id).contract();
    }

    private ContractListing listing(int id) {
        ContractListing listing = listings.get(id);
        if (listing == null) throw new HistoryException("contract " + id + " was never listed on this tape");
        return listing;
    }

    void write() throws SQLException {
        for (int id : changed) listings.get(id).addTo(rows);
        changed.clear();
        rows.write();
    }
}

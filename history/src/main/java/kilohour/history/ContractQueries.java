package kilohour.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kilohour.contracts.Contract;
import org.jdbi.v3.core.Jdbi;

/** All contracts ever listed. */
public final class ContractQueries {
    private static final String SELECT = "SELECT " + ContractListing.COLUMNS + " FROM contracts ";

    private final Jdbi jdbi;

    // What a contract is never changes once it is listed.
    private final Map<Integer, Contract> known = new ConcurrentHashMap<>();

    ContractQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** In order of listing, settled ones included. */
    public List<ContractListing> all() {
        return jdbi.withHandle(sql -> sql.createQuery(SELECT + "ORDER BY contract_id")
                .map((row, context) -> ContractListing.from(row, this::named))
                .list());
    }

    public Optional<ContractListing> byId(int contract) {
        return jdbi.withHandle(sql -> sql.createQuery(SELECT + "WHERE contract_id = :contract")
                .bind("contract", contract)
                .map((row, context) -> ContractListing.from(row, this::named))
                .findOne());
    }

    public Optional<ContractListing> byName(String name) {
        return jdbi.withHandle(sql -> sql.createQuery(SELECT + "WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> ContractListing.from(row, this::named))
                .findOne());
    }

    void forget() {
        known.clear();
    }

    /** The contract that a row of another table names. */
    Contract named(int contract) {
        Contract there = known.get(contract);
        if (there != null) return there;
        // Not computed inside the map: a spread asks for its legs.
        Contract read = byId(contract)
                .orElseThrow(() -> new HistoryException("the history has lost contract " + contract))
                .contract();
        known.put(contract, read);
        return read;
    }
}

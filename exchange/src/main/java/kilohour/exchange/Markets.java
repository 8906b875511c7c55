package kilohour.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The markets of all contracts not settled yet: by contract id, and in order of it, which is that of listing. */
final class Markets {
    /** Ids are given from 1 up without gaps: an array. Null where a contract has settled. */
    private ContractMarket[] byId = new ContractMarket[64];

    private final List<ContractMarket> listed = new ArrayList<>();

    /** Null if there is none of that id. */
    ContractMarket get(int contract) {
        return contract > 0 && contract < byId.length ? byId[contract] : null;
    }

    boolean containsKey(int contract) {
        return get(contract) != null;
    }

    void add(ContractMarket market) {
        int id = market.id();
        if (id >= byId.length) byId = Arrays.copyOf(byId, Math.max(id + 1, 2 * byId.length));
        byId[id] = market;
        listed.add(market);
    }

    void remove(ContractMarket market) {
        byId[market.id()] = null;
        listed.remove(market);
    }

    Collection<ContractMarket> values() {
        return Collections.unmodifiableList(listed);
    }
}

package kilohour.exchange;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Block trades that wait for their counterparty, by number, and how many each account has proposed. */
final class BlockProposals {
    private final NavigableMap<Long, StateRecord.BlockProposalState> open = new TreeMap<>();
    private final NavigableMap<Long, Integer> byProposer = new TreeMap<>();

    void put(StateRecord.BlockProposalState proposal) {
        open.put(proposal.proposal(), proposal);
        byProposer.merge(proposal.account(), 1, Integer::sum);
    }

    /** Null if it is not open. */
    StateRecord.BlockProposalState get(long proposal) {
        return open.get(proposal);
    }

    void remove(StateRecord.BlockProposalState proposal) {
        open.remove(proposal.proposal());
        byProposer.computeIfPresent(proposal.account(), (account, count) -> count == 1 ? null : count - 1);
    }

    int proposedBy(long account) {
        return byProposer.getOrDefault(account, 0);
    }

    Collection<StateRecord.BlockProposalState> all() {
        return open.values();
    }
}

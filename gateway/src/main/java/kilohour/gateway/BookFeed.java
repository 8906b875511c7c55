package kilohour.gateway;

import java.util.Optional;
import java.util.Set;
import kilohour.contracts.Contract;
import tools.jackson.databind.node.ObjectNode;

/** A book as its listeners were last told it; what it tells next is the difference. */
interface BookFeed {
    /** Forgets what was told and takes the book as it is now. */
    void moveTo(Floor floor, Contract contract);

    /** An order of the book may stand otherwise than it was told. */
    void touched(Order order);

    /** Prices that somebody holds, in ticks. */
    record Prices(Set<Long> bids, Set<Long> asks) {
        static final Prices NONE = new Prices(Set.of(), Set.of());
    }

    /** The prices as they were told before the last change: what somebody holds who does not hear that. */
    Prices before();

    /**
     * All of it as last told.
     *
     * @param held prices that the reader holds: those that are gone are deleted too, for a program that does not forget
     *     what it holds when a snapshot comes
     */
    ObjectNode snapshot(Floor floor, Contract contract, Prices held);

    /** Moves to the book as it is now; empty if nothing changed. */
    Optional<ObjectNode> change(Floor floor, Contract contract);

    static ObjectNode message(Floor floor, Contract contract, String type, long changeId) {
        ObjectNode node = Json.object();
        node.put("type", type);
        node.put("timestamp", Json.millis(floor.exchange().nowNanos()));
        node.put("instrument_name", contract.name());
        node.put("change_id", changeId);
        return node;
    }
}

package kilohour.gateway;

import java.util.Optional;
import kilohour.contracts.Contract;
import tools.jackson.databind.node.ObjectNode;

/** A book as its listeners were last told it; what it tells next is the difference. */
interface BookFeed {
    /** Forgets what was told and takes the book as it is now. */
    void moveTo(Floor floor, Contract contract);

    /** An order of the book may stand otherwise than it was told. */
    void touched(Order order);

    /** All of it as last told. */
    ObjectNode snapshot(Floor floor, Contract contract);

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

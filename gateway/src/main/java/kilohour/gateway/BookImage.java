package kilohour.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kilohour.contracts.Contract;
import kilohour.exchange.Views;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A book as its listeners were last told it: the next message is the difference. A listener that applies each change
 * whose {@code prev_change_id} is its last {@code change_id} has the book exactly.
 */
final class BookImage {
    private static final int LEVELS_MAX = 10_000;
    private Map<Long, Long> bids = new TreeMap<>(java.util.Comparator.reverseOrder());
    private Map<Long, Long> asks = new TreeMap<>();
    private long changeId;

    void moveTo(Floor floor, Contract contract) {
        Views.Depth depth = floor.exchange().depth(contract.id(), LEVELS_MAX);
        bids = levels(depth.bids(), new TreeMap<>(java.util.Comparator.reverseOrder()));
        asks = levels(depth.asks(), new TreeMap<>());
        changeId = floor.exchange().nextSequence();
    }

    private static Map<Long, Long> levels(List<Views.Level> levels, Map<Long, Long> into) {
        for (Views.Level level : levels) into.put(level.priceTicks(), level.lots());
        return into;
    }

    ObjectNode snapshot(Floor floor, Contract contract) {
        ObjectNode node = message(floor, contract, "snapshot");
        node.set("bids", differences(contract, Map.of(), bids));
        node.set("asks", differences(contract, Map.of(), asks));
        return node;
    }

    /** Moves to the book as it is now; empty if nothing changed. */
    Optional<ObjectNode> change(Floor floor, Contract contract) {
        Map<Long, Long> bidsBefore = bids;
        Map<Long, Long> asksBefore = asks;
        long idBefore = changeId;
        moveTo(floor, contract);
        if (bids.equals(bidsBefore) && asks.equals(asksBefore)) {
            changeId = idBefore;
            return Optional.empty();
        }
        ObjectNode node = message(floor, contract, "change");
        node.put("prev_change_id", idBefore);
        node.set("bids", differences(contract, bidsBefore, bids));
        node.set("asks", differences(contract, asksBefore, asks));
        return Optional.of(node);
    }

    private ObjectNode message(Floor floor, Contract contract, String type) {
        ObjectNode node = Json.object();
        node.put("type", type);
        node.put("timestamp", Json.millis(floor.exchange().nowNanos()));
        node.put("instrument_name", contract.name());
        node.put("change_id", changeId);
        return node;
    }

    private static ArrayNode differences(Contract contract, Map<Long, Long> before, Map<Long, Long> now) {
        ArrayNode list = Json.array();
        Map<Long, Long> gone = new HashMap<>(before);
        now.forEach((ticks, lots) -> {
            Long was = gone.remove(ticks);
            if (was == null) entry(list, "new", contract, ticks, lots);
            else if (!was.equals(lots)) entry(list, "change", contract, ticks, lots);
        });
        for (long ticks : before.keySet()) if (gone.containsKey(ticks)) entry(list, "delete", contract, ticks, 0);
        return list;
    }

    private static void entry(ArrayNode list, String action, Contract contract, long ticks, long lots) {
        list.addArray().add(action).add(Json.price(contract, ticks)).add(Json.amount(contract, lots));
    }
}

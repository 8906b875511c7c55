package kilohour.gateway;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kilohour.contracts.Contract;
import kilohour.exchange.Views;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A book by price as its listeners were last told it: the next message is the difference. A listener that applies each
 * change whose {@code prev_change_id} is its last {@code change_id} has the book exactly, and the checksum tells it so.
 */
final class BookImage implements BookFeed {
    private static final int LEVELS_MAX = 10_000;
    private Map<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private Map<Long, Long> asks = new TreeMap<>();
    private Views.Implied implied = Views.Implied.NONE;
    private long changeId;
    private Prices before = Prices.NONE;

    @Override
    public void moveTo(Floor floor, Contract contract) {
        Views.Depth depth = floor.exchange().depth(contract.id(), LEVELS_MAX);
        bids = levels(depth.bids(), new TreeMap<>(Comparator.reverseOrder()));
        asks = levels(depth.asks(), new TreeMap<>());
        implied = floor.exchange().implied(contract.id());
        changeId = floor.exchange().nextSequence();
    }

    private static Map<Long, Long> levels(List<Views.Level> levels, Map<Long, Long> into) {
        for (Views.Level level : levels) into.put(level.priceTicks(), level.lots());
        return into;
    }

    @Override
    public void touched(Order order) {}

    @Override
    public Prices before() {
        return before;
    }

    @Override
    public ObjectNode snapshot(Floor floor, Contract contract, Prices held) {
        ObjectNode node = BookFeed.message(floor, contract, "snapshot", changeId);
        node.set("bids", differences(contract, Map.of(), bids).addAll(gone(contract, held.bids(), bids)));
        node.set("asks", differences(contract, Map.of(), asks).addAll(gone(contract, held.asks(), asks)));
        return sealed(node, contract);
    }

    private static ArrayNode gone(Contract contract, Set<Long> held, Map<Long, Long> now) {
        ArrayNode list = Json.array();
        for (long ticks : held) if (!now.containsKey(ticks)) entry(list, "delete", contract, ticks, 0);
        return list;
    }

    @Override
    public Optional<ObjectNode> change(Floor floor, Contract contract) {
        Map<Long, Long> bidsBefore = bids;
        Map<Long, Long> asksBefore = asks;
        Views.Implied impliedBefore = implied;
        long idBefore = changeId;
        moveTo(floor, contract);
        if (bids.equals(bidsBefore) && asks.equals(asksBefore) && implied.equals(impliedBefore)) {
            changeId = idBefore;
            return Optional.empty();
        }
        before = new Prices(bidsBefore.keySet(), asksBefore.keySet());
        ObjectNode node = BookFeed.message(floor, contract, "change", changeId);
        node.put("prev_change_id", idBefore);
        node.set("bids", differences(contract, bidsBefore, bids));
        node.set("asks", differences(contract, asksBefore, asks));
        return Optional.of(sealed(node, contract));
    }

    /** What strips and months imply stands beside the book, whole in every message, and is no part of the checksum. */
    private ObjectNode sealed(ObjectNode node, Contract contract) {
        node.set("kilohour_implied_bids", level(contract, implied.bidTicks(), implied.bidLots()));
        node.set("kilohour_implied_asks", level(contract, implied.askTicks(), implied.askLots()));
        node.put("checksum", BookChecksum.of(best(contract, bids), best(contract, asks)));
        return node;
    }

    private static ArrayNode level(Contract contract, long ticks, long lots) {
        ArrayNode levels = Json.array();
        if (lots > 0) levels.addArray().add(Json.price(contract, ticks)).add(Json.amount(contract, lots));
        return levels;
    }

    private static List<String> best(Contract contract, Map<Long, Long> side) {
        return side.entrySet().stream()
                .limit(BookChecksum.ENTRIES)
                .map(level -> level.getKey() + ":" + Json.amount(contract, level.getValue()))
                .toList();
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

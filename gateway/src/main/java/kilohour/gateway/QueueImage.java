package kilohour.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kilohour.contracts.Contract;
import kilohour.exchange.Views;
import kilohour.units.Side;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A book by order as its listeners were last told it: every order that rests, with what others see of it, in the order in
 * which it trades. In a message {@code new} stands at the back of the queue at its price, {@code change} keeps its place,
 * and an order that lost its place is deleted and new. Only prices at which something happened are looked at again.
 */
final class QueueImage implements BookFeed {
    /** One side: at each price the orders' lots by id, the oldest first. */
    private static final class Queues {
        final Side side;
        final TreeMap<Long, LinkedHashMap<Long, Long>> levels;
        final Map<Long, Long> priceOf = new HashMap<>();
        final TreeSet<Long> touched;

        Queues(Side side) {
            Comparator<Long> bestFirst = side == Side.BUY ? Comparator.reverseOrder() : Comparator.naturalOrder();
            this.side = side;
            this.levels = new TreeMap<>(bestFirst);
            this.touched = new TreeSet<>(bestFirst);
        }

        void load(List<Views.RestingOrder> orders) {
            levels.clear();
            priceOf.clear();
            touched.clear();
            for (Views.RestingOrder order : orders) add(order);
        }

        private void add(Views.RestingOrder order) {
            levels.computeIfAbsent(order.priceTicks(), _ -> new LinkedHashMap<>())
                    .put(order.orderId(), order.lots());
            priceOf.put(order.orderId(), order.priceTicks());
        }

        void touch(Order order) {
            touched.add(order.limitTicks());
            Long told = priceOf.get(order.orderId());
            if (told != null) touched.add(told);
        }

        /** An order may have moved from one touched price to another: first all that is gone, then all that is new. */
        void move(Floor floor, Contract contract, ArrayNode list) {
            var now = new ArrayList<List<Views.RestingOrder>>();
            for (long ticks : touched) now.add(floor.exchange().restingOrders(contract.id(), side, ticks));
            var kept = new HashSet<Long>();
            int level = 0;
            for (long ticks : touched) keep(levels.getOrDefault(ticks, new LinkedHashMap<>()), now.get(level++), kept);
            for (long ticks : touched) leave(contract, ticks, kept, list);
            for (List<Views.RestingOrder> orders : now)
                for (Views.RestingOrder order : orders) enter(contract, order, kept, list);
            touched.clear();
        }

        /** Those of a queue's orders that stand in the same sequence as before, from the front on. */
        private static void keep(Map<Long, Long> before, List<Views.RestingOrder> now, Set<Long> kept) {
            Iterator<Long> old = before.keySet().iterator();
            for (Views.RestingOrder order : now) {
                boolean follows = false;
                while (!follows && old.hasNext()) follows = old.next() == order.orderId();
                if (!follows) return;
                kept.add(order.orderId());
            }
        }

        private void leave(Contract contract, long ticks, Set<Long> kept, ArrayNode list) {
            Map<Long, Long> level = levels.getOrDefault(ticks, new LinkedHashMap<>());
            level.keySet().removeIf(order -> {
                if (kept.contains(order)) return false;
                entry(list, "delete", order, contract, ticks, 0);
                priceOf.remove(order);
                return true;
            });
            if (level.isEmpty()) levels.remove(ticks);
        }

        private void enter(Contract contract, Views.RestingOrder order, Set<Long> kept, ArrayNode list) {
            boolean known = kept.contains(order.orderId());
            if (known && levels.get(order.priceTicks()).get(order.orderId()) == order.lots()) return;
            entry(list, known ? "change" : "new", order.orderId(), contract, order.priceTicks(), order.lots());
            add(order);
        }

        ArrayNode all(Contract contract) {
            ArrayNode list = Json.array();
            levels.forEach(
                    (ticks, level) -> level.forEach((order, lots) -> entry(list, "new", order, contract, ticks, lots)));
            return list;
        }

        List<String> first(Contract contract) {
            return levels.entrySet().stream()
                    .flatMap(level -> level.getValue().entrySet().stream()
                            .map(order -> order.getKey() + ":" + level.getKey() + ":"
                                    + Json.amount(contract, order.getValue())))
                    .limit(BookChecksum.ENTRIES)
                    .toList();
        }

        private static void entry(ArrayNode list, String action, long order, Contract contract, long ticks, long lots) {
            list.addArray()
                    .add(action)
                    .add(Long.toString(order))
                    .add(Json.price(contract, ticks))
                    .add(Json.amount(contract, lots));
        }
    }

    private final Queues bids = new Queues(Side.BUY);
    private final Queues asks = new Queues(Side.SELL);
    private long changeId;

    @Override
    public void moveTo(Floor floor, Contract contract) {
        bids.load(floor.exchange().restingOrders(contract.id(), Side.BUY));
        asks.load(floor.exchange().restingOrders(contract.id(), Side.SELL));
        changeId = floor.exchange().nextSequence();
    }

    @Override
    public void touched(Order order) {
        (order.terms().side() == Side.BUY ? bids : asks).touch(order);
    }

    /** Programs of the dialect, some of which do not forget, know no book by order. */
    @Override
    public Prices before() {
        return Prices.NONE;
    }

    @Override
    public ObjectNode snapshot(Floor floor, Contract contract, Prices held) {
        ObjectNode node = BookFeed.message(floor, contract, "snapshot", changeId);
        node.set("bids", bids.all(contract));
        node.set("asks", asks.all(contract));
        return sealed(node, contract);
    }

    @Override
    public Optional<ObjectNode> change(Floor floor, Contract contract) {
        ArrayNode ofBids = Json.array();
        ArrayNode ofAsks = Json.array();
        bids.move(floor, contract, ofBids);
        asks.move(floor, contract, ofAsks);
        if (ofBids.isEmpty() && ofAsks.isEmpty()) return Optional.empty();
        long before = changeId;
        changeId = floor.exchange().nextSequence();
        ObjectNode node = BookFeed.message(floor, contract, "change", changeId);
        node.put("prev_change_id", before);
        node.set("bids", ofBids);
        node.set("asks", ofAsks);
        return Optional.of(sealed(node, contract));
    }

    private ObjectNode sealed(ObjectNode node, Contract contract) {
        node.put("checksum", BookChecksum.of(bids.first(contract), asks.first(contract)));
        return node;
    }
}

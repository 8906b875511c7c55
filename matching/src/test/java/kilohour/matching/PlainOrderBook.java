package kilohour.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kilohour.units.Side;

/** The order book written to be obviously right, not fast: the twin of {@link OrderBook}. */
final class PlainOrderBook {
    static final class Order {
        final long id;
        final long owner;
        final Side side;
        final long priceTicks;
        final long trancheLots;
        long shown;
        long hidden;

        Order(long id, long owner, Side side, long priceTicks, long shown, long hidden, long trancheLots) {
            this.id = id;
            this.owner = owner;
            this.side = side;
            this.priceTicks = priceTicks;
            this.shown = shown;
            this.hidden = hidden;
            this.trancheLots = trancheLots;
        }

        long lots() {
            return shown + hidden;
        }
    }

    private final TreeMap<Long, List<Order>> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, List<Order>> asks = new TreeMap<>();
    private final Map<Long, Order> ordersById = new HashMap<>();
    long takerLotsPrevented;
    int makersMet;

    long take(
            long owner,
            Side side,
            long limitTicks,
            long lots,
            SelfTradePrevention mode,
            int makersMax,
            MatchListener listener) {
        takerLotsPrevented = 0;
        makersMet = 0;
        long left = lots;
        while (left > 0 && makersMet < makersMax && crosses(side, limitTicks)) {
            makersMet++;
            Order maker = side(side.opposite()).firstEntry().getValue().getFirst();
            long both = Math.min(left, maker.shown);
            if (maker.owner != owner) {
                left -= both;
                shrink(maker, both);
                listener.traded(maker.id, maker.owner, maker.priceTicks, both, maker.lots());
                continue;
            }
            if (mode == SelfTradePrevention.DECREMENT) {
                left -= both;
                takerLotsPrevented += both;
                shrink(maker, both);
                if (maker.lots() == 0) {
                    listener.makerCancelled(maker.id, maker.owner, both);
                } else {
                    listener.makerReduced(maker.id, maker.owner, both, maker.lots());
                }
                continue;
            }
            if (mode != SelfTradePrevention.CANCEL_NEWEST) {
                long rested = remove(maker.id);
                listener.makerCancelled(maker.id, maker.owner, rested);
            }
            if (mode != SelfTradePrevention.CANCEL_OLDEST) {
                takerLotsPrevented = left;
                left = 0;
            }
        }
        return left;
    }

    boolean crosses(Side side, long limitTicks) {
        TreeMap<Long, List<Order>> makers = side(side.opposite());
        if (makers.isEmpty()) {
            return false;
        }
        return side == Side.BUY ? makers.firstKey() <= limitTicks : makers.firstKey() >= limitTicks;
    }

    void rest(long id, long owner, Side side, long priceTicks, long shown, long hidden, long trancheLots) {
        Order order = new Order(id, owner, side, priceTicks, shown, hidden, trancheLots);
        side(side).computeIfAbsent(priceTicks, price -> new ArrayList<>()).add(order);
        ordersById.put(id, order);
    }

    void reduce(long id, long toLots) {
        Order order = ordersById.get(id);
        long off = order.lots() - toLots;
        while (off > 0 && order.hidden > 0) {
            long step = Math.min(off, order.hidden);
            order.hidden -= step;
            off -= step;
        }
        order.shown -= off;
    }

    long remove(long id) {
        Order order = ordersById.remove(id);
        if (order == null) {
            return 0;
        }
        List<Order> level = side(order.side).get(order.priceTicks);
        level.remove(order);
        if (level.isEmpty()) {
            side(order.side).remove(order.priceTicks);
        }
        return order.lots();
    }

    Order order(long id) {
        return ordersById.get(id);
    }

    long bestTicks(Side side) {
        return side(side).isEmpty() ? OrderBook.NONE : side(side).firstKey();
    }

    void levels(Side side, int levelsMax, LevelVisitor visitor) {
        Iterator<Map.Entry<Long, List<Order>>> levels = side(side).entrySet().iterator();
        for (int shown = 0; shown < levelsMax && levels.hasNext(); shown++) {
            Map.Entry<Long, List<Order>> level = levels.next();
            visitor.level(
                    level.getKey(), lots(level.getValue()), level.getValue().size());
        }
    }

    void forEach(Side side, RestingOrderVisitor visitor) {
        for (long priceTicks : side(side).keySet()) {
            forEachAt(side, priceTicks, visitor);
        }
    }

    void forEachAt(Side side, long priceTicks, RestingOrderVisitor visitor) {
        for (Order order : side(side).getOrDefault(priceTicks, List.of())) {
            visitor.order(order.id, order.owner, order.priceTicks, order.shown, order.hidden, order.trancheLots);
        }
    }

    long impactTotal(Side side, long lots) {
        long left = lots;
        long total = 0;
        for (List<Order> level : side(side).values()) {
            for (Order order : level) {
                long here = Math.min(left, order.shown);
                total += here * order.priceTicks;
                left -= here;
            }
        }
        return left == 0 ? total : OrderBook.NONE;
    }

    long checksum() {
        long sum = 17;
        for (Side side : List.of(Side.SELL, Side.BUY)) {
            for (Map.Entry<Long, List<Order>> level : side(side).entrySet()) {
                sum = 961 * sum + 31 * level.getKey() + lots(level.getValue());
            }
        }
        return sum;
    }

    /** Lots that rest on a side, shown and hidden. */
    long lots(Side side) {
        return side(side).values().stream()
                .flatMap(List::stream)
                .mapToLong(Order::lots)
                .sum();
    }

    private void shrink(Order order, long byLots) {
        order.shown -= byLots;
        if (order.shown > 0) {
            return;
        }
        remove(order.id);
        if (order.hidden > 0) {
            long next = Math.min(order.hidden, order.trancheLots);
            rest(order.id, order.owner, order.side, order.priceTicks, next, order.hidden - next, order.trancheLots);
        }
    }

    private TreeMap<Long, List<Order>> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private static long lots(List<Order> level) {
        long lots = 0;
        for (Order order : level) {
            lots += order.shown;
        }
        return lots;
    }
}

package kilohour.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kilohour.exchange.Event;
import kilohour.exchange.OrderTerms;
import kilohour.units.Side;

/** The orders that rest, as far as a reader of the events can tell. */
final class RestingOrders {
    record Seen(long id, long account, int contract, Side side, long lots, long limitTicks) {
        Seen with(long lotsNow, long limitTicksNow) {
            return new Seen(id, account, contract, side, lotsNow, limitTicksNow);
        }
    }

    private final List<Seen> orders = new ArrayList<>();
    private final Map<Long, Integer> placeById = new HashMap<>();

    int size() {
        return orders.size();
    }

    Seen any(Random random) {
        return orders.get(random.nextInt(orders.size()));
    }

    void observe(List<Event> events) {
        for (Event event : events) {
            if (event instanceof Event.OrderAccepted accepted && rests(accepted.terms())) {
                add(accepted);
            } else if (event instanceof Event.OrderAmended amended) {
                change(amended.orderId(), amended.lotsOpen(), amended.limitTicks());
            } else if (event instanceof Event.OrderCancelled cancelled) {
                remove(cancelled.orderId());
            } else if (event instanceof Event.Traded traded) {
                filled(traded.makerOrderId(), traded.makerLotsOpen());
                filled(traded.takerOrderId(), traded.takerLotsOpen());
            }
        }
    }

    private static boolean rests(OrderTerms terms) {
        return terms.type() == OrderTerms.Type.LIMIT && terms.timeInForce().rests();
    }

    private void add(Event.OrderAccepted accepted) {
        placeById.put(accepted.orderId(), orders.size());
        orders.add(new Seen(
                accepted.orderId(),
                accepted.account(),
                accepted.contract(),
                accepted.terms().side(),
                accepted.terms().lots(),
                accepted.limitTicks()));
    }

    private void filled(long orderId, long lotsLeft) {
        Integer place = placeById.get(orderId);
        if (place == null) return;
        if (lotsLeft == 0) remove(orderId);
        else change(orderId, lotsLeft, orders.get(place).limitTicks());
    }

    private void change(long orderId, long lots, long limitTicks) {
        Integer place = placeById.get(orderId);
        if (place != null) orders.set(place, orders.get(place).with(lots, limitTicks));
    }

    private void remove(long orderId) {
        Integer place = placeById.remove(orderId);
        if (place == null) return;
        Seen last = orders.removeLast();
        if (last.id() != orderId) {
            orders.set(place, last);
            placeById.put(last.id(), place);
        }
    }
}

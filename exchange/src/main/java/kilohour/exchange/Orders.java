package kilohour.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kilohour.units.Side;

/** The open orders, by id and by account, oldest first. */
final class Orders {
    private static final NavigableMap<Long, Order> NONE = Collections.emptyNavigableMap();

    private final NavigableMap<Long, Order> byId = new TreeMap<>();
    private final NavigableMap<Long, NavigableMap<Long, Order>> byAccount = new TreeMap<>();
    private final NavigableMap<Long, Integer> reduceOnlyByAccount = new TreeMap<>();

    private final NavigableMap<Long, NavigableSet<Long>> byExpiry = new TreeMap<>();
    private final DueQueue due;

    /** @param due where the expiries of orders fall due, one item an instant, as long as an order has it */
    Orders(DueQueue due) {
        this.due = due;
    }

    void add(Order order) {
        byId.put(order.id, order);
        if (order.expiresNanos != OrderTerms.NEVER) {
            byExpiry.computeIfAbsent(order.expiresNanos, at -> new TreeSet<>()).add(order.id);
            due.add(order.expiresNanos, DueKind.ORDER_EXPIRY, "");
        }
        byAccount.computeIfAbsent(order.account, a -> new TreeMap<>()).put(order.id, order);
        if (order.terms.reduceOnly()) reduceOnlyByAccount.merge(order.account, 1, Integer::sum);
    }

    void remove(Order order) {
        byId.remove(order.id);
        if (order.expiresNanos != OrderTerms.NEVER) removeExpiry(order);
        var own = byAccount.get(order.account);
        own.remove(order.id);
        if (own.isEmpty()) byAccount.remove(order.account);
        if (order.terms.reduceOnly())
            reduceOnlyByAccount.computeIfPresent(order.account, (a, count) -> count == 1 ? null : count - 1);
    }

    private void removeExpiry(Order order) {
        var together = byExpiry.get(order.expiresNanos);
        together.remove(order.id);
        if (!together.isEmpty()) return;
        byExpiry.remove(order.expiresNanos);
        due.remove(order.expiresNanos, DueKind.ORDER_EXPIRY, "");
    }

    /** The oldest open order that expires at this very instant, or null. */
    Order expiring(long atNanos) {
        var together = byExpiry.get(atNanos);
        return together == null ? null : byId.get(together.first());
    }

    Order get(long orderId) {
        return byId.get(orderId);
    }

    boolean anyReduceOnly(long account) {
        return reduceOnlyByAccount.containsKey(account);
    }

    Collection<Order> of(long account) {
        return byAccount.getOrDefault(account, NONE).values();
    }

    /** An account's orders in a contract, or in all with 0, oldest first: a copy, so that they may be cancelled. */
    List<Order> of(long account, int contract) {
        var orders = new ArrayList<Order>();
        for (Order order : of(account)) if (contract == 0 || order.contract == contract) orders.add(order);
        return orders;
    }

    /** Lots an account has open on one side of a contract. */
    long lotsOpen(long account, int contract, Side side) {
        long lots = 0;
        for (Order order : of(account))
            if (order.contract == contract && order.terms.side() == side) lots += order.lotsOpen;
        return lots;
    }
}

package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kilohour.units.Side;

/** The open orders: by id, by account oldest first, and by the instant at which they expire. */
final class Orders {
    private final OrdersById byId = new OrdersById();

    private final NavigableMap<Long, NavigableSet<Long>> byExpiry = new TreeMap<>();
    private final Accounts accounts;
    private final DueQueue due;

    /** @param due where the expiries of orders fall due, one item an instant, as long as an order has it */
    Orders(Accounts accounts, DueQueue due) {
        this.accounts = accounts;
        this.due = due;
    }

    void add(Order order) {
        byId.add(order);
        if (order.expiresNanos != OrderTerms.NEVER) {
            byExpiry.computeIfAbsent(order.expiresNanos, at -> new TreeSet<>()).add(order.id);
            due.add(order.expiresNanos, DueKind.ORDER_EXPIRY, "");
        }
        accounts.of(order.account).opened(order);
    }

    void remove(Order order) {
        byId.remove(order);
        if (order.expiresNanos != OrderTerms.NEVER) removeExpiry(order);
        accounts.of(order.account).closed(order);
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
        Order order = byId.get(orderId);
        if (order != null) accounts.isAskedFor(order);
        return order;
    }

    boolean anyReduceOnly(long account) {
        Account known = accounts.of(account);
        return known != null && known.reduceOnlyOrders > 0;
    }

    /** How many orders an account has open. */
    int count(long account) {
        Account known = accounts.of(account);
        return known == null ? 0 : known.orders;
    }

    /** An account's orders, oldest first: a copy. */
    List<Order> of(long account) {
        return of(account, 0);
    }

    /** An account's orders in a contract, or in all with 0, oldest first: a copy, so that they may be cancelled. */
    List<Order> of(long account, int contract) {
        Account known = accounts.of(account);
        var orders = new ArrayList<Order>();
        for (Order order = known == null ? null : known.oldest; order != null; order = order.newer)
            if (contract == 0 || order.contract == contract) orders.add(order);
        return orders;
    }

    /** Lots an account works on one side of a contract: those that could fill now. */
    long lotsWorking(long account, int contract, Side side) {
        Account known = accounts.of(account);
        OpenLots lots = known == null ? null : known.openLots(contract);
        return lots == null ? 0 : lots.working(side);
    }

    /** Of those, lots of orders that are not reduce-only. */
    long plainLotsWorking(long account, int contract, Side side) {
        long lots = lotsWorking(account, contract, side);
        if (!anyReduceOnly(account)) return lots;
        for (Order order : of(account, contract))
            if (order.terms.reduceOnly() && order.terms.side() == side && !order.isUntriggered())
                lots -= order.lotsOpen;
        return lots;
    }

    /** Lots an account has open on one side of a contract, stops too unless they only reduce. */
    long lotsOpen(long account, int contract, Side side) {
        Account known = accounts.of(account);
        OpenLots lots = known == null ? null : known.openLots(contract);
        return lots == null ? 0 : lots.lots(side);
    }

    /** The same beside one of them, or beside none with null. */
    long lotsOpen(long account, int contract, Side side, Order without) {
        long lots = lotsOpen(account, contract, side);
        boolean counts = without != null && !(without.isUntriggered() && without.terms.reduceOnly());
        return counts ? lots - without.lotsOpen : lots;
    }

    /** Whether an account's running totals are the sums over its open orders: an invariant. */
    boolean totalsAreRight(Account account) {
        var sums = new TreeMap<Integer, OpenLots>();
        int orders = 0;
        for (Order order : of(account.number)) {
            sums.computeIfAbsent(order.contract, OpenLots::new).add(order, order.lotsOpen);
            orders++;
        }
        boolean right = orders == account.orders;
        for (OpenLots sum : sums.values())
            for (Side side : Side.values())
                right &= lotsOpen(account.number, sum.contract, side) == sum.lots(side)
                        && lotsWorking(account.number, sum.contract, side) == sum.working(side);
        return right;
    }
}

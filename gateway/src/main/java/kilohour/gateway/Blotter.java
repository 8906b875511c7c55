package kilohour.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The accounts' orders and trades as the tape told them: every open order, and of what is closed the most recent. Not
 * safe for several threads; the replica guards it.
 */
final class Blotter {
    static final int CLOSED_ORDERS_MAX = 2_000;
    static final int TRADES_MAX = 5_000;

    private final int closedOrdersMax;
    private final int tradesMax;

    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<Long, Deque<Long>> closed = new HashMap<>();
    private final Map<Long, Deque<Trade>> trades = new HashMap<>();

    /** Keeps so many closed orders and trades of each account. */
    Blotter(int closedOrdersMax, int tradesMax) {
        this.closedOrdersMax = closedOrdersMax;
        this.tradesMax = tradesMax;
    }

    Optional<Order> order(long orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    /** Notes an order as it now stands. */
    void note(Order order) {
        Order before = orders.put(order.orderId(), order);
        boolean wasOpen = before == null || before.state() == Order.State.OPEN;
        if (!wasOpen || order.state() == Order.State.OPEN) return;
        Deque<Long> recent = closed.computeIfAbsent(order.account(), a -> new ArrayDeque<>());
        recent.addFirst(order.orderId());
        if (recent.size() > closedOrdersMax) orders.remove(recent.removeLast());
    }

    void note(Trade trade) {
        note(trade.makerAccount(), trade);
        if (trade.takerAccount() != trade.makerAccount()) note(trade.takerAccount(), trade);
    }

    private void note(long account, Trade trade) {
        Deque<Trade> recent = trades.computeIfAbsent(account, a -> new ArrayDeque<>());
        recent.addFirst(trade);
        if (recent.size() > tradesMax) recent.removeLast();
    }

    /** Closed orders, the last closed first. */
    List<Order> closedOrders(long account, Predicate<Order> wanted, int countMax, int offset) {
        return closed.getOrDefault(account, new ArrayDeque<>()).stream()
                .map(orders::get)
                .filter(wanted)
                .skip(offset)
                .limit(countMax)
                .toList();
    }

    /** An account's recent trades that match, newest first. */
    List<Trade> trades(long account, Predicate<Trade> wanted) {
        List<Trade> found = new ArrayList<>();
        for (Trade trade : trades.getOrDefault(account, new ArrayDeque<>())) if (wanted.test(trade)) found.add(trade);
        return found;
    }

    /** Whether older closed orders of the account were dropped from memory. */
    boolean ordersDropped(long account) {
        return closed.getOrDefault(account, new ArrayDeque<>()).size() >= closedOrdersMax;
    }

    /** Whether older trades of the account were dropped from memory. */
    boolean tradesDropped(long account) {
        return trades.getOrDefault(account, new ArrayDeque<>()).size() >= tradesMax;
    }
}

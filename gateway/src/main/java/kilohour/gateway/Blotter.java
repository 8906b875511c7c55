package kilohour.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import kilohour.contracts.Contract;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.StateRecord;
import kilohour.history.History;
import kilohour.node.MarketState;

/**
 * The accounts' orders and trades as the tape told them: every open order, and of what is closed the most recent. Not
 * safe for several threads; the replica guards it.
 */
final class Blotter {
    static final int CLOSED_ORDERS_MAX = 2_000;
    static final int TRADES_MAX = 5_000;

    /** Orders that closed at the same instant: the last placed first. */
    static final Comparator<Order> LAST_CLOSED_FIRST = Comparator.comparingLong(Order::updatedNanos)
            .thenComparingLong(Order::orderId)
            .reversed();

    private final int closedOrdersMax;
    private final int tradesMax;

    /** Whether nothing was before what this has been told. */
    private final boolean fromTheStart;

    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<Long, Deque<Long>> closed = new HashMap<>();
    private final Map<Long, Deque<Trade>> trades = new HashMap<>();

    private Blotter(int closedOrdersMax, int tradesMax, boolean fromTheStart) {
        this.closedOrdersMax = closedOrdersMax;
        this.tradesMax = tradesMax;
        this.fromTheStart = fromTheStart;
    }

    /** One that will be told everything; it keeps so many closed orders and trades of each account. */
    static Blotter fromTheStart(int closedOrdersMax, int tradesMax) {
        return new Blotter(closedOrdersMax, tradesMax, true);
    }

    /** One that begins with the orders open in a state; what was before is in the history. */
    static Blotter of(MarketState state, Sales sales, History history) {
        var blotter = new Blotter(CLOSED_ORDERS_MAX, TRADES_MAX, false);
        Set<Long> amended = history.orders().openAndAmended();
        for (StateRecord record : state.records())
            if (record instanceof StateRecord.OrderState open)
                blotter.note(order(
                        open.order(),
                        sales.contract(open.order().contract()),
                        amended.contains(open.order().orderId())));
        return blotter;
    }

    private static Order order(OpenOrder open, Contract contract, boolean amended) {
        return new Order(
                open.orderId(),
                open.account(),
                contract,
                open.terms(),
                open.untriggered(),
                open.lotsFilled() + open.lotsOpen(),
                open.limitTicks(),
                open.lotsOpen(),
                open.terms().displayLots() == 0 ? 0 : open.lotsShown(),
                open.lotsFilled(),
                open.filledTickLots(),
                open.feesMicros(),
                null,
                open.linkedTo(),
                amended,
                open.createdNanos(),
                open.updatedNanos());
    }

    Optional<Order> order(long orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    /** Notes an order as it now stands. */
    void note(Order order) {
        Order before = orders.put(order.orderId(), order);
        boolean wasOpen = before == null || before.isOpen();
        if (!wasOpen || order.isOpen()) return;
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
                .sorted(LAST_CLOSED_FIRST)
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

    /** Whether the account may have closed orders that are not in memory. */
    boolean ordersDropped(long account) {
        return !fromTheStart || closed.getOrDefault(account, new ArrayDeque<>()).size() >= closedOrdersMax;
    }

    /** Whether the account may have trades that are not in memory. */
    boolean tradesDropped(long account) {
        return !fromTheStart || trades.getOrDefault(account, new ArrayDeque<>()).size() >= tradesMax;
    }
}

package kilohour.exchange;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import kilohour.units.PriceGrid;

/**
 * A contract's stops: orders that wait, outside the book, for a price to reach their trigger. Stops met at one moment go
 * in this order: by source (index, mark, last trade), rising triggers before falling ones, the one nearest to where the
 * price came from first, then the oldest.
 */
final class Stops {
    /** Those that wait for one source's price. */
    private static final class Waiting {
        /** The lowest trigger first: those met by a price at or above it. */
        final NavigableSet<Order> rising =
                new TreeSet<>(Comparator.comparingLong(Order::triggerTicks).thenComparingLong(order -> order.id));
        /** The highest trigger first: those met by a price at or below it. */
        final NavigableSet<Order> falling = new TreeSet<>(
                Comparator.comparingLong(Order::triggerTicks).reversed().thenComparingLong(order -> order.id));

        /** Where the price has been, in tenths, while stops met there are not all worked yet; else the range is empty. */
        long lowTenths = Long.MAX_VALUE;

        long highTenths = Long.MIN_VALUE;

        NavigableSet<Order> waitingLike(Order stop) {
            return stop.terms.trigger().rises(stop.terms.side()) ? rising : falling;
        }

        boolean isMetBy(long lowest, long highest) {
            return (!rising.isEmpty() && PriceGrid.tenths(rising.first().triggerTicks()) <= highest)
                    || (!falling.isEmpty() && PriceGrid.tenths(falling.first().triggerTicks()) >= lowest);
        }

        Order next() {
            if (!rising.isEmpty() && PriceGrid.tenths(rising.first().triggerTicks()) <= highTenths)
                return rising.first();
            if (!falling.isEmpty() && PriceGrid.tenths(falling.first().triggerTicks()) >= lowTenths)
                return falling.first();
            lowTenths = Long.MAX_VALUE;
            highTenths = Long.MIN_VALUE;
            return null;
        }
    }

    private final Map<Trigger.Source, Waiting> bySource = new EnumMap<>(Trigger.Source.class);
    private int count;

    Stops() {
        for (Trigger.Source source : Trigger.Source.values()) bySource.put(source, new Waiting());
    }

    void add(Order stop) {
        Waiting waiting = bySource.get(stop.terms.trigger().source());
        if (waiting.waitingLike(stop).add(stop)) count++;
    }

    void remove(Order stop) {
        Waiting waiting = bySource.get(stop.terms.trigger().source());
        if (waiting.waitingLike(stop).remove(stop)) count--;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** A source's price has come to so many tenths; says whether that meets any stop. */
    boolean reach(Trigger.Source source, long tenths) {
        if (count == 0) return false;
        Waiting waiting = bySource.get(source);
        if (!waiting.isMetBy(tenths, tenths)) return false;
        touch(source, tenths, tenths);
        return true;
    }

    /** A source's price has been in a range, and the stops met there are to be worked. */
    void touch(Trigger.Source source, long lowTenths, long highTenths) {
        Waiting waiting = bySource.get(source);
        waiting.lowTenths = Math.min(waiting.lowTenths, lowTenths);
        waiting.highTenths = Math.max(waiting.highTenths, highTenths);
    }

    /** Whether some may be met that are not worked yet. */
    boolean areMet() {
        for (Waiting waiting : bySource.values()) if (waiting.lowTenths <= waiting.highTenths) return true;
        return false;
    }

    /** The next stop that is met, or null: then a price has to come again to meet one. */
    Order next() {
        for (Waiting waiting : bySource.values()) {
            Order next = waiting.next();
            if (next != null) return next;
        }
        return null;
    }

    /** All of them: by source, rising before falling, in the order in which they would be met. */
    void forEach(Consumer<Order> visitor) {
        for (Waiting waiting : bySource.values()) {
            waiting.rising.forEach(visitor);
            waiting.falling.forEach(visitor);
        }
    }

    /** Where prices have been whose stops are not all worked yet. */
    void forEachTouched(int contract, Consumer<StateRecord.StopsMetState> visitor) {
        bySource.forEach((source, waiting) -> {
            if (waiting.lowTenths <= waiting.highTenths)
                visitor.accept(new StateRecord.StopsMetState(contract, source, waiting.lowTenths, waiting.highTenths));
        });
    }
}

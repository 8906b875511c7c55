package kilohour.exchange;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What falls due and when, each item once: in order of time, then of kind, then of subject. */
final class DueQueue {
    /** @param subject an underlying's code, a contract's id, or empty for the whole venue */
    record Item(long atNanos, DueKind kind, String subject, long cursor) {
        int contract() {
            return Integer.parseInt(subject);
        }

        Item at(long otherNanos) {
            return new Item(otherNanos, kind, subject, 0);
        }

        Item resumedAt(long otherCursor) {
            return new Item(atNanos, kind, subject, otherCursor);
        }
    }

    private static final Comparator<Item> IN_ORDER = Comparator.comparingLong(Item::atNanos)
            .thenComparing(Item::kind)
            .thenComparingInt(item -> item.subject().length())
            .thenComparing(Item::subject);

    private final TreeSet<Item> items = new TreeSet<>(IN_ORDER);
    /** When the first item falls due; {@link Long#MAX_VALUE} if there is none. Asked several times a command. */
    private long firstNanos = Long.MAX_VALUE;

    void add(Item item) {
        items.add(item);
        firstNanos = items.first().atNanos();
    }

    void add(long atNanos, DueKind kind, String subject) {
        add(new Item(atNanos, kind, subject, 0));
    }

    void add(long atNanos, DueKind kind, int contract) {
        add(atNanos, kind, Integer.toString(contract));
    }

    void remove(long atNanos, DueKind kind, String subject) {
        items.remove(new Item(atNanos, kind, subject, 0));
        firstNanos = items.isEmpty() ? Long.MAX_VALUE : items.first().atNanos();
    }

    void removeAll(DueKind kind) {
        items.removeIf(item -> item.kind() == kind);
    }

    /** Takes the next item due by then, or null. */
    Item pollDue(long nowNanos) {
        if (!isDue(nowNanos)) return null;
        Item item = items.pollFirst();
        firstNanos = items.isEmpty() ? Long.MAX_VALUE : items.first().atNanos();
        return item;
    }

    boolean isDue(long nowNanos) {
        return firstNanos <= nowNanos;
    }

    /**
     * Whether a settlement of this contract, or the expiry of orders, is due and not finished: its trading waits, so
     * that nothing trades at a price or with an order of before.
     */
    boolean isSettling(int contract, long nowNanos) {
        if (!isDue(nowNanos)) return false;
        String subject = Integer.toString(contract);
        for (Item item : items) {
            if (item.atNanos() > nowNanos) return false;
            boolean venueWide = item.kind() == DueKind.SETTLEMENT_PRICES
                    || item.kind() == DueKind.ORDER_EXPIRY
                    || item.kind() == DueKind.LOSS_SHARING;
            if (venueWide || item.subject().equals(subject)) return true;
        }
        return false;
    }

    /** Whether such an item is due and not finished. */
    boolean has(DueKind kind, String subject, long nowNanos) {
        for (Item item : items) {
            if (item.atNanos() > nowNanos) return false;
            if (item.kind() == kind && item.subject().equals(subject)) return true;
        }
        return false;
    }

    /** Whether something is due by then that comes no later in the order of kinds than this one. */
    boolean isDueUpTo(DueKind kind, long nowNanos) {
        for (Item item : items) {
            if (item.atNanos() > nowNanos) return false;
            if (item.kind().compareTo(kind) <= 0) return true;
        }
        return false;
    }

    /** Whether stops are due before anything else. */
    boolean areStopsDue(long nowNanos) {
        return isDue(nowNanos) && items.first().kind() == DueKind.STOPS;
    }

    void forEach(Consumer<Item> visitor) {
        items.forEach(visitor);
    }
}

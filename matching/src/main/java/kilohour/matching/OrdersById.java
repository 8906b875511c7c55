package kilohour.matching;

/**
 * Resting orders by id: open addressing with linear probing in a table at most half full. Taking an order out moves
 * later ones of its run forward, so nothing is left behind. Never iterated.
 */
final class OrdersById {
    /** 2⁶⁴ divided by the golden ratio: spreads ids that follow one another over the whole table. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private long[] ids = new long[64];
    private RestingOrder[] orders = new RestingOrder[64];
    private int shift = Long.SIZE - 6;
    private int size;

    int size() {
        return size;
    }

    RestingOrder get(long id) {
        return orders[slotOf(id)];
    }

    /** Puts in an order, unless one with its id is there already: then returns false. */
    boolean add(RestingOrder order) {
        int slot = slotOf(order.id);
        if (orders[slot] != null) {
            return false;
        }
        ids[slot] = order.id;
        orders[slot] = order;
        size++;
        if (2 * size > orders.length) {
            grow();
        }
        return true;
    }

    /** Takes out the order with this id and returns it, or null if there is none. */
    RestingOrder remove(long id) {
        int hole = slotOf(id);
        RestingOrder removed = orders[hole];
        if (removed == null) {
            return null;
        }
        int mask = orders.length - 1;
        for (int slot = (hole + 1) & mask; orders[slot] != null; slot = (slot + 1) & mask) {
            int home = homeOf(ids[slot]);
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                ids[hole] = ids[slot];
                orders[hole] = orders[slot];
                hole = slot;
            }
        }
        orders[hole] = null;
        size--;
        return removed;
    }

    /** Where the id is, or the free slot where it would go. */
    private int slotOf(long id) {
        int mask = orders.length - 1;
        int slot = homeOf(id);
        while (orders[slot] != null && ids[slot] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int homeOf(long id) {
        return (int) ((id * SPREAD) >>> shift);
    }

    private void grow() {
        RestingOrder[] before = orders;
        ids = new long[2 * before.length];
        orders = new RestingOrder[2 * before.length];
        shift--;
        for (RestingOrder order : before) {
            if (order != null) {
                int slot = slotOf(order.id);
                ids[slot] = order.id;
                orders[slot] = order;
            }
        }
    }
}

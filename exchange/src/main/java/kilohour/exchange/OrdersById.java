package kilohour.exchange;

/**
 * Open orders by id: open addressing with linear probing in a table at most half full. An order knows its id, so that a
 * look-up touches one line of the table and the order itself. Taking one out moves later ones of its run forward.
 * Never iterated.
 */
final class OrdersById {
    /** 2⁶⁴ divided by the golden ratio. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private Order[] orders = new Order[64];
    private int size;

    /** Null if there is none. */
    Order get(long id) {
        return orders[slotOf(id)];
    }

    void add(Order order) {
        orders[slotOf(order.id)] = order;
        if (2 * ++size > orders.length) grow();
    }

    /** Does nothing if it is not there. */
    void remove(Order order) {
        int mask = orders.length - 1;
        int hole = slotOf(order.id);
        if (orders[hole] == null) return;
        size--;
        for (int slot = (hole + 1) & mask; orders[slot] != null; slot = (slot + 1) & mask)
            if (((slot - homeOf(orders[slot].id)) & mask) >= ((slot - hole) & mask)) {
                orders[hole] = orders[slot];
                hole = slot;
            }
        orders[hole] = null;
    }

    /** Where the id is, or the free slot where it would go. */
    private int slotOf(long id) {
        int mask = orders.length - 1;
        int slot = homeOf(id);
        while (orders[slot] != null && orders[slot].id != id) slot = (slot + 1) & mask;
        return slot;
    }

    /** Sixteen ids that follow one another have slots that do, on one line of the cache; the next are elsewhere. */
    private int homeOf(long id) {
        int spread = (int) ((id >>> 4) * SPREAD >>> (Integer.numberOfLeadingZeros(orders.length) + 33));
        return spread & ~15 | (int) id & 15;
    }

    private void grow() {
        Order[] before = orders;
        orders = new Order[2 * before.length];
        for (Order order : before) if (order != null) orders[slotOf(order.id)] = order;
    }
}

package kilohour.matching;

/**
 * Resting orders by id: open addressing with linear probing in a table at most a quarter full. A slot holds the order
 * alone, whose id is compared: it will be looked at anyway. Taking an order out moves later ones of its run forward, so
 * nothing is left behind. Never iterated.
 */
final class OrdersById {
    /** 2⁶⁴ divided by the golden ratio: spreads ids that follow one another over the whole table. */
    static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private RestingOrder[] slots = new RestingOrder[64];
    private int shift = Long.SIZE - 6;
    private int size;

    int size() {
        return size;
    }

    RestingOrder get(long id) {
        return slots[slotOf(id)];
    }

    /** Puts in an order, unless one with its id is there already: then returns false. */
    boolean add(RestingOrder order) {
        int slot = slotOf(order.id);
        if (slots[slot] != null) {
            return false;
        }
        slots[slot] = order;
        size++;
        if (4 * size > slots.length) {
            grow();
        }
        return true;
    }

    /** Takes out the order with this id and returns it, or null if there is none. */
    RestingOrder remove(long id) {
        int hole = slotOf(id);
        RestingOrder removed = slots[hole];
        if (removed == null) {
            return null;
        }
        int mask = slots.length - 1;
        for (int slot = (hole + 1) & mask; slots[slot] != null; slot = (slot + 1) & mask) {
            int home = homeOf(slots[slot].id);
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                slots[hole] = slots[slot];
                hole = slot;
            }
        }
        slots[hole] = null;
        size--;
        return removed;
    }

    /** Where the id is, or the free slot where it would go. */
    private int slotOf(long id) {
        int mask = slots.length - 1;
        int slot = homeOf(id);
        RestingOrder there = slots[slot];
        while (there != null && there.id != id) {
            slot = (slot + 1) & mask;
            there = slots[slot];
        }
        return slot;
    }

    private int homeOf(long id) {
        return (int) (id * SPREAD >>> shift);
    }

    private void grow() {
        RestingOrder[] before = slots;
        slots = new RestingOrder[2 * before.length];
        shift--;
        for (RestingOrder order : before) {
            if (order != null) {
                slots[slotOf(order.id)] = order;
            }
        }
    }
}

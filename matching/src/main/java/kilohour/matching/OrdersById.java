package kilohour.matching;

/**
 * The resting orders of a book by id: open addressing with linear probing in a table at most a quarter full.
 * A slot holds the order alone, whose id is compared: it will be looked at anyway. Taking an order out moves later ones of
 * its run forward, so nothing is left behind. Never iterated.
 */
final class OrdersById {
    /** 2⁶⁴ divided by the golden ratio: spreads ids that follow one another over the whole table. */
    static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Queues queues;
    private int[] slots = new int[64];
    private int shift = Long.SIZE - 6;
    private int size;

    OrdersById(Queues queues) {
        this.queues = queues;
    }

    int size() {
        return size;
    }

    /** The order, or {@link Queues#NONE}. */
    int get(long id) {
        return slots[slotOf(id)];
    }

    /** Puts in an order, unless one with its id is there already: then returns false. */
    boolean add(int order) {
        int slot = slotOf(queues.id(order));
        if (slots[slot] != Queues.NONE) {
            return false;
        }
        slots[slot] = order;
        size++;
        if (4 * size > slots.length) {
            grow();
        }
        return true;
    }

    /** Takes out an order, which must be there. */
    void remove(int order) {
        int mask = slots.length - 1;
        int hole = homeOf(queues.id(order));
        while (slots[hole] != order) {
            hole = (hole + 1) & mask;
        }
        for (int slot = (hole + 1) & mask; slots[slot] != Queues.NONE; slot = (slot + 1) & mask) {
            int home = homeOf(queues.id(slots[slot]));
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                slots[hole] = slots[slot];
                hole = slot;
            }
        }
        slots[hole] = Queues.NONE;
        size--;
    }

    /** Where the order is, or the free slot where it would go. */
    private int slotOf(long id) {
        int mask = slots.length - 1;
        int slot = homeOf(id);
        int there = slots[slot];
        while (there != Queues.NONE && queues.id(there) != id) {
            slot = (slot + 1) & mask;
            there = slots[slot];
        }
        return slot;
    }

    private int homeOf(long id) {
        return (int) (id * SPREAD >>> shift);
    }

    private void grow() {
        int[] before = slots;
        slots = new int[2 * before.length];
        shift--;
        for (int order : before) {
            if (order != Queues.NONE) {
                slots[slotOf(queues.id(order))] = order;
            }
        }
    }
}

package kilohour.matching;

/**
 * The price levels of a side by price: open addressing with linear probing in a table at most a quarter full.
 * A slot holds the level alone, whose price is compared: it will be looked at anyway. Never iterated.
 */
final class LevelsByPrice {
    private final Queues queues;
    private int[] slots = new int[16];
    private int shift = Long.SIZE - 4;
    private int size;

    LevelsByPrice(Queues queues) {
        this.queues = queues;
    }

    /** The level at this price, which must be there. */
    int get(long priceTicks) {
        int mask = slots.length - 1;
        int slot = homeOf(priceTicks);
        while (queues.priceTicks(slots[slot]) != priceTicks) {
            slot = (slot + 1) & mask;
        }
        return slots[slot];
    }

    /** Puts in a level at a price that has none. */
    void add(int level) {
        slots[freeSlotFor(level)] = level;
        size++;
        if (4 * size > slots.length) {
            grow();
        }
    }

    /** Takes out a level, which must be there. */
    void remove(int level) {
        int mask = slots.length - 1;
        int hole = homeOf(queues.priceTicks(level));
        while (slots[hole] != level) {
            hole = (hole + 1) & mask;
        }
        for (int slot = (hole + 1) & mask; slots[slot] != Queues.NONE; slot = (slot + 1) & mask) {
            int home = homeOf(queues.priceTicks(slots[slot]));
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                slots[hole] = slots[slot];
                hole = slot;
            }
        }
        slots[hole] = Queues.NONE;
        size--;
    }

    private int freeSlotFor(int level) {
        int mask = slots.length - 1;
        int slot = homeOf(queues.priceTicks(level));
        while (slots[slot] != Queues.NONE) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int homeOf(long priceTicks) {
        return (int) (priceTicks * OrdersById.SPREAD >>> shift);
    }

    private void grow() {
        int[] before = slots;
        slots = new int[2 * before.length];
        shift--;
        for (int level : before) {
            if (level != Queues.NONE) {
                slots[freeSlotFor(level)] = level;
            }
        }
    }
}

package kilohour.matching;

/**
 * The levels of a side by price: open addressing with linear probing in a table at most a quarter full. A
 * slot holds the level alone, whose price is compared: it will be looked at anyway. Never iterated.
 */
final class LevelsByPrice {
    private PriceLevel[] slots = new PriceLevel[16];
    private int shift = Long.SIZE - 4;
    private int size;

    /** The level at this price, which must be there. */
    PriceLevel get(long priceTicks) {
        return slots[slotOf(priceTicks)];
    }

    /** Puts in a level at a price that has none. */
    void add(PriceLevel level) {
        slots[slotOf(level.priceTicks)] = level;
        size++;
        if (4 * size > slots.length) {
            grow();
        }
    }

    /** Takes out a level, which must be there. */
    void remove(PriceLevel level) {
        int hole = slotOf(level.priceTicks);
        int mask = slots.length - 1;
        for (int slot = (hole + 1) & mask; slots[slot] != null; slot = (slot + 1) & mask) {
            int home = homeOf(slots[slot].priceTicks);
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                slots[hole] = slots[slot];
                hole = slot;
            }
        }
        slots[hole] = null;
        size--;
    }

    /** Where the level of a price is, or the free slot where it would go. */
    private int slotOf(long priceTicks) {
        int mask = slots.length - 1;
        int slot = homeOf(priceTicks);
        PriceLevel there = slots[slot];
        while (there != null && there.priceTicks != priceTicks) {
            slot = (slot + 1) & mask;
            there = slots[slot];
        }
        return slot;
    }

    /**
     * Eight neighbouring prices are neighbours here, so that a busy stretch of prices shares few cache lines; the eights
     * are spread over the whole table, so that round prices do not meet.
     */
    private int homeOf(long priceTicks) {
        long eight = (priceTicks >>> 3) * OrdersById.SPREAD;
        return (int) (eight >>> shift) & -8 | (int) priceTicks & 7;
    }

    private void grow() {
        PriceLevel[] before = slots;
        slots = new PriceLevel[2 * before.length];
        shift--;
        for (PriceLevel level : before) {
            if (level != null) {
                slots[slotOf(level.priceTicks)] = level;
            }
        }
    }
}

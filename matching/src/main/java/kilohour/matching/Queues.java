package kilohour.matching;

import java.util.Arrays;

/**
 * The orders that rest in a book and the queues at its prices: records of five words in one array, so that they lie
 * densely, refer to nothing that a collector would have to follow, and none is garbage. A record is known by the place of
 * its first word; {@link #NONE} is none.
 *
 * <pre>
 *   word   of an order                                    of a level
 *   0      id                                             price in ticks
 *   1      owner                                          number of orders
 *   2      lots shown in the queue, above 0 while there   lots shown in the queue, of all orders
 *   3      the next older (high half) and younger         the last order (high half) and the first
 *   4      its level; the sign is set of an iceberg       1 for bids, 0 for offers
 * </pre>
 *
 * The queue of a level is a ring: behind its last order comes the level, and behind the level its first order. So an order
 * comes and goes without asking who its neighbours are.
 */
final class Queues {
    /** No order, no level. */
    static final int NONE = 0;

    private static final int WORDS = 5;
    private static final int ID = 0;
    private static final int OWNER = 1;
    private static final int PRICE = 0;
    private static final int ORDERS = 1;
    private static final int LOTS = 2;
    private static final int LINKS = 3;
    private static final int LEVEL = 4;
    private static final int SIDE = 4;

    private static final long HIGH = 0xFFFF_FFFFL << 32;
    private static final long LOW = 0xFFFF_FFFFL;
    private static final long ICEBERG = Long.MIN_VALUE;

    private long[] words = new long[WORDS * 64];
    /** The first record that was never taken. The very first stands for none. */
    private int untouched = WORDS;
    /** The record given back last, linked to the one before it by its word 3. */
    private int free = NONE;
    /** Hidden lots and tranche of each record that is an iceberg; as long as there was none, empty. */
    private long[] icebergs = {};

    // ── Orders ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** @param trancheLots lots that an iceberg shows at a time; 0 for an order that shows all */
    int newOrder(long id, long owner, long lots, long hiddenLots, long trancheLots) {
        int order = newRecord();
        words[order + ID] = id;
        words[order + OWNER] = owner;
        words[order + LOTS] = lots;
        words[order + LEVEL] = 0;
        if (trancheLots != 0) {
            words[order + LEVEL] = ICEBERG;
            if (icebergs.length < 2 * words.length / WORDS) {
                icebergs = Arrays.copyOf(icebergs, 2 * words.length / WORDS);
            }
            setHiddenLots(order, hiddenLots);
            icebergs[order / WORDS * 2 + 1] = trancheLots;
        }
        return order;
    }

    long id(int order) {
        return words[order + ID];
    }

    long owner(int order) {
        return words[order + OWNER];
    }

    /** The level in whose queue it is. */
    int level(int order) {
        return (int) words[order + LEVEL];
    }

    /** Lots of an order or of all orders of a level that are shown. */
    long lots(int record) {
        return words[record + LOTS];
    }

    private boolean isIceberg(int order) {
        return words[order + LEVEL] < 0;
    }

    /** An iceberg's lots that are not shown yet, else 0. */
    long hiddenLots(int order) {
        return isIceberg(order) ? icebergs[order / WORDS * 2] : 0;
    }

    /** Lots that an iceberg shows at a time; 0 for an order that shows all. */
    long trancheLots(int order) {
        return isIceberg(order) ? icebergs[order / WORDS * 2 + 1] : 0;
    }

    private void setHiddenLots(int iceberg, long lots) {
        icebergs[iceberg / WORDS * 2] = lots;
    }

    /** Lots that rest, shown and hidden. */
    long allLots(int order) {
        return lots(order) + hiddenLots(order);
    }

    /** Lots that would be shown after so many whole rounds of the queue: in round 0, those shown now. */
    long lotsInRound(int order, long round) {
        if (round == 0) {
            return lots(order);
        }
        long hidden = hiddenLots(order);
        long tranche = trancheLots(order);
        return hidden == 0 ? 0 : Math.clamp(hidden - (round - 1) * tranche, 0, tranche);
    }

    // ── Levels and their queues ─────────────────────────────────────────────────────────────────────────────────

    /** A level without orders. */
    int newLevel(boolean bids, long priceTicks) {
        int level = newRecord();
        words[level + PRICE] = priceTicks;
        words[level + ORDERS] = 0;
        words[level + LOTS] = 0;
        words[level + LINKS] = (long) level << 32 | level;
        words[level + SIDE] = bids ? 1 : 0;
        return level;
    }

    long priceTicks(int level) {
        return words[level + PRICE];
    }

    int orders(int level) {
        return (int) words[level + ORDERS];
    }

    boolean isBids(int level) {
        return words[level + SIDE] != 0;
    }

    /** The oldest order of a level that has one. */
    int first(int level) {
        return (int) words[level + LINKS];
    }

    /** The next younger order; after the youngest the level itself. */
    int behind(int order) {
        return (int) words[order + LINKS];
    }

    /** Shows the orders of a level, the oldest first. */
    void forEach(int level, RestingOrderVisitor visitor) {
        for (int order = first(level); order != level; order = behind(order)) {
            visitor.order(
                    id(order), owner(order), priceTicks(level), lots(order), hiddenLots(order), trancheLots(order));
        }
    }

    /** Puts an order at the back of the queue. */
    void append(int level, int order) {
        int last = (int) (words[level + LINKS] >>> 32);
        words[order + LINKS] = (long) last << 32 | level;
        words[order + LEVEL] = words[order + LEVEL] & ICEBERG | level;
        setBehind(last, order);
        setAhead(level, order);
        words[level + ORDERS]++;
        words[level + LOTS] += words[order + LOTS];
    }

    /** Takes an order out of the queue of its level, which is returned. */
    int unlink(int order) {
        int level = level(order);
        long links = words[order + LINKS];
        int ahead = (int) (links >>> 32);
        int behind = (int) links;
        setBehind(ahead, behind);
        setAhead(behind, ahead);
        words[level + ORDERS]--;
        words[level + LOTS] -= words[order + LOTS];
        return level;
    }

    private void setBehind(int record, int behind) {
        words[record + LINKS] = words[record + LINKS] & HIGH | behind;
    }

    private void setAhead(int record, int ahead) {
        words[record + LINKS] = words[record + LINKS] & LOW | (long) ahead << 32;
    }

    /** Makes an order smaller in its place, hidden lots first. Something must be left of what it shows. */
    void reduce(int order, long byLots) {
        long hidden = Math.min(byLots, hiddenLots(order));
        if (hidden > 0) {
            setHiddenLots(order, hiddenLots(order) - hidden);
        }
        reduceShown(order, byLots - hidden);
    }

    /** Takes lots off those that are shown. */
    void reduceShown(int order, long byLots) {
        words[order + LOTS] -= byLots;
        words[level(order) + LOTS] -= byLots;
    }

    /** Takes what is left of an iceberg's tranche out of the queue and puts the next one at its back. */
    void showNextTranche(int iceberg) {
        int level = unlink(iceberg);
        showFirstTranche(iceberg, hiddenLots(iceberg));
        append(level, iceberg);
    }

    /** So many lots rest, as if the order, which is in no queue, came now: an iceberg shows one tranche of them. */
    void showFirstTranche(int order, long allLots) {
        long shown = allLots;
        if (isIceberg(order)) {
            shown = Math.min(allLots, trancheLots(order));
            setHiddenLots(order, allLots - shown);
        }
        words[order + LOTS] = shown;
    }

    // ── Records ─────────────────────────────────────────────────────────────────────────────────────────────────

    private int newRecord() {
        int record = free;
        if (record != NONE) {
            free = (int) words[record + LINKS];
            return record;
        }
        record = untouched;
        untouched = Math.addExact(untouched, WORDS);
        if (untouched > words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        return record;
    }

    /** Gives back an order that is in no queue or a level without orders. */
    void giveBack(int record) {
        words[record + LINKS] = free;
        free = record;
    }
}

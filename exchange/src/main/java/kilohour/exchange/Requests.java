package kilohour.exchange;

import java.util.function.Consumer;

/**
 * Requests answered within the last 120 s of venue time, so that a repeated one is not done twice.
 *
 * <p>Answers stand in a ring, oldest first. A table of open addressing finds them by account and id; it holds places in
 * the ring and is never iterated.
 */
final class Requests {
    private static final RejectReason[] REASONS = RejectReason.values();

    /** Longs of one answer in the ring: account, request id (2), when it expires, order id, reason (0: it was done). */
    private static final int WIDTH = 6;

    private long[] ring = new long[WIDTH << 10];
    /** How many answers ever came and went: the ring holds those in between. */
    private long came;

    private long went;

    /** Per slot the {@link #tag} of what is there, high, and its place in the ring plus one, low; 0 is a free slot. */
    private long[] slots = new long[2 << 10];

    /** The first answer, or null if the request is new. */
    StateRecord.RequestState answer(long account, RequestId id, long nowNanos) {
        forget(nowNanos);
        long slot = slots[slotOf(account, id.high(), id.low())];
        return slot == 0 ? null : read(((int) slot - 1) * WIDTH);
    }

    /** @param reason null if the request was done */
    void remember(long account, RequestId id, long expiresNanos, long orderId, RejectReason reason) {
        if (came - went == ring.length / WIDTH) grow();
        int place = place(came++);
        int at = place * WIDTH;
        ring[at] = account;
        ring[at + 1] = id.high();
        ring[at + 2] = id.low();
        ring[at + 3] = expiresNanos;
        ring[at + 4] = orderId;
        ring[at + 5] = reason == null ? 0 : 1 + reason.ordinal();
        index(place);
    }

    void remember(StateRecord.RequestState answer) {
        remember(answer.account(), answer.requestId(), answer.expiresNanos(), answer.orderId(), answer.reason());
    }

    /** Oldest first. */
    void forEach(Consumer<StateRecord.RequestState> visitor) {
        for (long n = went; n < came; n++) visitor.accept(read(place(n) * WIDTH));
    }

    private StateRecord.RequestState read(int at) {
        RejectReason reason = ring[at + 5] == 0 ? null : REASONS[(int) ring[at + 5] - 1];
        var id = new RequestId(ring[at + 1], ring[at + 2]);
        return new StateRecord.RequestState(ring[at], id, ring[at + 3], ring[at + 4], reason);
    }

    private void forget(long nowNanos) {
        while (went < came) {
            int at = place(went) * WIDTH;
            if (ring[at + 3] > nowNanos) return;
            free(slotOf(place(went), tag(ring[at + 1], ring[at + 2])));
            went++;
        }
    }

    private int place(long number) {
        return (int) number & (ring.length / WIDTH - 1);
    }

    private void grow() {
        int before = ring.length / WIDTH;
        var grown = new long[2 * before * WIDTH];
        for (long n = went; n < came; n++)
            System.arraycopy(ring, place(n) * WIDTH, grown, ((int) n & (2 * before - 1)) * WIDTH, WIDTH);
        ring = grown;
        slots = new long[4 * before];
        for (long n = went; n < came; n++) index(place(n));
    }

    // ── The table ───────────────────────────────────────────────────────────────────────────────────────────────

    /** Puts in an answer that is not there yet. */
    private void index(int place) {
        int at = place * WIDTH;
        int mask = slots.length - 1;
        long tag = tag(ring[at + 1], ring[at + 2]);
        int slot = homeOf(tag);
        while (slots[slot] != 0) slot = (slot + 1) & mask;
        slots[slot] = tag << 32 | (place + 1);
    }

    /** Where the answer at a place of the ring is. */
    private int slotOf(int place, long tag) {
        int mask = slots.length - 1;
        int slot = homeOf(tag);
        while ((int) slots[slot] != place + 1) slot = (slot + 1) & mask;
        return slot;
    }

    /** Where the answer to a request is, or the free slot where it would go. */
    private int slotOf(long account, long high, long low) {
        int mask = slots.length - 1;
        long tag = tag(high, low);
        int slot = homeOf(tag);
        for (long there; (there = slots[slot]) != 0; slot = (slot + 1) & mask) {
            if (there >>> 32 != tag) continue;
            int at = ((int) there - 1) * WIDTH;
            if (ring[at] == account && ring[at + 1] == high && ring[at + 2] == low) return slot;
        }
        return slot;
    }

    /** Empties a slot and moves later ones of its run forward, so that nothing is left behind. */
    private void free(int slot) {
        int mask = slots.length - 1;
        int hole = slot;
        for (int next = (hole + 1) & mask; slots[next] != 0; next = (next + 1) & mask)
            if (((next - homeOf(slots[next] >>> 32)) & mask) >= ((next - hole) & mask)) {
                slots[hole] = slots[next];
                hole = next;
            }
        slots[hole] = 0;
    }

    /** Eight ids that follow one another have slots that do, on one line of the cache; the next eight are elsewhere. */
    private int homeOf(long tag) {
        int leading = (int) (tag >>> (Integer.numberOfLeadingZeros(slots.length) + 1));
        return leading & ~7 | (int) tag & 7;
    }

    /** 32 bits of an id: 29 that are spread, the same for eight counters that follow one another, and their last three. */
    private static long tag(long high, long low) {
        long h = (high * 0xC2B2_AE3D_27D4_EB4FL) ^ (low >>> 3);
        h = (h ^ (h >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
        return h >>> 32 & ~7 | low & 7;
    }
}

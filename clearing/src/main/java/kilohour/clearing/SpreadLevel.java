package kilohour.clearing;

/**
 * At which level the legs of a spread are booked: the near one at its mark to a whole tick, the far one at that less the
 * spread. Where that would be less than a tick, both are moved up.
 *
 * @param nearTicks the near leg's mark, half-even to a tick, inside its band
 * @param nearLowTicks the near leg's band
 * @param farHighTicks the highest price that may be bid for the far leg
 */
public record SpreadLevel(long nearTicks, long nearLowTicks, long nearHighTicks, long farHighTicks) {
    /** The near leg's price of a trade at a spread. */
    public long nearTicks(long spreadTicks) {
        return Math.max(nearTicks, Math.addExact(spreadTicks, 1));
    }

    /** The far leg's price of a trade at a spread, at least a tick. */
    public long farTicks(long spreadTicks) {
        return Math.subtractExact(nearTicks(spreadTicks), spreadTicks);
    }

    /** From the near leg's price to the farther end of its band. */
    long widestTicks() {
        return Math.max(nearHighTicks - nearTicks, nearTicks - nearLowTicks);
    }
}

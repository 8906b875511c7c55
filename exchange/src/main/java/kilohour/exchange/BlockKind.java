package kilohour.exchange;

/** What kind of trade two parties agreed on outside the book. */
public enum BlockKind {
    /** A large trade, agreed privately. */
    BLOCK,
    /** Exchange of a futures position for the physical: capacity, a lease. */
    EXCHANGE_FOR_PHYSICAL,
    /** For a swap or another derivative outside the venue. */
    EXCHANGE_FOR_RISK,
    /** For an option outside the venue. */
    EXCHANGE_OF_OPTIONS;

    /** Whether it goes with a related position, which must be named. */
    public boolean isForRelatedPosition() {
        return this != BLOCK;
    }
}

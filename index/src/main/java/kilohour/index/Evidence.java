package kilohour.index;

/** How much stands behind a price (rulebook 2.1), best first. */
public enum Evidence {
    /** Executed: somebody paid it. */
    TRADE,
    /** Executable: it could be rented at that moment. */
    OFFER,
    /** A rate card. */
    LIST
}

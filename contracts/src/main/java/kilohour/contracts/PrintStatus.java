package kilohour.contracts;

/** How a daily print came to be: the rungs of the fallback ladder. */
public enum PrintStatus {
    /** Calculated from evidence. */
    PRINTED,
    /** The last print again, flagged, on at most three days running. */
    CARRIED,
    /** Set by two named officers with a reason; in practice, by the practice rule. */
    DETERMINED
}

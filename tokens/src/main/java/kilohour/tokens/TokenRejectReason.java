package kilohour.tokens;

/** Why a quote does not count. */
public enum TokenRejectReason {
    /** Zero or negative: free, or a router that has no price. */
    NOT_POSITIVE,
    /** So small that it is the price of one token. */
    UNIT_TOO_SMALL,
    /** So large that it is in another unit, or not of text. */
    UNIT_TOO_LARGE,
    /** A free, batch, thinking or otherwise special variant of a model. */
    VARIANT,
    /** An id that repeats another model's quotes. */
    REPEATED,
    /** A name that passes on other hosts' prices. */
    RESELLER,
    /** Registered as a fault of the source. */
    KNOWN_FAULT,
    /** The source's terms do not allow it here. */
    NOT_PERMITTED,
    /** Came after the day it counts in was printed. */
    LATE,
    /** Too far from the model's own trailing median. */
    FAR_FROM_TRAILING,
    /** Too far from what other hosts ask for the same model. */
    FAR_FROM_PEERS
}

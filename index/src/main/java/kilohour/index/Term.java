package kilohour.index;

/** The commitment a price is for. */
public enum Term {
    ON_DEMAND,
    /** Spot, bid, preemptible: the machine can be taken away. */
    INTERRUPTIBLE,
    /** Committed for a number of months. */
    RESERVED
}

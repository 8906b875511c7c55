package kilohour.index;

/** The grade of a source's evidence, and of the print made from it (rulebook 2.9), best first. */
public enum Grade {
    /** Read several times a day. */
    INTRADAY,
    /** Read daily or, for a minority of the weight, weekly. */
    DAILY,
    /** Slow, or adjusted by somebody else: monthly panels. Practice only. */
    RECONSTRUCTED
}

package kilohour.index;

/** What a source's terms allow its prices to be used for. */
public enum Permission {
    /** Prints that contracts settle on. */
    SETTLEMENT,
    /** Practice and time-lapse only, under the practice rule. */
    PRACTICE,
    /** To be shown beside the index, never in it. */
    DISPLAY,
    /** Nothing. */
    NONE
}

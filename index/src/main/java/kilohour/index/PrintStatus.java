package kilohour.index;

/** How a day's value came about: the fallback ladder of rulebook 2.10. */
public enum PrintStatus {
    /** Computed from the day's evidence. */
    PRINTED,
    /** The last print, carried for at most three days. */
    CARRIED,
    /** Set by determination; under the practice rule the last print stands in for the officers' word. */
    DETERMINED,
    /** There is no value, and the record says why. */
    NO_PRINT
}

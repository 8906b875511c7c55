package kilohour.index;

/** What a source's observed-at says, and so from when a price may count: never before anybody could have seen it. */
public enum Stamp {
    /** The instant of reading: counts from then. */
    INSTANT,
    /** Only the day: counts from 00:00 of the next day. */
    DAY,
    /** Only the month: counts from the first of the next month. */
    MONTH
}

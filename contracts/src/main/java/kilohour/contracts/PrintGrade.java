package kilohour.contracts;

/** What kind of evidence a daily print rests on, best first. A live venue settles on the first two only. */
public enum PrintGrade {
    /** Evidence read within the hour through most of the day. */
    INTRADAY,
    /** At least half of the weight read again within 36 hours. */
    DAILY,
    /** Slow or adjusted evidence, such as monthly panels: the practice rule only. */
    RECONSTRUCTED
}

package kilohour.exchange;

/** How far the sharing of a loss is; each stage passes over all accounts in order. */
public enum SharingStage {
    /** Adding up what accounts share by: gains, or lots on the other side. */
    WEIGHING,
    /** Adding up the floors of their parts, to know what is left over. */
    ROUNDING,
    /** Taking each part, and a unit more of what is left over. */
    TAKING
}

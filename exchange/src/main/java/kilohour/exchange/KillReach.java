package kilohour.exchange;

/** Whom a kill switch stops. */
public enum KillReach {
    ACCOUNT,
    /** All accounts of a member. */
    MEMBER,
    VENUE
}

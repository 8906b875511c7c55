package kilohour.exchange;

/** Why an account is liquidated. */
public enum LiquidationReason {
    BELOW_MAINTENANCE,
    CALL_MISSED,
    OFFICER,
    /** Its member is in default: a house account, or a client that nobody took over. */
    MEMBER_DEFAULT
}

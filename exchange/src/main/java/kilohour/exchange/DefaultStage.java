package kilohour.exchange;

/** How far a member's default is. */
public enum DefaultStage {
    /** Accounts are being closed. */
    CLOSING,
    /** Assessments are called and not due yet. */
    ASSESSING,
    /** The loss known so far is borne; a client closed out later may add to it. */
    SETTLED
}

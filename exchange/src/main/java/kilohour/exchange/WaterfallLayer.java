package kilohour.exchange;

/** Who bears a default's loss, in this order. */
public enum WaterfallLayer {
    /** Collateral of the member's house accounts. */
    DEFAULTER_MARGIN,
    /** Its share of the default fund. */
    DEFAULTER_FUND,
    /** Insurance first, then the venue's capital. */
    INSURANCE_AND_CAPITAL,
    /** Survivors' fund shares: who did not bid, who bid in vain, who bid best; pro rata among equals. */
    SURVIVORS_FUND,
    /** Called from survivors, up to the cap. */
    ASSESSMENTS,
    /** Part of what others have gained since the default. */
    GAINS_HAIRCUT
}

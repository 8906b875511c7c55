package kilohour.clearing;

/** Why cash moved. */
public enum Purpose {
    DEPOSIT,
    WITHDRAWAL,
    TRADING_FEE,
    VARIATION_MARGIN,
    FUNDING,
    /** A month future's last variation margin, to its final settlement price. */
    FINAL_SETTLEMENT
}

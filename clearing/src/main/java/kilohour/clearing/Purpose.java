package kilohour.clearing;

/** Why cash moved. */
public enum Purpose {
    DEPOSIT,
    /** The bank took a deposit back. */
    DEPOSIT_REVERSED,
    /** From an account, to be held until it is paid out. */
    WITHDRAWAL,
    /** Held before, and paid by the bank. */
    WITHDRAWAL_PAID,
    /** Held before, and back in the account. */
    WITHDRAWAL_RETURNED,
    TRADING_FEE,
    VARIATION_MARGIN,
    FUNDING,
    /** A month future's last variation margin, to its final settlement price. */
    FINAL_SETTLEMENT
}

package kilohour.exchange;

/** How a withdrawal came to its end. */
public enum WithdrawalEnd {
    /** The bank has paid it. */
    PAID,
    /** An officer refused it: the cash went back. */
    REFUSED,
    /** Its owner took it back. */
    CANCELLED,
    /** It was approved, and the bank did not pay it: the cash went back. */
    RETURNED
}

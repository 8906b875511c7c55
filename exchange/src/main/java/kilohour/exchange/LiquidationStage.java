package kilohour.exchange;

/** How far the liquidation of an account is. */
public enum LiquidationStage {
    /** A slice a minute goes to the book. */
    BOOK,
    /** Members bid for what is left. */
    AUCTION,
    /** Over: equity covers initial margin again. */
    RESTORED,
    /** Over: nothing is held any more. */
    CLOSED
}

package kilohour.exchange;

/** How a contract trades right now. */
public enum TradingPhase {
    /** Orders trade as they come. */
    CONTINUOUS,
    /** Orders gather without trading; at the end all trade at one price. */
    AUCTION,
    /** Nothing trades and no order is taken, until an officer resumes trading. */
    HALTED
}

package kilohour.exchange;

/** Why orders gather for an auction. */
public enum AuctionKind {
    /** The contract was just listed. */
    OPENING,
    /** An officer resumed trading after a halt. */
    REOPENING,
    /** The price moved too far within an hour. */
    PAUSE,
    /** The daily run is near: the price is the first choice for its settlement price. */
    CLOSING
}

package kilohour.exchange;

/** What a key may do. */
public enum Scope {
    READ,
    TRADE,
    /** Run the venue: listing, parameters, deposits, prints. */
    OFFICER
}

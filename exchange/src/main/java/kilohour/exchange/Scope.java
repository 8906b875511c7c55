package kilohour.exchange;

/** What a key may do. */
public enum Scope {
    READ,
    TRADE,
    /** Ask for money to be paid out. */
    WALLET,
    /** Run the venue: listing, parameters, deposits, prints. */
    OFFICER
}

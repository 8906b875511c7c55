package kilohour.exchange;

/** Whose risk an account carries. */
public enum AccountKind {
    /** The member's own: what it loses may cost its fund share, and the member itself. */
    HOUSE,
    /** A client's: its collateral pays for nobody else. */
    CLIENT
}

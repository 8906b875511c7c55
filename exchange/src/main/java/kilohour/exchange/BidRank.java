package kilohour.exchange;

/** How a member bid for a defaulter's portfolio: in this order the survivors' fund shares are used. */
public enum BidRank {
    NO_BID,
    /** It bid and got nothing. */
    IN_VAIN,
    ALLOTTED
}

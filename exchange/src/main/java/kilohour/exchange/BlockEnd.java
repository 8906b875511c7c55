package kilohour.exchange;

/** How a proposal of a block trade came to nothing. */
public enum BlockEnd {
    /** By its proposer. */
    WITHDRAWN,
    /** By its counterparty. */
    DECLINED,
    EXPIRED
}

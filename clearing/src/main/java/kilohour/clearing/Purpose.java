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
    /** A bill was paid at par. */
    MATURITY,
    /** Collateral of one who owed dollars, sold to the venue's liquidity account. */
    COLLATERAL_SALE,
    /** A day's interest on dollars owed. */
    DEBIT_INTEREST,
    TRADING_FEE,
    VARIATION_MARGIN,
    FUNDING,
    /** A month future's last variation margin, to its final settlement price; what an average-price option pays. */
    FINAL_SETTLEMENT,
    /** A member's share of the default fund, in or out. */
    FUND_SHARE,
    /** The venue's own money behind defaults, in or out. */
    VENUE_FUND,
    LIQUIDATION_FEE,
    /** What a member pays for its client. */
    CLIENT_SHORTFALL,
    /** The price of a portfolio that was auctioned. */
    PORTFOLIO_PRICE,
    /** A layer of the waterfall bears part of a default's loss. */
    DEFAULT_LOSS,
    /** What a survivor was called for beyond its fund share. */
    ASSESSMENT,
    /** Part of what others have gained bears a default's loss. */
    GAINS_HAIRCUT,
    /** The price of an option, when it trades. */
    PREMIUM
}

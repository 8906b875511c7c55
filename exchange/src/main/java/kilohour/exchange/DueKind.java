package kilohour.exchange;

/** What falls due, in the order in which things due at one instant run. */
public enum DueKind {
    /** What is left of a loss that is shared among more accounts than one command may touch: before all else. */
    LOSS_SHARING,
    /** What is left of a mass cancel that was more than one command may do. */
    MASS_CANCEL,
    /** Orders whose day or date is over go before anything else of their instant. */
    ORDER_EXPIRY,
    /** A block trade that nobody accepted in time. */
    BLOCK_EXPIRY,
    /** Each minute: premium samples of perpetuals, then marks. */
    MINUTE,
    /** Each hour, for one perpetual: payers pay. */
    FUNDING_PAYERS,
    /** Then receivers receive. */
    FUNDING_RECEIVERS,
    /** The end of one contract's auction. */
    AUCTION_END,
    /** Some time before the daily run: orders gather for the closing price. */
    CLOSING_CALL,
    /** Each day at 16:00: all settlement prices, jointly. */
    SETTLEMENT_PRICES,
    /** Then variation margin, for one contract. */
    VARIATION_MARGIN,
    /** Then options that end: exercised if in the money, or gone. */
    OPTION_EXPIRY,
    /** Then strips whose period is two days away turn into what they consist of. */
    CASCADE,
    /** 24:00 of a month's last day: its trading ends. */
    TRADING_END,
    /** When a month's last print is frozen: final settlement of one contract. */
    FINAL_SETTLEMENT,
    /** The first instant of a month: the next month is listed. */
    LISTING,
    /** After the daily run, for one underlying: options on new months, and at strikes where the price has gone. */
    OPTION_LISTING,
    /** A price of collateral grows too old. */
    ASSET_AGE,
    /** The first instant of a bill's day of maturity: it is paid. */
    ASSET_MATURITY,
    /** 12:00: collateral is sold of those who have not paid the dollars they owe. */
    DEBIT_CURE,
    /** With the daily run: interest on dollars owed. */
    DEBITS,
    /** After the daily run: calls. */
    MARGIN_CALLS,
    /** 12:00: a margin call must have been met. */
    MARGIN_CALL_DUE,
    /** A member must have paid what was called for the default fund. */
    FUND_CALL_DUE,
    /** Each minute after the marks: who is below maintenance margin. */
    MARGIN_WATCH,
    /** The end of the auction of a portfolio. */
    PORTFOLIO_AUCTION_END,
    /** Each minute: a slice of an account under liquidation. */
    LIQUIDATION,
    /** Clients of a member in default that nobody took over are closed out. */
    PORTING_END,
    /** At any moment, for one contract: stops whose trigger is met are worked. */
    STOPS,
    /** After all else of its instant: what strips and spreads imply trades as far as it could not before. */
    IMPLIED_SWEEP
}

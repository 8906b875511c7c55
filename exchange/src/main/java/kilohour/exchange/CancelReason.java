package kilohour.exchange;

/** Why an order is no longer open. */
public enum CancelReason {
    BY_OWNER,
    /** Immediate-or-cancel or market: what could not trade at once. */
    IMMEDIATE_REMAINDER,
    SELF_TRADE,
    /** A reduce-only order with nothing left to reduce. */
    NOTHING_TO_REDUCE,
    /** Trading in its contract ended. */
    CONTRACT_ENDED,
    /** A day order's day or a dated order's date is over. */
    EXPIRED,
    /** The connection that it came through was lost, and had asked for cancel on disconnect. */
    SESSION_LOST,
    /** A kill switch was thrown. */
    KILL_SWITCH,
    /** So much of its quote group filled that all its quotes went, or the group was ended. */
    MARKET_MAKER_PROTECTION,
    /** A stop that did not pass the checks of a new order when its trigger was met. */
    REFUSED_AT_TRIGGER,
    /** The order that it was linked to traded, was triggered or ended. */
    LINKED_ORDER_CLOSED,
    /** It would have met more resting orders than one command may: what was left of it. */
    MATCH_LIMIT,
    /** Equity is below initial margin: risk-increasing orders go, newest first. */
    MARGIN_CALL,
    /** The account is liquidated. */
    LIQUIDATION
}

package kilohour.matching;

/**
 * What happens when an incoming order meets a resting order of the same owner. In every mode the two never trade with
 * each other; orders of other owners that come earlier in priority are taken first.
 */
public enum SelfTradePrevention {
    /** What is left of the incoming order is cancelled; the resting order stays as it is. */
    CANCEL_NEWEST,
    /** The resting order is cancelled; the incoming order goes on. */
    CANCEL_OLDEST,
    /** The resting order and what is left of the incoming order are cancelled. */
    CANCEL_BOTH,
    /**
     * Both lose the smaller of the two quantities without a trade; the larger one goes on with the difference. An iceberg
     * is met a tranche at a time, as in a trade.
     */
    DECREMENT
}

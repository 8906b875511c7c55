package kilohour.exchange;

import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;

/**
 * What an order asks for.
 *
 * @param lots more than zero
 * @param limitTicks worst price it accepts, in ticks; 0 for a market order, whose limit is the protection band
 * @param label the owner's own note, at most 64 characters; never a key
 */
public record OrderTerms(
        Side side,
        Type type,
        long lots,
        long limitTicks,
        TimeInForce timeInForce,
        PostOnly postOnly,
        boolean reduceOnly,
        SelfTradePrevention selfTradePrevention,
        String label) {

    public enum Type {
        LIMIT,
        /** Takes what rests inside the protection band around the mark; the rest is cancelled. */
        MARKET
    }

    public enum TimeInForce {
        GOOD_TILL_CANCELLED,
        IMMEDIATE_OR_CANCEL,
        FILL_OR_KILL
    }

    public enum PostOnly {
        NO,
        /** Rejected where it would trade at once. */
        REJECT,
        /** Repriced to one tick from the best opposite price where it would trade at once. */
        REPRICE
    }

    /** A plain limit order, good till cancelled. */
    public static OrderTerms limit(Side side, long lots, long limitTicks) {
        return new OrderTerms(
                side,
                Type.LIMIT,
                lots,
                limitTicks,
                TimeInForce.GOOD_TILL_CANCELLED,
                PostOnly.NO,
                false,
                SelfTradePrevention.CANCEL_NEWEST,
                "");
    }

    /** A market order with protection. */
    public static OrderTerms market(Side side, long lots) {
        return new OrderTerms(
                side,
                Type.MARKET,
                lots,
                0,
                TimeInForce.IMMEDIATE_OR_CANCEL,
                PostOnly.NO,
                false,
                SelfTradePrevention.CANCEL_NEWEST,
                "");
    }

    public OrderTerms withTimeInForce(TimeInForce changed) {
        return new OrderTerms(side, type, lots, limitTicks, changed, postOnly, reduceOnly, selfTradePrevention, label);
    }

    public OrderTerms withPostOnly(PostOnly changed) {
        return new OrderTerms(
                side, type, lots, limitTicks, timeInForce, changed, reduceOnly, selfTradePrevention, label);
    }

    public OrderTerms withReduceOnly(boolean changed) {
        return new OrderTerms(side, type, lots, limitTicks, timeInForce, postOnly, changed, selfTradePrevention, label);
    }

    public OrderTerms withSelfTradePrevention(SelfTradePrevention changed) {
        return new OrderTerms(side, type, lots, limitTicks, timeInForce, postOnly, reduceOnly, changed, label);
    }

    public OrderTerms withLabel(String changed) {
        return new OrderTerms(
                side, type, lots, limitTicks, timeInForce, postOnly, reduceOnly, selfTradePrevention, changed);
    }
}

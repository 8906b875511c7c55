package kilohour.exchange;

import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * What an order asks for.
 *
 * @param lots more than zero
 * @param limitTicks worst price it accepts, in ticks; 0 for a market order, whose limit is the protection band
 * @param label the owner's own note, at most 64 characters; never a key: many orders may share one, and be
 *     cancelled by it
 * @param untilNanos when a good-till-date order expires, nanoseconds since epoch UTC; 0 for any other
 * @param displayLots an iceberg order: how many of its lots others see at a time; 0 to show all
 * @param trigger a stop: the price it waits for before it is worked; null for an order that is worked at once
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
        String label,
        long untilNanos,
        long displayLots,
        Trigger trigger) {
    /** The expiry of an order that has none. */
    public static final long NEVER = Long.MAX_VALUE;

    public enum Type {
        LIMIT,
        /** Takes what rests inside the protection band around the mark; the rest is cancelled. */
        MARKET
    }

    public enum TimeInForce {
        GOOD_TILL_CANCELLED,
        IMMEDIATE_OR_CANCEL,
        FILL_OR_KILL,
        /** Until 24:00 UTC of the day on which it was placed. */
        DAY,
        /** Until an instant of the owner's choice. */
        GOOD_TILL_DATE;

        /** Whether what does not trade at once stays in the book. */
        public boolean rests() {
            return switch (this) {
                case GOOD_TILL_CANCELLED, DAY, GOOD_TILL_DATE -> true;
                case IMMEDIATE_OR_CANCEL, FILL_OR_KILL -> false;
            };
        }
    }

    public enum PostOnly {
        NO,
        /** Rejected where it would trade at once. */
        REJECT,
        /** Repriced to one tick from the best opposite price where it would trade at once. */
        REPRICE
    }

    /** An order that carries no date, shows all and is worked at once. */
    public OrderTerms(
            Side side,
            Type type,
            long lots,
            long limitTicks,
            TimeInForce timeInForce,
            PostOnly postOnly,
            boolean reduceOnly,
            SelfTradePrevention selfTradePrevention,
            String label) {
        this(side, type, lots, limitTicks, timeInForce, postOnly, reduceOnly, selfTradePrevention, label, 0, 0, null);
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
        return new OrderTerms(
                side,
                type,
                lots,
                limitTicks,
                changed,
                postOnly,
                reduceOnly,
                selfTradePrevention,
                label,
                untilNanos,
                displayLots,
                trigger);
    }

    /** Good till an instant, nanoseconds since epoch UTC. */
    public OrderTerms until(long nanos) {
        return new OrderTerms(
                side,
                type,
                lots,
                limitTicks,
                TimeInForce.GOOD_TILL_DATE,
                postOnly,
                reduceOnly,
                selfTradePrevention,
                label,
                nanos,
                displayLots,
                trigger);
    }

    public OrderTerms withPostOnly(PostOnly changed) {
        return new OrderTerms(
                side,
                type,
                lots,
                limitTicks,
                timeInForce,
                changed,
                reduceOnly,
                selfTradePrevention,
                label,
                untilNanos,
                displayLots,
                trigger);
    }

    public OrderTerms withReduceOnly(boolean changed) {
        return new OrderTerms(
                side,
                type,
                lots,
                limitTicks,
                timeInForce,
                postOnly,
                changed,
                selfTradePrevention,
                label,
                untilNanos,
                displayLots,
                trigger);
    }

    public OrderTerms withSelfTradePrevention(SelfTradePrevention changed) {
        return new OrderTerms(
                side,
                type,
                lots,
                limitTicks,
                timeInForce,
                postOnly,
                reduceOnly,
                changed,
                label,
                untilNanos,
                displayLots,
                trigger);
    }

    public OrderTerms withLabel(String changed) {
        return new OrderTerms(
                side,
                type,
                lots,
                limitTicks,
                timeInForce,
                postOnly,
                reduceOnly,
                selfTradePrevention,
                changed,
                untilNanos,
                displayLots,
                trigger);
    }

    /** An iceberg order that shows so many lots at a time. */
    public OrderTerms showing(long lotsAtATime) {
        return new OrderTerms(
                side,
                type,
                lots,
                limitTicks,
                timeInForce,
                postOnly,
                reduceOnly,
                selfTradePrevention,
                label,
                untilNanos,
                lotsAtATime,
                trigger);
    }

    /** A stop that waits for a trigger. */
    public OrderTerms when(Trigger met) {
        if (met == trigger) return this;
        return new OrderTerms(
                side,
                type,
                lots,
                limitTicks,
                timeInForce,
                postOnly,
                reduceOnly,
                selfTradePrevention,
                label,
                untilNanos,
                displayLots,
                met);
    }

    /** The same order of another size and price. */
    OrderTerms changedTo(long otherLots, long otherLimitTicks) {
        if (otherLots == lots && otherLimitTicks == limitTicks) return this;
        return new OrderTerms(
                side,
                type,
                otherLots,
                otherLimitTicks,
                timeInForce,
                postOnly,
                reduceOnly,
                selfTradePrevention,
                label,
                untilNanos,
                displayLots,
                trigger);
    }

    /** When an order placed at an instant expires, or {@link #NEVER}. */
    long expiresNanos(long placedNanos) {
        return switch (timeInForce) {
            case GOOD_TILL_CANCELLED, IMMEDIATE_OR_CANCEL, FILL_OR_KILL -> NEVER;
            case DAY -> Utc.startOfDay(Utc.day(placedNanos) + 1);
            case GOOD_TILL_DATE -> untilNanos;
        };
    }
}

package kilohour.gateway;

import kilohour.contracts.Contract;
import kilohour.exchange.CancelReason;
import kilohour.exchange.OrderTerms;

/**
 * An order as its owner sees it, open or not.
 *
 * @param terms as placed; a stop's trigger as last amended
 * @param untriggered whether it waits for its trigger, or was cancelled while it did
 * @param lots what is asked for altogether: filled, open and cancelled
 * @param limitTicks the price it works at
 * @param lotsShown an iceberg's lots that others see now; 0 for any other order
 * @param filledTickLots sum of price × lots of its trades: ÷ lotsFilled is the average price
 * @param feesMicros fees on its trades, micro-dollars
 * @param cancelReason why it was cancelled, or null
 * @param linkedTo the order that is cancelled when this one trades or ends, 0 if none
 */
public record Order(
        long orderId,
        long account,
        Contract contract,
        OrderTerms terms,
        boolean untriggered,
        long lots,
        long limitTicks,
        long lotsOpen,
        long lotsShown,
        long lotsFilled,
        long filledTickLots,
        long feesMicros,
        CancelReason cancelReason,
        long linkedTo,
        boolean amended,
        long createdNanos,
        long updatedNanos) {

    public enum State {
        OPEN,
        /** A stop that waits for its trigger. */
        UNTRIGGERED,
        FILLED,
        CANCELLED
    }

    public State state() {
        if (cancelReason != null) return State.CANCELLED;
        if (untriggered) return State.UNTRIGGERED;
        return lotsOpen > 0 ? State.OPEN : State.FILLED;
    }

    boolean isOpen() {
        return state() == State.OPEN || state() == State.UNTRIGGERED;
    }

    Order filled(long lotsTraded, long priceTicks, long feeMicros, long lotsLeft, long atNanos) {
        return new Order(
                orderId,
                account,
                contract,
                terms,
                untriggered,
                lots,
                limitTicks,
                lotsLeft,
                lotsShown,
                lotsFilled + lotsTraded,
                filledTickLots + Math.multiplyExact(priceTicks, lotsTraded),
                feesMicros + feeMicros,
                cancelReason,
                linkedTo,
                amended,
                createdNanos,
                atNanos);
    }

    /** @param triggerNowTicks an untriggered stop's trigger, 0 for any other order */
    Order amended(long lotsNowOpen, long limitNowTicks, long triggerNowTicks, long atNanos) {
        return new Order(
                orderId,
                account,
                contract,
                triggerNowTicks == 0 ? terms : terms.when(terms.trigger().at(triggerNowTicks)),
                untriggered,
                lotsFilled + lotsNowOpen,
                limitNowTicks,
                lotsNowOpen,
                lotsShown,
                lotsFilled,
                filledTickLots,
                feesMicros,
                cancelReason,
                linkedTo,
                true,
                createdNanos,
                atNanos);
    }

    Order triggered(long lotsNowOpen, long limitNowTicks, long atNanos) {
        return new Order(
                orderId,
                account,
                contract,
                terms,
                false,
                lotsFilled + lotsNowOpen,
                limitNowTicks,
                lotsNowOpen,
                lotsShown,
                lotsFilled,
                filledTickLots,
                feesMicros,
                cancelReason,
                linkedTo,
                amended,
                createdNanos,
                atNanos);
    }

    Order cancelled(long lotsCancelled, CancelReason reason, long atNanos) {
        long left = Math.max(0, lotsOpen - lotsCancelled);
        return new Order(
                orderId,
                account,
                contract,
                terms,
                untriggered,
                lots,
                limitTicks,
                left,
                lotsShown,
                lotsFilled,
                filledTickLots,
                feesMicros,
                left == 0 ? reason : null,
                0,
                amended,
                createdNanos,
                atNanos);
    }

    /** An iceberg of which others now see so many lots. */
    Order showing(long lotsNowShown) {
        return new Order(
                orderId,
                account,
                contract,
                terms,
                untriggered,
                lots,
                limitTicks,
                lotsOpen,
                lotsNowShown,
                lotsFilled,
                filledTickLots,
                feesMicros,
                cancelReason,
                linkedTo,
                amended,
                createdNanos,
                updatedNanos);
    }

    /** Linked to another from now on, or to none with 0. */
    Order linkedTo(long otherOrderId) {
        return new Order(
                orderId,
                account,
                contract,
                terms,
                untriggered,
                lots,
                limitTicks,
                lotsOpen,
                lotsShown,
                lotsFilled,
                filledTickLots,
                feesMicros,
                cancelReason,
                otherOrderId,
                amended,
                createdNanos,
                updatedNanos);
    }
}

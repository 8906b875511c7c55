package kilohour.history;

import kilohour.contracts.Contract;
import kilohour.exchange.CancelReason;
import kilohour.exchange.Event;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;

/**
 * An order as the tape last told of it.
 *
 * @param terms as placed; a stop's trigger as last amended
 * @param untriggered whether it waits for its trigger, or was cancelled while it did
 * @param limitTicks the price it works or worked at
 * @param lots its size as placed or last amended, filled lots included
 * @param lotsOpen what is left; 0 once it is closed
 * @param filledTickLots sum of price × lots of its trades: ÷ lotsFilled is the average price in ticks
 * @param feesMicros fees charged on its trades
 * @param cancelReason why it was cancelled, or null
 * @param amended whether it was changed since it was placed, by its owner or by self-trade prevention
 */
public record RecordedOrder(
        long orderId,
        long account,
        Contract contract,
        OrderTerms terms,
        boolean untriggered,
        long limitTicks,
        long lots,
        long lotsOpen,
        long lotsFilled,
        long filledTickLots,
        long feesMicros,
        State state,
        CancelReason cancelReason,
        RequestId requestId,
        long createdNanos,
        long updatedNanos,
        boolean amended) {

    public enum State {
        OPEN,
        FILLED,
        CANCELLED
    }

    static RecordedOrder accepted(Event.OrderAccepted order, Contract contract, long atNanos) {
        long lots = order.terms().lots();
        return new RecordedOrder(
                order.orderId(),
                order.account(),
                contract,
                order.terms(),
                order.terms().trigger() != null,
                order.limitTicks(),
                lots,
                lots,
                0,
                0,
                0,
                State.OPEN,
                null,
                order.requestId(),
                atNanos,
                atNanos,
                false);
    }

    RecordedOrder filled(long tradedLots, long priceTicks, long nowOpen, long feeMicros, long atNanos) {
        return changed(
                limitTicks,
                lots,
                nowOpen,
                lotsFilled + tradedLots,
                Math.addExact(filledTickLots, Math.multiplyExact(priceTicks, tradedLots)),
                Math.addExact(feesMicros, feeMicros),
                nowOpen == 0 ? State.FILLED : State.OPEN,
                null,
                atNanos,
                amended);
    }

    /** @param newTriggerTicks an untriggered stop's trigger, 0 for any other order */
    RecordedOrder amended(long nowOpen, long newLimitTicks, long newTriggerTicks, long atNanos) {
        OrderTerms nowTerms =
                newTriggerTicks == 0 ? terms : terms.when(terms.trigger().at(newTriggerTicks));
        return with(nowTerms, untriggered)
                .changed(
                        newLimitTicks,
                        lotsFilled + nowOpen,
                        nowOpen,
                        lotsFilled,
                        filledTickLots,
                        feesMicros,
                        State.OPEN,
                        null,
                        atNanos,
                        true);
    }

    RecordedOrder cancelled(CancelReason reason, long atNanos) {
        return changed(
                limitTicks, lots, 0, lotsFilled, filledTickLots, feesMicros, State.CANCELLED, reason, atNanos, amended);
    }

    RecordedOrder triggered(long nowOpen, long newLimitTicks, long atNanos) {
        return with(terms, false)
                .changed(
                        newLimitTicks,
                        lotsFilled + nowOpen,
                        nowOpen,
                        lotsFilled,
                        filledTickLots,
                        feesMicros,
                        State.OPEN,
                        null,
                        atNanos,
                        amended);
    }

    private RecordedOrder with(OrderTerms nowTerms, boolean nowUntriggered) {
        return new RecordedOrder(
                orderId,
                account,
                contract,
                nowTerms,
                nowUntriggered,
                limitTicks,
                lots,
                lotsOpen,
                lotsFilled,
                filledTickLots,
                feesMicros,
                state,
                cancelReason,
                requestId,
                createdNanos,
                updatedNanos,
                amended);
    }

    private RecordedOrder changed(
            long newLimitTicks,
            long newLots,
            long nowOpen,
            long nowFilled,
            long nowFilledTickLots,
            long nowFeesMicros,
            State nowState,
            CancelReason reason,
            long atNanos,
            boolean nowAmended) {
        return new RecordedOrder(
                orderId,
                account,
                contract,
                terms,
                untriggered,
                newLimitTicks,
                newLots,
                nowOpen,
                nowFilled,
                nowFilledTickLots,
                nowFeesMicros,
                nowState,
                reason,
                requestId,
                createdNanos,
                atNanos,
                nowAmended);
    }
}

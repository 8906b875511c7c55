package kilohour.gateway;

import kilohour.contracts.Contract;
import kilohour.exchange.CancelReason;
import kilohour.exchange.OrderTerms;

/**
 * An order as its owner sees it, open or not.
 *
 * @param lots what is asked for altogether: filled, open and cancelled
 * @param limitTicks the price it works at
 * @param lotsShown an iceberg's lots that others see now; 0 for any other order
 * @param filledTickLots sum of price × lots of its trades: ÷ lotsFilled is the average price
 * @param feesMicros fees on its trades, micro-dollars
 * @param cancelReason why it was cancelled, or null
 */
public record Order(
        long orderId,
        long account,
        Contract contract,
        OrderTerms terms,
        long lots,
        long limitTicks,
        long lotsOpen,
        long lotsShown,
        long lotsFilled,
        long filledTickLots,
        long feesMicros,
        CancelReason cancelReason,
        boolean amended,
        long createdNanos,
        long updatedNanos) {

    public enum State {
        OPEN,
        FILLED,
        CANCELLED
    }

    public State state() {
        if (cancelReason != null) return State.CANCELLED;
        return lotsOpen > 0 ? State.OPEN : State.FILLED;
    }

    Order filled(long lotsTraded, long priceTicks, long feeMicros, long lotsLeft, long atNanos) {
        return new Order(
                orderId,
                account,
                contract,
                terms,
                lots,
                limitTicks,
                lotsLeft,
                lotsShown,
                lotsFilled + lotsTraded,
                filledTickLots + Math.multiplyExact(priceTicks, lotsTraded),
                feesMicros + feeMicros,
                cancelReason,
                amended,
                createdNanos,
                atNanos);
    }

    Order amended(long lotsNowOpen, long limitNowTicks, long atNanos) {
        return new Order(
                orderId,
                account,
                contract,
                terms,
                lotsFilled + lotsNowOpen,
                limitNowTicks,
                lotsNowOpen,
                lotsShown,
                lotsFilled,
                filledTickLots,
                feesMicros,
                cancelReason,
                true,
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
                lots,
                limitTicks,
                left,
                lotsShown,
                lotsFilled,
                filledTickLots,
                feesMicros,
                left == 0 ? reason : null,
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
                lots,
                limitTicks,
                lotsOpen,
                lotsNowShown,
                lotsFilled,
                filledTickLots,
                feesMicros,
                cancelReason,
                amended,
                createdNanos,
                updatedNanos);
    }
}

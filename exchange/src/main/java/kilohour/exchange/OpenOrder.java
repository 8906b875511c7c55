package kilohour.exchange;

/**
 * An open order as it stands.
 *
 * @param limitTicks the price it works at
 * @param lotsOpen what is left
 * @param lotsFilled what has traded
 * @param lotsShown what others see of it in the book: all that is open, or an iceberg's tranche
 * @param filledTickLots sum of price × lots of its trades: ÷ lotsFilled is the average price
 * @param feesMicros fees paid on its trades
 * @param session the connection that it came through, or 0
 */
public record OpenOrder(
        long orderId,
        long account,
        int contract,
        OrderTerms terms,
        long limitTicks,
        long lotsOpen,
        long lotsFilled,
        long filledTickLots,
        long feesMicros,
        long lotsShown,
        long createdNanos,
        long updatedNanos,
        long session) {}

package kilohour.exchange;

/**
 * An open order as it stands.
 *
 * @param terms as placed; a stop's trigger as last amended
 * @param limitTicks the price it works at; of an untriggered stop the worst it may trade at
 * @param untriggered whether it is a stop that still waits for its trigger, outside the book
 * @param linkedTo the order that is cancelled when this one trades or ends, 0 if none
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
        boolean untriggered,
        long lotsOpen,
        long lotsFilled,
        long filledTickLots,
        long feesMicros,
        long lotsShown,
        long createdNanos,
        long updatedNanos,
        long session,
        long linkedTo) {}

package kilohour.gateway;

import kilohour.contracts.Contract;
import kilohour.exchange.BlockKind;
import kilohour.exchange.Views;
import kilohour.units.Side;

/**
 * A trade with both its sides; what is shown to whom is decided where it is written.
 *
 * @param markTenths the mark when it was done
 * @param indexTenths the index when it was done, 0 if none yet
 * @param block what kind of trade outside the book it was, the buyer its taker, without orders; null for one in the book
 * @param nearTicks price at which a spread's near leg was booked, the far one at that less the trade's; {@link
 *     Views#NO_PRICE} for every other trade
 */
public record Trade(
        long tradeId,
        Contract contract,
        long priceTicks,
        long lots,
        Side takerSide,
        long makerOrderId,
        long makerAccount,
        long makerFeeMicros,
        long takerOrderId,
        long takerAccount,
        long takerFeeMicros,
        long markTenths,
        long indexTenths,
        long atNanos,
        BlockKind block,
        long nearTicks) {

    boolean concerns(long account) {
        return makerAccount == account || takerAccount == account;
    }

    boolean concernsOrder(long orderId) {
        return makerOrderId == orderId || takerOrderId == orderId;
    }
}

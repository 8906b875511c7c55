package kilohour.history;

import kilohour.contracts.Contract;
import kilohour.exchange.BlockKind;
import kilohour.exchange.Views;
import kilohour.units.Side;

/**
 * A trade as the tape told of it.
 *
 * @param sequence number of its event on the tape
 * @param units lots × units per lot: GPU-hours or millions of tokens
 * @param valueMicros units × price
 * @param takerSide the side of the incoming order
 * @param markTenths the mark when it was done
 * @param indexTenths the index when it was done, 0 if none yet
 * @param block what kind of trade outside the book it was, the buyer its taker, without orders; null for one in the book
 * @param reference of such a trade: its related position, or free words
 * @param executedNanos when such a trade was agreed, else 0
 * @param nearTicks price at which a spread's near leg was booked; {@link Views#NO_PRICE} for every other trade
 */
public record RecordedTrade(
        long tradeId,
        long sequence,
        long atNanos,
        Contract contract,
        long priceTicks,
        long lots,
        long units,
        long valueMicros,
        Side takerSide,
        long makerOrderId,
        long makerAccount,
        long makerFeeMicros,
        long takerOrderId,
        long takerAccount,
        long takerFeeMicros,
        long markTenths,
        long indexTenths,
        BlockKind block,
        String reference,
        long executedNanos,
        long nearTicks) {}

package kilohour.history;

import kilohour.exchange.OrderTerms;
import kilohour.units.Side;

/**
 * A trade as one of its two accounts sees it.
 *
 * @param maker whether the account's order rested in the book
 * @param side the account's own side
 * @param orderType type of the account's order
 * @param label the owner's note on it
 */
public record Fill(
        RecordedTrade trade,
        long account,
        boolean maker,
        Side side,
        long orderId,
        long feeMicros,
        OrderTerms.Type orderType,
        String label) {}

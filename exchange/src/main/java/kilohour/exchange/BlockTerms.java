package kilohour.exchange;

import kilohour.units.Side;

/**
 * What two parties agreed on outside the book.
 *
 * @param side the proposer's
 * @param executedNanos when they agreed, nanoseconds since 1970 UTC
 * @param reference the related position of an exchange, 1 to 64 characters; of a block trade free words, or empty
 * @param expiresNanos until when the counterparty may accept, nanoseconds since 1970 UTC
 */
public record BlockTerms(
        BlockKind kind,
        int contract,
        Side side,
        long priceTicks,
        long lots,
        long executedNanos,
        String reference,
        long expiresNanos) {}

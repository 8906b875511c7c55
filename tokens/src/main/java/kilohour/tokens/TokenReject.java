package kilohour.tokens;

/**
 * Quotes of the basket's models that did not count.
 *
 * @param lowestNanos lowest price among them, nano-dollars per million tokens
 * @param highestNanos highest price among them
 */
public record TokenReject(
        String model, String source, TokenRejectReason reason, long count, long lowestNanos, long highestNanos) {
    TokenReject with(long priceNanos) {
        return new TokenReject(
                model,
                source,
                reason,
                count + 1,
                Math.min(lowestNanos, priceNanos),
                Math.max(highestNanos, priceNanos));
    }
}

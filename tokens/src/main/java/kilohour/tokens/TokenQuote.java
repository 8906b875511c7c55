package kilohour.tokens;

/**
 * One price of tokens that somebody saw.
 *
 * @param observedAtNanos when the source was read
 * @param source the feed that reported it
 * @param host who serves the model; for a maker's own list, the maker
 * @param model the source's own id of the model
 * @param priceNanosPerMillion nano-dollars for one million tokens; 0 (free) and −1,000,000 dollars (a router) are values
 * @param tokensServed tokens served at that host, −1 if unknown
 */
public record TokenQuote(
        long observedAtNanos,
        String source,
        String host,
        String model,
        TokenLeg leg,
        long priceNanosPerMillion,
        long tokensServed) {}

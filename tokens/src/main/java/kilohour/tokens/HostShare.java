package kilohour.tokens;

/**
 * A host in a model's median; prices in nano-dollars per million tokens.
 *
 * @param source the feed that its price came from
 * @param tokens what it weighs before the cap: tokens counted in the period before, or 1 where hosts weigh alike
 * @param weightPpm its weight in the median; a model's add up to one million
 */
public record HostShare(
        String host, String source, long tokens, int weightPpm, long freshNanos, long cachedNanos, long outputNanos) {}

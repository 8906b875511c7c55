package kilohour.tokens;

import kilohour.index.Grade;
import kilohour.index.Source;
import kilohour.units.Utc;

/**
 * A host's price of a model over 24 hours.
 *
 * @param countsFromNanos when the newest reading behind it began to count
 */
record HostPrice(String host, Source source, long countsFromNanos, PriceTriple prices) {
    private static final long RECENT_NANOS = 36 * Utc.NANOS_PER_HOUR;

    boolean isIntraday() {
        return source.grade(countsFromNanos) == Grade.INTRADAY;
    }

    /** Read within 36 hours (rulebook 2.9); a log of changes speaks whenever it is silent too. */
    boolean isRecentAt(long endNanos) {
        return isIntraday() || endNanos - countsFromNanos <= RECENT_NANOS;
    }

    HostPrice with(PriceTriple other) {
        return new HostPrice(host, source, countsFromNanos, other);
    }
}

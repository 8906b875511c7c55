package kilohour.tokens;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kilohour.index.Source;
import kilohour.units.Utc;

/**
 * What the token index takes from a source.
 *
 * @param holdNanos how long a price stands without being read again
 * @param daysNotCounted epoch days of which the source counted a part only
 */
record TokenFeed(Source source, Use use, long holdNanos, Set<Integer> daysNotCounted) {
    enum Use {
        /** Prices of hosts by name; names that resell others' prices are left out. */
        LISTS,
        /** Prices of endpoints: every host named serves the model. */
        ENDPOINTS,
        /** Tokens served, by model. */
        MODEL_COUNTS,
        /** Tokens served, by model and host. */
        HOST_COUNTS,
        /** Nothing. */
        NONE
    }

    /** A price stands twice the interval at which its source is read. */
    private static final int INTERVALS_HELD = 2;

    /** A log of changes repeats no price that stays: the longest that a list price stands (rulebook 2.4). */
    private static final long CHANGE_LOG_HOLD_NANOS = 35 * Utc.NANOS_PER_DAY;

    private static final Map<String, Use> USES = Map.of(
            "openrouter-endpoints", Use.ENDPOINTS,
            "openrouter-live", Use.ENDPOINTS,
            "openrouter-api-endpoints", Use.ENDPOINTS,
            "openrouter-models", Use.MODEL_COUNTS,
            "openrouter-effective", Use.HOST_COUNTS,
            // A router's headline price is no host's.
            "openrouter-api-models", Use.NONE);

    /** Scraped minutes after midnight: less than an hour of the day's tokens. */
    private static final Set<Integer> FIRST_DAYS_OF_EFFECTIVE = Set.of(
            Utc.parseDay("2026-07-17"),
            Utc.parseDay("2026-07-18"),
            Utc.parseDay("2026-07-19"),
            Utc.parseDay("2026-07-20"));

    static TokenFeed of(Source source) {
        boolean log = source.name().equals("openrouter-live");
        return new TokenFeed(
                source,
                USES.getOrDefault(source.name(), Use.LISTS),
                log ? CHANGE_LOG_HOLD_NANOS : INTERVALS_HELD * source.intervalNanos(Long.MAX_VALUE),
                source.name().equals("openrouter-effective") ? FIRST_DAYS_OF_EFFECTIVE : Set.of());
    }

    /** The feed on a line: its source, what it is good for, how long a price stands in nanoseconds, days not counted. */
    String canonical() {
        return source + " " + use + " " + holdNanos + " " + new TreeSet<>(daysNotCounted);
    }
}

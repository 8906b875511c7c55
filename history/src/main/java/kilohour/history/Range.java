package kilohour.history;

import org.jdbi.v3.core.statement.Query;

/**
 * Which rows are asked for.
 *
 * @param fromNanos first instant, included
 * @param toNanos end, not included
 * @param count how many rows at most, 1 to {@value #COUNT_MAX}
 * @param newestFirst whether the newest rows come, newest first; else the oldest, oldest first
 */
public record Range(long fromNanos, long toNanos, int count, boolean newestFirst) {
    public static final int COUNT_MAX = 10_000;

    public Range {
        if (count < 1 || count > COUNT_MAX)
            throw new IllegalArgumentException("count must be 1 to " + COUNT_MAX + ": " + count);
    }

    /** The newest rows, newest first. */
    public static Range newest(int count) {
        return new Range(Long.MIN_VALUE, Long.MAX_VALUE, count, true);
    }

    /** The newest rows of [from, to), newest first. */
    public static Range newest(int count, long fromNanos, long toNanos) {
        return new Range(fromNanos, toNanos, count, true);
    }

    /** The oldest rows of [from, to), oldest first. */
    public static Range oldest(int count, long fromNanos, long toNanos) {
        return new Range(fromNanos, toNanos, count, false);
    }

    /** Binds {@code :from}, {@code :to} and {@code :limit}: one row more than asked for tells whether there are more. */
    Query bindTo(Query query) {
        return query.bind("from", fromNanos).bind("to", toNanos).bind("limit", count + 1);
    }

    String direction() {
        return newestFirst ? "DESC" : "ASC";
    }
}

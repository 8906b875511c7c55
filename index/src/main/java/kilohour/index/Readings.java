package kilohour.index;

import java.util.HashMap;
import java.util.Map;

/** When each source was last read: a rate card stays in force until its source is read again. */
final class Readings {
    private final Map<String, Long> lastAtNanos = new HashMap<>();

    void read(String source, long countsFromNanos) {
        lastAtNanos.merge(source, countsFromNanos, Math::max);
    }

    /** The instant from which the source's newest reading counts. */
    long lastAtNanos(String source) {
        return lastAtNanos.getOrDefault(source, Long.MIN_VALUE);
    }
}

package kilohour.exchange;

import java.util.List;

/**
 * All that one command caused.
 *
 * @param atNanos venue time after the command
 * @param firstSequence number of the first event; the others follow without gaps
 */
public record Batch(long atNanos, long firstSequence, List<Event> events) {
    public Batch {
        events = List.copyOf(events);
    }

    public long nextSequence() {
        return firstSequence + events.size();
    }
}

package kilohour.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kilohour.index.Observation;
import kilohour.tokens.TokenQuote;
import kilohour.units.Utc;

/** A source of one page or many. What has been read is kept when a page fails, so that the next try goes on there. */
abstract class PagedConnector implements Connector {
    /** Older than this, a half-done reading is begun again: its prices would not be of one time. */
    private static final Duration RESUMED = Duration.ofHours(1);

    private static final int PAGES_MAX = 10_000;

    private final String source;
    private final Duration interval;
    private final boolean onByDefault;
    private Gathering gathering;

    PagedConnector(String source, Duration interval, boolean onByDefault) {
        this.source = source;
        this.interval = interval;
        this.onByDefault = onByDefault;
    }

    /** What has been read of one reading, and what is due. */
    private static final class Gathering {
        private final Instant at;
        private final ArrayDeque<Request> due;
        private final Set<Request> asked = new HashSet<>();
        private final List<Observation> observations = new ArrayList<>();
        private final List<TokenQuote> tokens = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();

        Gathering(Instant at, List<Request> first) {
            this.at = at;
            this.due = new ArrayDeque<>(first);
        }

        void take(Found found) {
            asked.add(due.poll());
            observations.addAll(found.observations());
            tokens.addAll(found.tokens());
            faults.addAll(found.faults());
            due.addAll(found.further());
        }
    }

    @Override
    public final String source() {
        return source;
    }

    @Override
    public final Duration interval() {
        return interval;
    }

    @Override
    public final boolean onByDefault() {
        return onByDefault;
    }

    @Override
    public final Reading read(Http http, Instant at) throws InterruptedException {
        if (gathering == null || Duration.between(gathering.at, at).compareTo(RESUMED) > 0)
            gathering = new Gathering(at, first());
        Request last = null;
        while (!gathering.due.isEmpty()) {
            last = gathering.due.peek();
            if (gathering.asked.contains(last) || gathering.asked.size() >= PAGES_MAX) {
                gathering = null;
                throw new ConnectorException(source, last.uri(), "the pages do not come to an end");
            }
            var found = new Found(source, Utc.nanos(gathering.at));
            read(last, Json.of(source, last.uri(), http.body(source, last)), found);
            gathering.take(found);
        }
        Gathering done = gathering;
        gathering = null;
        if (done.observations.isEmpty() && done.tokens.isEmpty() && last != null)
            throw new ConnectorException(
                    source,
                    last.uri(),
                    "there is not one price in the answer"
                            + (done.faults.isEmpty() ? "" : "; first fault: " + done.faults.getFirst()));
        return new Reading(done.observations, done.tokens, done.faults);
    }

    /** The pages to begin with. */
    abstract List<Request> first();

    /** Reads a page. */
    abstract void read(Request page, Json answer, Found found);
}

package kilohour.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import kilohour.index.SourceRegistry;
import kilohour.sources.Http;
import kilohour.sources.ObservationArchive;
import kilohour.sources.ObservationFileException;
import kilohour.sources.Observe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A venue's own archive of prices, and the live sources that are read into it, on threads of their own: whatever happens
 * out there, the venue goes on. The log has a line for each reading; the console only when the first source fails and
 * when all are read again.
 */
final class PriceFeeds implements AutoCloseable, Observe.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(PriceFeeds.class);

    private final ObservationArchive archive;
    private final Console console;
    private final InstantSource clock;
    private final TreeSet<String> failing = new TreeSet<>();
    private Http http;
    private Thread thread;

    private PriceFeeds(ObservationArchive archive, Console console, InstantSource clock) {
        this.archive = archive;
        this.console = console;
        this.clock = clock;
        archive.setAside().forEach(file -> LOG.warn("Set aside what was never archived: {}", file));
    }

    /** Empty, and told, if another process writes to the archive or it was changed: the venue goes on without. */
    static Optional<PriceFeeds> open(Path folder, Console console, InstantSource clock) {
        try {
            return Optional.of(
                    new PriceFeeds(ObservationArchive.write(folder, SourceRegistry.standard()), console, clock));
        } catch (ObservationFileException e) {
            LOG.error("No archive of prices: {}", e.getMessage());
            console.line("The venue runs without prices: " + e.getMessage() + "; mend it and start again.");
            return Optional.empty();
        }
    }

    ObservationArchive archive() {
        return archive;
    }

    /** Reads each source at its interval from now on, until closed. */
    void start(LiveSources sources) {
        if (sources.connectors().isEmpty()) return;
        http = new Http(
                sources.manners(),
                sources.waiting(),
                clock,
                RandomGenerator.getDefault().nextLong());
        var observe = new Observe(archive, http, clock, sources.waiting(), this);
        thread = Thread.ofVirtual().name("price-feeds").start(() -> {
            try {
                observe.continuously(sources.connectors());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void read(String source, long archived, List<String> faults) {
        LOG.info("{}: {} prices archived, {} could not be read{}", source, archived, faults.size(), first(faults));
        if (failing.remove(source) && failing.isEmpty()) console.line("Live prices: every source is read again.");
    }

    private static String first(List<String> faults) {
        return faults.isEmpty() ? "" : ", the first: " + faults.getFirst();
    }

    @Override
    public void failed(String source, String reason) {
        LOG.warn("Not read: {}", reason);
        boolean first = failing.isEmpty();
        if (failing.add(source) && first)
            console.line("Live prices: " + reason + "; it is asked again by itself, kilohour.log has the rest.");
    }

    @Override
    public void close() {
        try {
            if (thread != null) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (http != null) http.close();
        archive.close();
    }
}

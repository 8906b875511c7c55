package kilohour.sources;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import kilohour.units.Utc;

/**
 * Reads live sources into an archive, each on a thread of its own: whatever fails at one is told, and stops no other.
 */
public final class Observe {
    /** Told of each reading, from any thread, one at a time. */
    public interface Listener {
        /**
         * @param archived prices that are new in the archive
         * @param faults prices that could not be read
         */
        void read(String source, long archived, List<String> faults);

        /** The source could not be read, or the archive not written to; it is tried again at its next time. */
        void failed(String source, String reason);
    }

    private final ObservationArchive archive;
    private final Http http;
    private final InstantSource clock;
    private final Waiting waiting;
    private final Listener listener;
    private final ReentrantLock turn = new ReentrantLock();

    public Observe(ObservationArchive archive, Http http, InstantSource clock, Waiting waiting, Listener listener) {
        this.archive = archive;
        this.http = http;
        this.clock = clock;
        this.waiting = waiting;
        this.listener = listener;
    }

    /**
     * Reads each once, all at the same time.
     *
     * @return how many could be read
     */
    public int once(List<Connector> connectors) throws InterruptedException {
        var done = new java.util.concurrent.atomic.AtomicInteger();
        onThreads(connectors, connector -> {
            if (read(connector)) done.incrementAndGet();
        });
        return done.get();
    }

    /**
     * Reads each at its interval until the thread is interrupted, beginning when its last archived reading is an interval
     * old: a process that is started again and again does not ask more often.
     */
    public void continuously(List<Connector> connectors) throws InterruptedException {
        onThreads(connectors, connector -> {
            long next = waiting.nanoTime() + untilDueNanos(connector);
            while (true) {
                long wait = next - waiting.nanoTime();
                if (wait > 0) waiting.sleep(wait);
                boolean read = read(connector);
                // A reading that failed is tried again after a quarter of the interval, at most ten minutes: it
                // resumes.
                long intervalNanos = connector.interval().toNanos();
                next += read ? intervalNanos : Math.min(intervalNanos / 4, 10 * Utc.NANOS_PER_MINUTE);
                next = Math.max(next, waiting.nanoTime());
            }
        });
    }

    private long untilDueNanos(Connector connector) {
        OptionalLong last = archive.lastReadNanos(connector.source());
        if (last.isEmpty()) return 0;
        long interval = connector.interval().toNanos();
        return Math.clamp(last.getAsLong() + interval - Utc.nanos(clock.instant()), 0, interval);
    }

    @FunctionalInterface
    private interface Work {
        void on(Connector connector) throws InterruptedException;
    }

    private void onThreads(List<Connector> connectors, Work work) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        try {
            for (Connector connector : connectors)
                threads.add(Thread.ofVirtual()
                        .name("observe-" + connector.source())
                        .start(() -> {
                            try {
                                work.on(connector);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }));
            for (Thread thread : threads) thread.join();
        } finally {
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) thread.join(java.time.Duration.ofSeconds(10));
        }
    }

    private boolean read(Connector connector) throws InterruptedException {
        try {
            Reading reading = connector.read(http, clock.instant());
            turn.lockInterruptibly();
            try {
                long archived = archive.append(reading, Utc.nanos(clock.instant()));
                listener.read(connector.source(), archived, reading.faults());
                return true;
            } finally {
                turn.unlock();
            }
        } catch (ConnectorException | ObservationFileException | IllegalArgumentException e) {
            failed(connector, e.getMessage());
        } catch (RuntimeException e) {
            failed(connector, connector.source() + ": failed unexpectedly: " + e);
        }
        return false;
    }

    private void failed(Connector connector, String reason) {
        turn.lock();
        try {
            listener.failed(connector.source(), reason);
        } finally {
            turn.unlock();
        }
    }
}

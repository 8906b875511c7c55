package kilohour.app;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kilohour.contracts.ListingCalendar;
import kilohour.node.Node;
import kilohour.units.Utc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the state written down a while after each daily run, so that a restart replays a day of the log at most. */
final class DailySnapshot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DailySnapshot.class);
    private static final long AFTER_THE_RUN_NANOS = 10 * Utc.NANOS_PER_MINUTE;

    private final Node node;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("daily-snapshot").daemon().factory());

    DailySnapshot(Node node, InstantSource clock) {
        this.node = node;
        timer.scheduleAtFixedRate(
                this::take, waitNanos(Utc.nanos(clock.instant())), Utc.NANOS_PER_DAY, TimeUnit.NANOSECONDS);
    }

    /** From an instant to the next snapshot. */
    static long waitNanos(long nowNanos) {
        return ListingCalendar.nextDailyRunNanos(nowNanos - AFTER_THE_RUN_NANOS) + AFTER_THE_RUN_NANOS - nowNanos;
    }

    private void take() {
        try {
            node.snapshot();
            LOG.info("The state is written down");
        } catch (RuntimeException e) {
            LOG.warn("The state could not be written down today: {}", e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

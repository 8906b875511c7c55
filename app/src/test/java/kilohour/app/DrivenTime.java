package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import kilohour.sources.Waiting;

/** A clock that stands until it is put ahead, and those who wait by it. */
final class DrivenTime implements InstantSource, Waiting {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Instant start;
    private final List<Long> wakeAtNanos = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    DrivenTime(Instant start) {
        this.start = start;
    }

    @Override
    public synchronized Instant instant() {
        return start.plus(passed);
    }

    @Override
    public synchronized long nanoTime() {
        return passed.toNanos();
    }

    @Override
    public synchronized void sleep(long nanos) throws InterruptedException {
        if (nanos <= 0) return;
        Long until = nanoTime() + nanos;
        wakeAtNanos.add(until);
        notifyAll();
        try {
            while (nanoTime() < until) wait();
        } finally {
            wakeAtNanos.remove(until);
        }
    }

    /** Waits until so many wait for a later time: what was due is done. */
    synchronized void awaitWaiting(int readers) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (wakeAtNanos.stream().filter(until -> until > nanoTime()).count() < readers) {
            assertThat(System.nanoTime() - deadline)
                    .as("readers are still at work")
                    .isNegative();
            wait(100);
        }
    }

    /** Puts the clock ahead once so many wait, and waits until they do again. */
    void to(Instant instant, int readers) throws InterruptedException {
        awaitWaiting(readers);
        synchronized (this) {
            passed = Duration.between(start, instant);
            notifyAll();
        }
        awaitWaiting(readers);
    }
}

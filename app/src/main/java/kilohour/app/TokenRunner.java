package kilohour.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import kilohour.contracts.ListingCalendar;
import kilohour.sources.TokenFiles;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenMethod;
import kilohour.tokens.TokenPrint;
import kilohour.units.Utc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints the token index from files of token quotes, from their first day on, and keeps each record once its day is
 * frozen; on a thread of its own. Nothing is traded on it, so the market is told nothing. After a restart the same
 * records are made again.
 */
final class TokenRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenRunner.class);
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final List<Path> observations;
    private final boolean practice;
    private final Consumer<TokenPrint> archive;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean closing;

    /** Starts at once. */
    TokenRunner(List<Path> observations, boolean practice, Consumer<TokenPrint> archive, InstantSource clock) {
        this.observations = observations;
        this.practice = practice;
        this.archive = archive;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("token-index").daemon().start(this::run);
    }

    private void run() {
        try (var files = TokenFiles.open(observations)) {
            if (files.hasNext()) print(files);
        } catch (InterruptedException e) {
            LOG.debug("The token index stops");
        } catch (RuntimeException e) {
            if (!closing) LOG.error("The token index is not printed any more: {}", e.getMessage(), e);
        }
    }

    private void print(TokenFiles files) throws InterruptedException {
        var index = new TokenIndex(TokenMethod.V1, practice);
        for (int day = Utc.day(files.nextAtNanos()); ; day++) {
            awaitFrozen(day);
            while (files.nextAtNanos() < Utc.startOfDay(day + 1)) index.observe(files.next());
            archive.accept(index.print(day));
        }
    }

    private void awaitFrozen(int day) throws InterruptedException {
        while (!closing) {
            long millis = (ListingCalendar.printFrozenNanos(day) - Utc.nanos(clock.instant())) / Utc.NANOS_PER_MILLI;
            if (millis <= 0) return;
            Thread.sleep(Math.min(LONGEST_WAIT_MILLIS, millis + 1));
        }
        throw new InterruptedException();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

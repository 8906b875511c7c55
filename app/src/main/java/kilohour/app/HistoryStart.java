package kilohour.app;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import kilohour.exchange.Event;
import kilohour.exchange.StateRecord;
import kilohour.history.History;
import kilohour.history.HistoryRunner;
import kilohour.node.MarketState;
import kilohour.node.Tape;

/**
 * What a start reads of the tape: what the history still lacks, which is nothing after a clean stop, and the venue's
 * first commands. Everything else comes from the market's state and from the history.
 */
final class HistoryStart {
    private static final Duration COMMITTED_WITHIN = Duration.ofMinutes(1);
    private static final long FIRST_LISTING_SECONDS_MAX = 60;

    private final Console console;
    private final Supplier<Throwable> broken;

    /** @param broken what broke in the house, null as long as nothing did */
    HistoryStart(Console console, Supplier<Throwable> broken) {
        this.console = console;
        this.broken = broken;
    }

    /**
     * Has the history written up to the state and not beyond.
     *
     * @throws Stop if it cannot be
     */
    void catchUp(Tape tape, MarketState state, HistoryRunner records) {
        long end = state.logPosition();
        if (records.startLogPosition() > end)
            throw new Stop(
                    ExitCode.FAILED,
                    "the history is ahead of the venue's log; remove " + History.FILE_NAME
                            + " from the home, and it is rebuilt from the tape");
        long from = Math.max(0, records.startLogPosition());
        try (Tape.Follower reader = tape.follow(from, entry -> {
            if (entry.logPosition() <= end) records.record(entry.logPosition(), entry.command(), entry.batch());
        })) {
            await(reader, end);
        }
        var venue = (StateRecord.VenueState) state.records().getFirst();
        try {
            if (!records.awaitCommitted(venue.nextSequence() - 1, COMMITTED_WITHIN))
                throw new Stop(ExitCode.FAILED, "the history could not be brought up to the log");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stop(ExitCode.FAILED, "interrupted while the history was being written", e);
        }
    }

    private void await(Tape.Follower reader, long end) {
        long nextLineNanos = System.nanoTime() + 1_000_000_000L;
        while (reader.readLogPosition() < end) {
            Throwable failure = reader.failure().orElse(broken.get());
            if (failure != null) throw new Stop(ExitCode.FAILED, "failed: " + failure.getMessage(), failure);
            if (System.nanoTime() > nextLineNanos) {
                console.line("Writing the history: " + 100 * reader.readLogPosition() / end + "%");
                nextLineNanos += 1_000_000_000L;
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** When the venue listed its first good, nanoseconds since 1970; that is among the first things it was told. */
    static long firstListingNanos(Tape tape) {
        var found = new CompletableFuture<Long>();
        try (Tape.Follower _ = tape.follow(0, entry -> {
            for (Event event : entry.batch().events())
                if (event instanceof Event.UnderlyingListed)
                    found.complete(entry.batch().atNanos());
        })) {
            return found.orTimeout(FIRST_LISTING_SECONDS_MAX, TimeUnit.SECONDS).join();
        }
    }
}

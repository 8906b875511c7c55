package kilohour.simulation;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.units.Utc;

/** Sends commands to a venue with many on their way at once, and takes the answers in the order of sending. */
final class Pipeline {
    private static final int ON_THEIR_WAY_MAX = 256;
    private static final int BUSY_TRIES_MAX = 1_000;
    private static final long BUSY_PAUSE_NANOS = 10 * Utc.NANOS_PER_MILLI;

    private record Sent(Command command, CompletableFuture<Batch> answer, Consumer<Batch> taker) {}

    private final Venue venue;
    private final Tally tally;
    private final ArrayDeque<Sent> onTheirWay = new ArrayDeque<>();
    private long commands;

    Pipeline(Venue venue, Tally tally) {
        this.venue = venue;
        this.tally = tally;
    }

    /** Sends a command and hands its answer over when its turn comes; waits only while too many are on their way. */
    void send(Command command, Consumer<Batch> taker) {
        while (onTheirWay.size() >= ON_THEIR_WAY_MAX) takeOne();
        onTheirWay.add(new Sent(command, accepted(command), taker));
        commands++;
    }

    /** Sends a command of the venue's officer, which must succeed. */
    void order(Command command, Consumer<Batch> taker) {
        send(command, batch -> {
            requireDone(command, batch);
            taker.accept(batch);
        });
    }

    void order(Command command) {
        order(command, _ -> {});
    }

    /** Waits for all answers. */
    void takeAll() {
        while (!onTheirWay.isEmpty()) takeOne();
    }

    /** Moves a driven clock, as often as it takes to do all that falls due. */
    void advance(long toNanos) {
        var remains = new boolean[] {true};
        while (remains[0]) {
            remains[0] = false;
            order(
                    new Command.AdvanceTime(toNanos),
                    batch -> remains[0] = batch.events().stream()
                            .anyMatch(event -> event instanceof Event.TimeAdvanced advanced && advanced.workRemains()));
            takeAll();
        }
    }

    long commands() {
        return commands;
    }

    /** A venue that refuses to take a command has not seen it: it is offered again after the others are answered. */
    private CompletableFuture<Batch> accepted(Command command) {
        RuntimeException busy = null;
        for (int tries = 0; tries < BUSY_TRIES_MAX; tries++) {
            try {
                return venue.send(command);
            } catch (RuntimeException refused) {
                busy = refused;
                takeAll();
                LockSupport.parkNanos(BUSY_PAUSE_NANOS);
            }
        }
        throw new IllegalStateException("the venue has been too busy for too long to take " + command, busy);
    }

    private void takeOne() {
        Sent first = onTheirWay.remove();
        Batch batch;
        try {
            batch = first.answer().join();
        } catch (CompletionException unanswered) {
            throw new IllegalStateException("the venue gave no answer to " + first.command(), unanswered.getCause());
        }
        tally.add(batch);
        first.taker().accept(batch);
    }

    private static void requireDone(Command command, Batch batch) {
        for (Event event : batch.events()) {
            if (event instanceof Event.CommandRejected rejected)
                throw new IllegalStateException("the venue refused " + command + ": " + rejected.sentence());
            if (event instanceof Event.RequestRejected rejected)
                throw new IllegalStateException("the venue refused " + command + ": " + rejected.sentence());
        }
    }
}

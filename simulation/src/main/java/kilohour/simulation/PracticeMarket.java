package kilohour.simulation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.units.Utc;

/**
 * The cast at work on a live practice venue: at most twenty commands in any second of venue time, all participants
 * together. Call {@link #step} every 100 to 200 ms, always from the same thread; it returns at once. Nothing need be
 * kept over a restart: whoever takes part reads its open orders from the venue and cancels what is stale.
 */
public final class PracticeMarket {
    /** Most commands of one participant in a row, so that all get their turn. */
    private static final int COMMANDS_PER_TURN_MAX = 4;

    /** After the venue was too busy, everybody waits. */
    private static final long BUSY_NANOS = Utc.NANOS_PER_SECOND;

    /** A command that has had no answer for so long is given up: what came of it shows in the open orders. */
    private static final long ANSWER_NANOS = 10 * Utc.NANOS_PER_SECOND;

    private record Sent(Command.Request command, long atNanos, CompletableFuture<Batch> answer) {}

    private final Venue venue;
    private final List<Participant> participants;
    private final Map<Participant, ArrayDeque<Sent>> unanswered = new HashMap<>();
    private final CommandAllowance allowance = new CommandAllowance();
    private int next;
    private long waitUntilNanos = Long.MIN_VALUE;

    /** @param seed makes the participants; the same seed and the same market give the same commands */
    public PracticeMarket(Venue venue, long seed) {
        this(venue, PracticeCast.participants(seed));
    }

    PracticeMarket(Venue venue, List<Participant> participants) {
        this.venue = venue;
        this.participants = participants;
        for (Participant each : participants) unanswered.put(each, new ArrayDeque<>());
    }

    /** Lets participants act, as far as the allowance goes. Does not wait for answers. */
    public void step() {
        long now = venue.nowNanos();
        for (Participant each : participants) hear(each, now);
        if (now < waitUntilNanos) return;
        int available = allowance.available(now);
        for (int turns = 0; turns < participants.size() && available > 0 && now >= waitUntilNanos; turns++) {
            Participant each = participants.get(next);
            next = (next + 1) % participants.size();
            if (unanswered.get(each).isEmpty()) available -= act(each, Math.min(available, COMMANDS_PER_TURN_MAX), now);
        }
    }

    private int act(Participant each, int commandsMax, long nowNanos) {
        int sent = 0;
        try {
            for (Command.Request command : each.turn(venue, commandsMax)) {
                allowance.spend(1);
                sent++;
                unanswered.get(each).add(new Sent(command, nowNanos, venue.send(command)));
            }
        } catch (NoSuchElementException settledMeanwhile) {
            return sent; // a contract ended between two looks at the market: the next turn sees it
        } catch (RuntimeException busy) {
            waitUntilNanos = nowNanos + BUSY_NANOS;
        }
        return sent;
    }

    private void hear(Participant each, long nowNanos) {
        var waiting = unanswered.get(each);
        while (!waiting.isEmpty()) {
            Sent first = waiting.peek();
            if (!first.answer().isDone()) {
                if (nowNanos - first.atNanos() < ANSWER_NANOS) return;
            } else if (first.answer().isCompletedExceptionally()) {
                waitUntilNanos = nowNanos + BUSY_NANOS;
            } else {
                tell(each, first.command(), first.answer().join());
            }
            waiting.poll();
        }
    }

    static void tell(Participant each, Command.Request command, Batch answer) {
        for (Event event : answer.events())
            if (event instanceof Event.RequestRejected rejected
                    && rejected.account() == each.account()
                    && rejected.requestId().equals(command.requestId()))
                each.refused(command, rejected.reason(), answer.atNanos());
    }
}

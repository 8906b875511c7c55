package kilohour.app;

import java.util.concurrent.locks.LockSupport;
import kilohour.exchange.Exchange;
import kilohour.node.Node;
import kilohour.node.Tape;
import kilohour.node.TapeEntry;
import kilohour.wire.StateHash;

/**
 * The whole tape once more, through a new market: every command must cause what it caused, and the state in the end must
 * be the venue's.
 */
final class Replay {
    /**
     * What came of it.
     *
     * @param commands replayed
     * @param logPosition of the last of them
     * @param hash of the replayed state
     * @param venueHash of the venue's own state after the same command
     * @param differsAt log position of the first command that caused something else, 0 if none did
     */
    record Outcome(long commands, long logPosition, String hash, String venueHash, long differsAt) {
        boolean isSame() {
            return differsAt == 0 && hash.equals(venueHash);
        }
    }

    private final Exchange exchange = new Exchange();
    private long endLogPosition = -1;
    private long commands;
    private long logPosition;
    private long differsAt;

    private Replay() {}

    /** Replays up to the command that the venue stands at now. */
    static Outcome of(Node node) {
        var mark = node.stateMark();
        var replay = new Replay();
        replay.endLogPosition = mark.logPosition();
        read(node.tape(), mark.logPosition(), replay::apply);
        return new Outcome(
                replay.commands, replay.logPosition, StateHash.of(replay.exchange), mark.hash(), replay.differsAt);
    }

    private void apply(TapeEntry entry) {
        if (entry.logPosition() > endLogPosition || differsAt != 0) return;
        commands++;
        logPosition = entry.logPosition();
        if (!exchange.apply(entry.appliedNanos(), entry.command()).equals(entry.batch()))
            differsAt = entry.logPosition();
    }

    /** Gives a reader every entry from the first to the one at a position, and returns when it has them. */
    static void read(Tape tape, long toLogPosition, java.util.function.Consumer<TapeEntry> reader) {
        try (Tape.Follower follower = tape.follow(0, reader)) {
            while (follower.readLogPosition() < toLogPosition) {
                follower.failure().ifPresent(failure -> {
                    throw new Stop(ExitCode.FAILED, "the tape could not be read: " + failure.getMessage(), failure);
                });
                LockSupport.parkNanos(1_000_000);
            }
        }
    }
}

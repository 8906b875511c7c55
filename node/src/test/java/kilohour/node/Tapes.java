package kilohour.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.wire.StateHash;

/** Reads tapes in tests. */
final class Tapes {
    private Tapes() {}

    /** All entries after a position, up to the tape's end as it is now. */
    static List<TapeEntry> read(Node node, long afterLogPosition) {
        long end = node.tape().endLogPosition();
        List<TapeEntry> entries = new ArrayList<>();
        try (Tape.Follower follower = node.tape().follow(afterLogPosition, entries::add)) {
            until(() -> follower.readLogPosition() >= end, "the follower at " + end);
        }
        return entries;
    }

    /** Low halves of the request ids of all deposits, in order. */
    static List<Long> requests(List<TapeEntry> tape) {
        return tape.stream()
                .map(TapeEntry::command)
                .filter(Command.Deposit.class::isInstance)
                .map(command -> ((Command.Deposit) command).requestId().low())
                .toList();
    }

    static boolean sequencesAreWithoutGaps(List<TapeEntry> tape) {
        long next = 1;
        for (TapeEntry entry : tape) {
            if (entry.batch().firstSequence() != next) {
                return false;
            }
            next = entry.batch().nextSequence();
        }
        return true;
    }

    /** The state's hash equals that of a new market to which the tape is applied from the start. */
    static void assertReplayGivesTheState(Node node) {
        StateMark mark = node.stateMark();
        Exchange replica = new Exchange();
        long at = 0;
        for (TapeEntry entry : read(node, 0)) {
            if (entry.logPosition() > mark.logPosition()) {
                break;
            }
            assertThat(replica.apply(entry.appliedNanos(), entry.command())).isEqualTo(entry.batch());
            at = entry.logPosition();
        }
        assertThat(at).isEqualTo(mark.logPosition());
        assertThat(StateHash.of(replica)).isEqualTo(mark.hash());
    }

    static void until(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline)
                    .as("waited 60 s for " + what)
                    .isNegative();
            LockSupport.parkNanos(1_000_000);
        }
    }
}

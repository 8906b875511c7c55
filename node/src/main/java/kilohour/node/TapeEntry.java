package kilohour.node;

import kilohour.exchange.Batch;
import kilohour.exchange.Command;

/**
 * One command with all it caused. {@code exchange.apply(appliedNanos, command)} on a market in the state before it
 * gives the same batch and the same state after.
 *
 * @param logPosition where the command stands in the log, bytes; grows from entry to entry, with gaps
 * @param appliedNanos the time given to the market, nanoseconds since 1970 UTC; later than the batch's own while a
 *     market that was down still makes up for what fell due
 */
public record TapeEntry(long logPosition, long appliedNanos, Command command, Batch batch) {
    /** An entry of a market that is not behind. */
    public TapeEntry(long logPosition, Command command, Batch batch) {
        this(logPosition, batch.atNanos(), command, batch);
    }
}

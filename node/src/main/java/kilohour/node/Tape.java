package kilohour.node;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The recorded output: every command with its events, once each, in the order of the log. It is kept from the first
 * command on, so a reader that lost everything starts again from 0.
 */
public interface Tape {
    /**
     * Reads on from a position, on a thread of its own: first what is recorded, then each new entry as soon as it is
     * on disk. A slow reader delays nobody.
     *
     * @param afterLogPosition the position of the last entry already read; 0 to read from the start
     */
    Follower follow(long afterLogPosition, Consumer<TapeEntry> reader);

    /** Position of the last entry, 0 while there is none; a follower is certain to come to it. */
    long endLogPosition();

    /** One reader at work. */
    interface Follower extends AutoCloseable {
        /** Position of the last entry that the reader has dealt with. */
        long readLogPosition();

        /** What the reader threw; it gets no more entries after that. */
        Optional<Throwable> failure();

        /** Stops after the entry in hand, and waits for it, except when called by the reader itself. */
        @Override
        void close();
    }
}

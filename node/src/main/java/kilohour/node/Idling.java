package kilohour.node;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * How long the threads that pass a command on sleep when there is nothing to pass. Each doubles its sleep up to a longest
 * one, so a command that comes after a quiet moment waits for half of that on average, at every hand-over.
 */
final class Idling {
    /** Of the member's threads. At a millisecond an order in a quiet market waits for one to two, all hand-overs taken. */
    private static final long MEMBER_NANOS_MAX = TimeUnit.MICROSECONDS.toNanos(250);
    /** Of a session for whose commands answers are on their way. */
    private static final long ANSWER_NANOS_MAX = TimeUnit.MICROSECONDS.toNanos(50);

    private static final long NANOS_MIN = 1_000;
    private static final int SPINS = 10;
    private static final int YIELDS = 20;

    private Idling() {}

    static IdleStrategy member() {
        return new BackoffIdleStrategy(SPINS, YIELDS, NANOS_MIN, MEMBER_NANOS_MAX);
    }

    static IdleStrategy forAnswers() {
        return new BackoffIdleStrategy(SPINS, YIELDS, NANOS_MIN, ANSWER_NANOS_MAX);
    }
}

package kilohour.systemtests;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition that nobody announces, by looking. */
final class Poll {
    private static final long LOOK_NANOS = 20_000_000;

    private Poll() {}

    static void until(String what, Duration within, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not within " + within + ": " + what);
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}

package kilohour.simulation;

import kilohour.units.Utc;

/**
 * How many commands may be sent: {@value #PER_SECOND} a second with bursts of {@value #BURST}, so that no second of
 * venue time ever sees more than their sum, 20.
 */
final class CommandAllowance {
    static final int PER_SECOND = 16;
    static final int BURST = 4;

    private static final long NANOS_PER_COMMAND = Utc.NANOS_PER_SECOND / PER_SECOND;

    private long atNanos;
    private long savedNanos = BURST * NANOS_PER_COMMAND;
    private boolean started;

    /** How many commands may be sent now. */
    int available(long nowNanos) {
        if (started) {
            long passed = Math.clamp(nowNanos - atNanos, 0, BURST * NANOS_PER_COMMAND);
            savedNanos = Math.min(BURST * NANOS_PER_COMMAND, savedNanos + passed);
        }
        started = true;
        atNanos = nowNanos;
        return (int) (savedNanos / NANOS_PER_COMMAND);
    }

    void spend(int commands) {
        savedNanos -= commands * NANOS_PER_COMMAND;
    }
}

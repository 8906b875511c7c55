package kilohour.exchange;

/**
 * How many resting orders the orders of one command may meet, so that its work is bounded whatever rests. An order meets
 * {@link #MOST} at most; once all orders of a command together have met so many, no further one is begun: stops and
 * slices of liquidations wait for the next tick. Nothing of it outlives the command.
 */
final class MatchAllowance {
    /** Resting orders; each tranche of an iceberg and each leg of an implied trade counts. */
    static final int MOST = 1_000;

    /** Since the command began, and when the order at hand began. */
    private int met;

    private int metBefore;

    void begin() {
        met = 0;
        metBefore = 0;
    }

    /** Another order of the same command is worked. */
    void next() {
        metBefore = met;
    }

    void met(int orders) {
        met += orders;
    }

    /** How many the order at hand may still meet. */
    int left() {
        return Math.max(0, MOST - (met - metBefore));
    }

    /** Whether the command has met so many that it begins no further order. */
    boolean isUsedUp() {
        return met >= MOST;
    }
}

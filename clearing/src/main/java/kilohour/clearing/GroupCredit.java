package kilohour.clearing;

import kilohour.units.Rounding;

/**
 * What the offset of a group takes off the sum of its members' margins, in micro-dollars: o × (Σ max over s of L_u(s) − max
 * over s of Σ L_u(s)), rounded down. The least for options sold short stands: it is no loss in a scenario.
 *
 * <pre>
 *   10 lots of H100 long at 2.600, 9 of H200 short at 2.800, 744 hours each, o = 30%
 *              down 15%     up 15%     worst
 *   H100       2,901.60  −2,901.60  2,901.60
 *   H200      −2,812.32   2,812.32  2,812.32
 *   both          89.28     −89.28     89.28
 *   5,713.92 − 30% × (5,713.92 − 89.28) = 5,713.92 − 1,687.392 = 4,026.528
 * </pre>
 */
public final class GroupCredit {
    private static final long MILLION = 1_000_000;
    /** A member that could lose more has no offset, and gains beyond it do not count: sums of 16 fit in a long. */
    private static final long LOSS_MAX = 1L << 57;

    private final long offsetPpm;
    private long[] jointHeld = {};
    private long[] joint = {};
    private long worstHeldMicros;
    private long worstMicros;
    private long leastHeldMicros;
    private long leastMicros;
    private int members;
    private boolean tooLarge;

    public GroupCredit(long offsetPpm) {
        this.offsetPpm = offsetPpm;
    }

    /** Starts anew, with so many scenarios. */
    public void clear(int scenarios) {
        if (joint.length == scenarios) {
            java.util.Arrays.fill(jointHeld, 0);
            java.util.Arrays.fill(joint, 0);
        } else {
            jointHeld = new long[scenarios];
            joint = new long[scenarios];
        }
        worstHeldMicros = 0;
        worstMicros = 0;
        leastHeldMicros = 0;
        leastMicros = 0;
        members = 0;
        tooLarge = false;
    }

    /** Counts one of the members. */
    public void add(MarginVector vector) {
        members++;
        tooLarge |= vector.worstMicros() > LOSS_MAX || vector.worstHeldMicros() > LOSS_MAX;
        if (tooLarge) return;
        for (int s = 0; s < joint.length; s++) {
            jointHeld[s] += Math.max(-LOSS_MAX, vector.positionLossMicros(s));
            joint[s] += Math.max(-LOSS_MAX, vector.lossMicros(s));
        }
        worstHeldMicros += vector.worstHeldMicros();
        worstMicros += vector.worstMicros();
        leastHeldMicros += vector.shortMinimumHeldMicros();
        leastMicros += vector.shortMinimumMicros();
    }

    /** Off maintenance margin. */
    public long maintenanceMicros() {
        return isNone() ? 0 : credit(worstHeldMicros, jointHeld, leastHeldMicros);
    }

    /**
     * Off initial margin: what orders count with, and the surcharge on what is off maintenance.
     *
     * @param initialPpm as in {@link MarginParameters}, the same of all members
     */
    public long initialMicros(long initialPpm) {
        if (isNone()) return 0;
        return Math.addExact(
                credit(worstMicros, joint, leastMicros),
                Rounding.floor(maintenanceMicros(), initialPpm - MILLION, MILLION));
    }

    private boolean isNone() {
        return members < 2 || tooLarge;
    }

    private long credit(long worst, long[] jointLosses, long least) {
        long together = 0;
        for (long loss : jointLosses) together = Math.max(together, loss);
        return Math.min(worst - least, Rounding.floor(worst - together, offsetPpm, MILLION));
    }
}

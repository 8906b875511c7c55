package kilohour.clearing;

import java.util.Arrays;
import kilohour.units.Rounding;

/**
 * One account's losses in one underlying, scenario by scenario, in micro-dollars: of its positions, and on top of all
 * its open orders as far as they could make things worse. Exact over every subset of fills: a fill that helps is not
 * counted on.
 *
 * <p>The loops are plain sums of products. They cannot overflow unseen: the largest product of a loop is taken exactly,
 * and no sum may reach 2<sup>62</sup>, so that the next one still fits in a long.
 */
public final class MarginVector {
    private static final long STALE = -1;
    private static final long LOSS_MAX = 1L << 62;

    private final long[] positionLossMicros;
    /** With what the open orders could add. */
    private final long[] lossMicros;

    /** The worst of each, 0 or more; or stale, and then found anew when asked for. */
    private long maintenanceMicros;

    private long worstMicros;
    private long surchargeMicros;
    private long surchargePpm;
    /** Of what {@link #addHeld} counted: a bound that no sum is beyond. */
    private long heldMostMicros;

    /** Positions that {@link #addHeld} was given and that are not in the sums yet: added four at a time. */
    private final long[][] waitingGains = new long[4][];

    private final long[] waitingLots = new long[4];
    private int waiting;
    /** The least that margin is for options sold short: of positions, and with the open orders. */
    private long shortMinimumHeldMicros;

    private long shortMinimumMicros;
    /** On top of the scenarios: of positions, and with the open orders. */
    private long chargesHeldMicros;

    private long chargesMicros;

    public MarginVector(int scenarios) {
        positionLossMicros = new long[scenarios];
        lossMicros = new long[scenarios];
    }

    /** As many scenarios as it was made for. */
    public int count() {
        return lossMicros.length;
    }

    /** Forgets all positions and orders. */
    public void clear() {
        Arrays.fill(positionLossMicros, 0);
        Arrays.fill(lossMicros, 0);
        maintenanceMicros = 0;
        worstMicros = 0;
        surchargeMicros = 0;
        heldMostMicros = 0;
        waiting = 0;
        shortMinimumHeldMicros = 0;
        shortMinimumMicros = 0;
        charges(0, 0);
    }

    /**
     * Sets the least that margin is, whatever the scenarios say, for options sold short.
     *
     * @param heldMicros of the positions
     * @param micros of the positions with all sells filled
     */
    public void shortMinimum(long heldMicros, long micros) {
        if (heldMicros == shortMinimumHeldMicros && micros == shortMinimumMicros) return;
        shortMinimumHeldMicros = heldMicros;
        shortMinimumMicros = micros;
        maintenanceMicros = STALE;
        worstMicros = STALE;
    }

    /**
     * Sets what margin is on top of scenarios and short minimum (see {@link ChargeTariff}).
     *
     * @param heldMicros of the positions
     * @param micros at their largest over what the open orders could do
     */
    public void charges(long heldMicros, long micros) {
        if (heldMicros != chargesHeldMicros) surchargePpm = 0;
        chargesHeldMicros = heldMicros;
        chargesMicros = micros;
    }

    /** As last set, with the open orders. */
    public long chargesMicros() {
        return chargesMicros;
    }

    /** As last set, of the positions. */
    public long chargesHeldMicros() {
        return chargesHeldMicros;
    }

    /** As last set, with the open orders. */
    public long shortMinimumMicros() {
        return shortMinimumMicros;
    }

    /** As last set, of the positions. */
    public long shortMinimumHeldMicros() {
        return shortMinimumHeldMicros;
    }

    /**
     * Counts lots held on a vector that has nothing yet but what this method gave it; {@link #held} ends it. Half the work
     * of {@link #addPosition}, which keeps both sums; and four positions are added in one pass, since with few scenarios
     * a pass costs more than its sums.
     */
    public void addHeld(ContractScenarios scenarios, long signedLots) {
        long[] gains = scenarios.gainsPerLotMicros();
        long most = Math.multiplyExact(gains[positionLossMicros.length], Math.absExact(signedLots));
        heldMostMicros = Math.addExact(heldMostMicros, most);
        if (heldMostMicros >= LOSS_MAX) {
            addWaiting();
            add(positionLossMicros, gains, -signedLots);
            return;
        }
        // No sum can be beyond the sum of the largest products.
        waitingGains[waiting] = gains;
        waitingLots[waiting] = signedLots;
        if (++waiting == waitingGains.length) addWaiting();
    }

    private void addWaiting() {
        if (waiting == waitingGains.length)
            subtract(
                    positionLossMicros,
                    waitingGains[0],
                    waitingLots[0],
                    waitingGains[1],
                    waitingLots[1],
                    waitingGains[2],
                    waitingLots[2],
                    waitingGains[3],
                    waitingLots[3]);
        else for (int i = 0; i < waiting; i++) subtract(positionLossMicros, waitingGains[i], waitingLots[i]);
        waiting = 0;
    }

    private static void subtract(long[] sums, long[] gains, long lots) {
        int count = sums.length;
        for (int s = 0; s < count; s++) sums[s] -= lots * gains[s];
    }

    private static void subtract(
            long[] sums, long[] a, long aLots, long[] b, long bLots, long[] c, long cLots, long[] d, long dLots) {
        int count = sums.length;
        for (int s = 0; s < count; s++) sums[s] -= aLots * a[s] + bLots * b[s] + cLots * c[s] + dLots * d[s];
    }

    /** All that is held was counted: orders may come on top. */
    public void held() {
        addWaiting();
        System.arraycopy(positionLossMicros, 0, lossMicros, 0, lossMicros.length);
        maintenanceMicros = STALE;
        worstMicros = STALE;
    }

    /** Counts more lots held (fewer if negative). */
    public void addPosition(ContractScenarios scenarios, long signedLots) {
        long[] gains = scenarios.gainsPerLotMicros();
        add(positionLossMicros, gains, -signedLots);
        add(lossMicros, gains, -signedLots);
        maintenanceMicros = STALE;
        worstMicros = STALE;
    }

    /**
     * Counts an open order's lots; with negative lots, takes them off again.
     *
     * @param lossPerLotMicros from {@link OrderLosses}
     */
    public void addOrder(long[] lossPerLotMicros, long lots) {
        add(lossMicros, lossPerLotMicros, lots);
        worstMicros = STALE;
    }

    /** Counts an order anew that changed its lots or its price: takes it off as it was and adds it as it is. */
    public void changeOrder(long[] lossPerLotMicros, long lots, long[] beforePerLotMicros, long beforeLots) {
        long[] sums = lossMicros;
        int count = sums.length;
        requireProducts(lossPerLotMicros[count], lots);
        requireProducts(beforePerLotMicros[count], beforeLots);
        long beyond = 0;
        for (int s = 0; s < count; s++) {
            // What is taken off is part of the sum, so that it cannot take it beyond where it came from.
            long sum = sums[s] - beforeLots * beforePerLotMicros[s] + lots * lossPerLotMicros[s];
            sums[s] = sum;
            beyond |= sum ^ (sum << 1);
        }
        requireSums(beyond);
        worstMicros = STALE;
    }

    /**
     * Counts two orders of which one cancels the other, in each scenario with the worse of the two; with a sign of −1,
     * takes them off again.
     *
     * @param firstPerLotMicros from {@link OrderLosses}; the second's likewise
     * @param sign 1 or −1
     */
    public void addPair(
            long[] firstPerLotMicros, long firstLots, long[] secondPerLotMicros, long secondLots, int sign) {
        int count = lossMicros.length;
        requireProducts(firstPerLotMicros[count], firstLots);
        requireProducts(secondPerLotMicros[count], secondLots);
        long beyond = 0;
        for (int s = 0; s < count; s++) {
            long worse = Math.max(firstLots * firstPerLotMicros[s], secondLots * secondPerLotMicros[s]);
            long sum = lossMicros[s] + sign * worse;
            lossMicros[s] = sum;
            beyond |= sum ^ (sum << 1);
        }
        requireSums(beyond);
        worstMicros = STALE;
    }

    private static void add(long[] sums, long[] perLotMicros, long lots) {
        int count = sums.length;
        requireProducts(perLotMicros[count], lots);
        long beyond = 0;
        for (int s = 0; s < count; s++) {
            long sum = sums[s] + lots * perLotMicros[s];
            sums[s] = sum;
            beyond |= sum ^ (sum << 1);
        }
        requireSums(beyond);
    }

    private static void requireProducts(long largestPerLotMicros, long lots) {
        long product = Math.multiplyExact(largestPerLotMicros, lots);
        if (product <= -LOSS_MAX || product >= LOSS_MAX) throw tooLarge();
    }

    /** A sum is inside ±2⁶² where its two leading bits are the same. */
    private static void requireSums(long beyond) {
        if (beyond < 0) throw tooLarge();
    }

    private static ArithmeticException tooLarge() {
        return new ArithmeticException("a scenario loss beyond 2^62 micro-dollars");
    }

    /** The worst loss of the positions alone, 0 or more, with their charges. */
    public long maintenanceMicros() {
        return worstHeldMicros() + chargesHeldMicros;
    }

    /** The worst loss of the positions alone or their least for short options, 0 or more; without charges. */
    long worstHeldMicros() {
        if (maintenanceMicros == STALE) {
            maintenanceMicros = Math.max(shortMinimumHeldMicros, worst(positionLossMicros));
            surchargePpm = 0;
        }
        return maintenanceMicros;
    }

    private static long worst(long[] losses) {
        long worst = 0;
        for (long loss : losses) worst = Math.max(worst, loss);
        return worst;
    }

    /**
     * Maintenance with its surcharge, plus what open orders add to the worst loss and to the charges; the surcharge rounds
     * up.
     *
     * @param initialPpm as in {@link MarginParameters}
     */
    public long initialMicros(long initialPpm) {
        return Math.addExact(worstMicros() + chargesMicros, surchargeMicros(initialPpm));
    }

    /** The same with the open orders. */
    long worstMicros() {
        if (worstMicros == STALE) worstMicros = Math.max(shortMinimumMicros, worst(lossMicros));
        return worstMicros;
    }

    /**
     * Whether initial margin would be at most so much if an order stood, with another taken away that it replaces. The
     * short minimum and the charges must be those with the order.
     *
     * @param lossPerLotMicros of the order, from {@link OrderLosses}
     * @param replacedLossPerLotMicros likewise; anything if {@code replacedLots} is 0
     * @param mostMicros 0 or more
     */
    public boolean initialWithIsAtMost(
            long mostMicros,
            long initialPpm,
            long[] lossPerLotMicros,
            long lots,
            long[] replacedLossPerLotMicros,
            long replacedLots) {
        long[] losses = lossMicros;
        int count = losses.length;
        requireProducts(lossPerLotMicros[count], lots);
        requireProducts(replacedLossPerLotMicros[count], replacedLots);
        long roomMicros = Math.min(mostMicros, LOSS_MAX) - surchargeMicros(initialPpm) - chargesMicros;
        long beyond = roomMicros | (roomMicros - shortMinimumMicros);
        for (int s = 0; s < count; s++) {
            long loss = losses[s] - replacedLots * replacedLossPerLotMicros[s] + lots * lossPerLotMicros[s];
            beyond |= (roomMicros - loss) | (loss ^ (loss << 1));
        }
        return beyond >= 0;
    }

    private long surchargeMicros(long initialPpm) {
        long maintenance = maintenanceMicros();
        if (surchargePpm != initialPpm) {
            surchargeMicros = Rounding.ceiling(maintenance, initialPpm - 1_000_000, 1_000_000);
            surchargePpm = initialPpm;
        }
        return surchargeMicros;
    }

    /** Loss of the positions in a scenario; a gain is negative. */
    long positionLossMicros(int scenario) {
        return positionLossMicros[scenario];
    }

    /** Loss in a scenario with all orders that could hurt; a gain is negative. */
    public long lossMicros(int scenario) {
        return lossMicros[scenario];
    }

    /** Whether it says the same as another, scenario by scenario. */
    public boolean equalTo(MarginVector other) {
        return Arrays.equals(positionLossMicros, other.positionLossMicros)
                && Arrays.equals(lossMicros, other.lossMicros)
                && shortMinimumMicros == other.shortMinimumMicros
                && chargesMicros == other.chargesMicros
                && maintenanceMicros() == other.maintenanceMicros();
    }
}

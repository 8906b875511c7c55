package kilohour.clearing;

import kilohour.units.Rounding;
import kilohour.units.Side;

/**
 * One account's losses in one underlying, scenario by scenario, in micro-dollars: of its positions, and on top of all
 * its open orders as far as they could make things worse. Exact over every subset of fills: a fill that helps is not
 * counted on.
 */
public final class MarginVector {
    private final long[] positionLossMicros;
    private final long[] orderLossMicros;

    public MarginVector(int scenarios) {
        positionLossMicros = new long[scenarios];
        orderLossMicros = new long[scenarios];
    }

    /** Counts more lots held (fewer if negative). */
    public void addPosition(ContractScenarios scenarios, long signedLots) {
        for (int s = 0; s < positionLossMicros.length; s++)
            positionLossMicros[s] = Math.subtractExact(
                    positionLossMicros[s], Math.multiplyExact(signedLots, scenarios.gainPerLotMicros(s)));
    }

    /** Counts an open order's lots; with negative lots, takes them off again. */
    public void addOrder(ContractScenarios scenarios, Side side, long limitTicks, long lots) {
        for (int s = 0; s < orderLossMicros.length; s++)
            orderLossMicros[s] = Math.addExact(
                    orderLossMicros[s], Math.multiplyExact(lots, scenarios.orderLossPerLotMicros(s, side, limitTicks)));
    }

    /** The worst loss of the positions alone, 0 or more. */
    public long maintenanceMicros() {
        long worst = 0;
        for (long loss : positionLossMicros) worst = Math.max(worst, loss);
        return worst;
    }

    /**
     * Maintenance with its surcharge, plus what open orders add to the worst loss; the surcharge rounds up.
     *
     * @param initialPpm as in {@link MarginParameters}
     */
    public long initialMicros(long initialPpm) {
        long maintenance = maintenanceMicros();
        long worst = 0;
        for (int s = 0; s < positionLossMicros.length; s++) worst = Math.max(worst, lossMicros(s));
        long surcharge = Rounding.ceiling(maintenance, initialPpm - 1_000_000, 1_000_000);
        return Math.addExact(worst, surcharge);
    }

    /** Loss in a scenario with all orders that could hurt; a gain is negative. */
    public long lossMicros(int scenario) {
        return Math.addExact(positionLossMicros[scenario], orderLossMicros[scenario]);
    }

    /** Whether it says the same as another, scenario by scenario. */
    public boolean equalTo(MarginVector other) {
        return java.util.Arrays.equals(positionLossMicros, other.positionLossMicros)
                && java.util.Arrays.equals(orderLossMicros, other.orderLossMicros);
    }
}

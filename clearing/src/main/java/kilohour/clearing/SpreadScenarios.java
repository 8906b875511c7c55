package kilohour.clearing;

import java.util.Arrays;
import kilohour.units.PriceGrid;
import kilohour.units.Side;

/**
 * What an order for a spread would lose in every scenario: one term over its legs, which are booked at the near leg's
 * price and at that less the spread. The shock is from the marks (a), or with the far leg's mark first moved to where the
 * limit puts it (b), whichever is worse; never a gain.
 *
 * <pre>
 *   buy December less January at −0.012, marks 2.600 and 2.610, down 15% in both, 744 hours each, no fee
 *     bought at 2.600, sold at 2.612: (a) 744 × (0.390 − 0.3935) &lt; 0; up 15%: 744 × (0.3895 − 0.390) &lt; 0: nothing
 *   the same with December alone down 15%: 744 × (0.390 − 0.002) = 288.672
 * </pre>
 *
 * <p>Legs of unequal hours gain or lose on the difference with the level at which they are booked. By implication that
 * is where orders stand in the near leg's book: so an order counts with that difference over the near leg's whole band.
 * The legs of a grade spread are of two underlyings: each counts in its own.
 */
final class SpreadScenarios {
    /** Which of the legs count here. */
    enum Part {
        BOTH,
        NEAR,
        FAR
    }

    private final Part part;
    private final ContractScenarios near;
    private final ContractScenarios far;
    private final SpreadLevel level;
    /** Of the hours by which the legs differ, micro-dollars a lot: from the near leg's price to the end of its band. */
    private final long unequalHoursMicros;

    SpreadScenarios(Part part, ContractScenarios near, ContractScenarios far, SpreadLevel level) {
        this.part = part;
        this.near = near;
        this.far = far;
        this.level = level;
        long unequalTenthMicros = Math.abs(near.tenthPerLotMicros() - far.tenthPerLotMicros());
        this.unequalHoursMicros =
                part == Part.BOTH ? Math.multiplyExact(unequalTenthMicros, PriceGrid.tenths(level.widestTicks())) : 0;
    }

    /** As {@link ContractScenarios#orderLossesPerLotMicros}. */
    void orderLossesPerLotMicros(Side side, long limitTicks, long[] into) {
        int count = into.length - 1;
        if (part == Part.NEAR) Arrays.fill(into, 0);
        else farLosses(side, PriceGrid.tenths(level.farTicks(limitTicks)), into);
        if (part != Part.FAR) addNearLosses(side, PriceGrid.tenths(level.nearTicks(limitTicks)), into);
        long always = Math.addExact(unequalHoursMicros, feePerLotMicros());
        long most = 0;
        for (int s = 0; s < count; s++) most |= into[s] = Math.max(0, into[s] + always);
        into[count] = most;
    }

    /** The far leg is sold by who buys the spread; it would lose the more, the higher it goes then. */
    private void farLosses(Side side, long bookedTenths, long[] into) {
        far.shocked(bookedTenths, into);
        for (int s = 0; s < far.count(); s++) {
            long worst = side == Side.BUY
                    ? Math.max(far.shockedTenths(s), into[s])
                    : Math.min(far.shockedTenths(s), into[s]);
            into[s] = side.sign() * far.tenthPerLotMicros() * (worst - bookedTenths);
        }
    }

    private void addNearLosses(Side side, long bookedTenths, long[] into) {
        for (int s = 0; s < near.count(); s++)
            into[s] += side.sign() * near.tenthPerLotMicros() * (bookedTenths - near.shockedTenths(s));
    }

    /** Of the legs that count here, at the dearest that they may be booked at. */
    long feePerLotMicros() {
        long nearFee = part == Part.FAR ? 0 : near.feePerLotMicros(level.nearHighTicks());
        long farFee = part == Part.NEAR ? 0 : far.feePerLotMicros(level.farHighTicks());
        return Math.addExact(nearFee, farFee);
    }
}

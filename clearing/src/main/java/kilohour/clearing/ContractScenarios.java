package kilohour.clearing;

import java.util.List;
import kilohour.contracts.Contract;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Side;

/**
 * A contract's price in every scenario of its underlying, from one mark: constant until the next mark step.
 *
 * <p>An order's loss in a scenario is the worse of (a) filled at its limit, with the shock from the mark, and (b) the
 * mark first moved to its limit, then shocked; with the largest fee it could pay; never a gain (rulebook 6).
 */
public final class ContractScenarios {
    private final Contract contract;
    private final long[] shocksPpm;
    private final long[] shockedTenths;
    private final long[] gainPerLotMicros;
    private final DeliveryMonth delivery;
    private final long feePpm;

    /**
     * @param monthsAhead where the contract lies on the curve: 0 inside its month and for perpetuals
     * @param delivery what is known of its month, null outside it
     * @param feePpm largest trading fee, parts per million of value
     */
    public ContractScenarios(
            Contract contract,
            MarginParameters parameters,
            int monthsAhead,
            DeliveryMonth delivery,
            long markTenths,
            long feePpm) {
        int count = parameters.scenarios().size();
        this.contract = contract;
        this.delivery = delivery;
        this.feePpm = feePpm;
        this.shocksPpm = new long[count];
        this.shockedTenths = new long[count];
        this.gainPerLotMicros = new long[count];
        for (int s = 0; s < count; s++) {
            shocksPpm[s] = parameters.scenarios().get(s).shockPpm(monthsAhead);
            shockedTenths[s] = shocked(markTenths, s);
            gainPerLotMicros[s] = contract.valueMicros(1, shockedTenths[s] - markTenths);
        }
    }

    /**
     * A strip's: in every scenario it gains what its months gain, to the micro-dollar. For orders away from the mark
     * its shock is the relative move of that gain, half-even to a part per million.
     *
     * @param months of its months, in order
     */
    public static ContractScenarios ofStrip(
            Contract strip, List<ContractScenarios> months, long markTenths, long feePpm) {
        var scenarios = new ContractScenarios(strip, months.getFirst().count(), feePpm);
        long tenthMicros = strip.valueMicros(1, 1);
        for (int s = 0; s < scenarios.count(); s++) {
            long gain = 0;
            for (ContractScenarios month : months) gain = Math.addExact(gain, month.gainPerLotMicros(s));
            scenarios.gainPerLotMicros[s] = gain;
            scenarios.shockedTenths[s] = markTenths + Rounding.halfEven(gain, tenthMicros);
            scenarios.shocksPpm[s] = Rounding.halfEven(gain, 1_000_000, strip.valueMicros(1, markTenths));
        }
        return scenarios;
    }

    private ContractScenarios(Contract contract, int count, long feePpm) {
        this.contract = contract;
        this.delivery = null;
        this.feePpm = feePpm;
        this.shocksPpm = new long[count];
        this.shockedTenths = new long[count];
        this.gainPerLotMicros = new long[count];
    }

    public int count() {
        return shocksPpm.length;
    }

    /** What one lot held long gains in a scenario, micro-dollars; a loss is negative. */
    public long gainPerLotMicros(int scenario) {
        return gainPerLotMicros[scenario];
    }

    /** What one lot of an order would lose in a scenario if it filled, micro-dollars, 0 or more. */
    public long orderLossPerLotMicros(int scenario, Side side, long limitTicks) {
        long limitTenths = PriceGrid.tenths(limitTicks);
        long filledAtLimit = side.sign() * (shockedTenths[scenario] - limitTenths);
        long marketAtLimit = side.sign() * (shocked(limitTenths, scenario) - limitTenths);
        long gain = contract.valueMicros(1, Math.min(filledAtLimit, marketAtLimit)) - feePerLotMicros(limitTicks);
        return gain < 0 ? -gain : 0;
    }

    /** The largest fee one lot could pay at a limit, rounded up. */
    public long feePerLotMicros(long limitTicks) {
        return Rounding.ceiling(contract.valueMicros(1, PriceGrid.tenths(limitTicks)), feePpm, 1_000_000);
    }

    private long shocked(long fromTenths, int scenario) {
        return delivery == null
                ? Scenario.shockedTenths(fromTenths, shocksPpm[scenario])
                : delivery.shockedTenths(fromTenths, shocksPpm[scenario]);
    }
}

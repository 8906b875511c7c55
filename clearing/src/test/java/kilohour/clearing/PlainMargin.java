package kilohour.clearing;

import kilohour.contracts.Contract;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Side;

/** Rulebook 6, word by word and one scenario at a time: what the fast vectors must equal. */
record PlainMargin(
        Contract contract,
        MarginParameters parameters,
        int monthsAhead,
        DeliveryMonth delivery,
        long markTenths,
        long feePpm) {

    ContractScenarios fast() {
        return new ContractScenarios(contract, parameters, monthsAhead, delivery, markTenths, feePpm);
    }

    long gainPerLotMicros(int scenario) {
        return contract.valueMicros(1, shocked(markTenths, scenario) - markTenths);
    }

    /** The worse of (a) filled at the limit with the shock from the mark, and (b) the mark first moved to the limit. */
    long orderLossPerLotMicros(int scenario, Side side, long limitTicks) {
        long limitTenths = PriceGrid.tenths(limitTicks);
        long filledAtLimit = side.sign() * (shocked(markTenths, scenario) - limitTenths);
        long marketAtLimit = side.sign() * (shocked(limitTenths, scenario) - limitTenths);
        long feeMicros = Rounding.ceiling(contract.valueMicros(1, limitTenths), feePpm, 1_000_000);
        long gain = contract.valueMicros(1, Math.min(filledAtLimit, marketAtLimit)) - feeMicros;
        return Math.max(0, -gain);
    }

    private long shocked(long tenths, int scenario) {
        long ppm = parameters.scenarios().get(scenario).shockPpm(monthsAhead);
        return delivery == null ? Scenario.shockedTenths(tenths, ppm) : delivery.shockedTenths(tenths, ppm);
    }
}

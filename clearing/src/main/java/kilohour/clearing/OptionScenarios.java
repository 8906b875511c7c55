package kilohour.clearing;

import kilohour.contracts.Option;
import kilohour.units.Rounding;

/**
 * What an option is revalued with in every scenario of its underlying, as of one mark step.
 *
 * @param future its month's scenarios of the same step
 * @param volatilityPpm of a year, before any scenario moves it
 * @param markTenths its own mark
 * @param futureMarkTenths its month's
 */
public record OptionScenarios(
        Option option,
        OptionModel model,
        MarginParameters parameters,
        ContractScenarios future,
        long volatilityPpm,
        long markTenths,
        long futureMarkTenths,
        long shortMinimumPpm) {

    int count() {
        return parameters.scenarios().size();
    }

    /** Its value at the month's price and the volatility of a scenario, in tenths. */
    long valueTenths(int scenario) {
        long movedPpm = parameters.scenarios().get(scenario).movedVolatilityPpm(volatilityPpm);
        return model.valueTenths(future.shockedTenths(scenario), movedPpm);
    }

    /** The least margin of a lot sold short: a share of the future's value, rounded up. */
    long shortMinimumMicros() {
        return Rounding.ceiling(option.valueMicros(1, futureMarkTenths), shortMinimumPpm, 1_000_000);
    }
}

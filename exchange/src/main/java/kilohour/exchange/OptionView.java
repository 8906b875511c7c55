package kilohour.exchange;

import java.util.Optional;
import kilohour.clearing.OptionModel;
import kilohour.contracts.Option;
import kilohour.units.PriceGrid;

/** One option's value and sensitivities as others see them: now, at its month's mark. */
final class OptionView {
    private static final double DAYS_PER_YEAR = 365;

    private OptionView() {}

    static Optional<Views.Option> of(State state, ContractMarket market) {
        if (!(market.contract instanceof Option option)) return Optional.empty();
        OptionModel model = market.line.model(option, state.nowNanos);
        long forward = market.future.markTenths;
        long volatility = market.line.volatilityPpm(option.month());
        double dollarsPerTenth = option.grid().tenthMicros() / 1_000_000.0;
        double value = model.value(forward, volatility);
        double tomorrow = market.line
                .model(option, state.nowNanos + kilohour.units.Utc.NANOS_PER_DAY)
                .value(forward, volatility);
        long bid = market.book.bestBidTicks();
        long ask = market.book.bestAskTicks();
        return Optional.of(new Views.Option(
                forward,
                volatility,
                model.impliedVolatilityPpm(forward, market.markTenths),
                implied(model, forward, bid),
                implied(model, forward, ask),
                model.delta(forward, volatility),
                model.gammaPerDollar(forward, volatility),
                model.vegaTenths(forward, volatility) * dollarsPerTenth,
                Math.min(0, tomorrow - value) * dollarsPerTenth,
                model.years() * DAYS_PER_YEAR));
    }

    private static long implied(OptionModel model, long forwardTenths, long ticks) {
        if (ticks == kilohour.matching.OrderBook.NONE) return 0;
        return model.impliedVolatilityPpm(forwardTenths, PriceGrid.tenths(ticks));
    }
}

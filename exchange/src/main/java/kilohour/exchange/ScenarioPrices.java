package kilohour.exchange;

import java.util.function.Function;
import java.util.function.ToLongFunction;
import kilohour.clearing.ChargeParts;
import kilohour.clearing.ContractScenarios;
import kilohour.clearing.DeliveryMonth;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionScenarios;
import kilohour.clearing.SpreadLevel;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;

/**
 * Every contract's price in each scenario of its underlying (rulebook 6): constant between two mark steps, so that what
 * an order or a lot loses there is known before it is asked for.
 */
final class ScenarioPrices {
    private final State state;

    ScenarioPrices(State state) {
        this.state = state;
    }

    /** Computes the scenario prices of all contracts of an underlying anew: after a mark step, a print, a new month. */
    void step(IndexLine line) {
        if (line.margin == null) return;
        line.valuedNanos = state.nowNanos;
        reprice(line);
    }

    /** The same again: after a restart. */
    void reprice(IndexLine line) {
        if (line.margin == null) return;
        line.step++;
        for (ContractMarket market : line.markets) {
            if (market.legs != null && market.legs.areOfGrades()) continue;
            market.scenarios = scenarios(line.margin, market, leg -> leg.scenarios);
            if (line.tariff != null) market.chargeParts = ChargeParts.of(market.contract, atRisk(line));
        }
        for (ContractMarket spread : line.gradeSpreads) stepGrades(spread);
    }

    /** A grade spread's orders count in both underlyings with the marks of both. */
    private void stepGrades(ContractMarket spread) {
        SpreadLegs legs = spread.legs;
        ContractScenarios near = legs.near().scenarios;
        ContractScenarios far = legs.far().scenarios;
        if (near == null || far == null) return;
        SpreadLevel level = legs.level(state.parameters);
        spread.scenarios = ContractScenarios.ofNearLeg(spread.contract, near, far, level);
        spread.farScenarios = ContractScenarios.ofFarLeg(spread.contract, near, far, level);
        if (legs.near().line.tariff != null)
            spread.chargeParts = ChargeParts.ofNear((Spread) spread.contract, atRisk(legs.near().line));
        if (legs.far().line.tariff != null)
            spread.farChargeParts = ChargeParts.ofFar((Spread) spread.contract, atRisk(legs.far().line));
        legs.near().line.step++;
        legs.far().line.step++;
    }

    private ToLongFunction<Contract.MonthFuture> atRisk(IndexLine line) {
        return month -> line.unitsAtRisk(month, state.nowNanos);
    }

    /** A contract's prices at its mark under another grid than its margin's. */
    ContractScenarios scenariosUnder(MarginParameters grid, ContractMarket market) {
        return scenarios(grid, market, leg -> scenariosUnder(grid, leg));
    }

    /** @param ofLeg of the legs of a strip or a spread: for margin they are there already, since those are listed before */
    private ContractScenarios scenarios(
            MarginParameters grid, ContractMarket market, Function<ContractMarket, ContractScenarios> ofLeg) {
        if (market.legs != null)
            return ContractScenarios.ofSpread(
                    market.contract,
                    ofLeg.apply(market.legs.near()),
                    ofLeg.apply(market.legs.far()),
                    market.legs.level(state.parameters));
        long feePpm = Math.max(state.parameters.makerFeePpm(), state.parameters.takerFeePpm());
        if (market.contract instanceof Contract.Strip)
            return ContractScenarios.ofStrip(
                    market.contract, market.months.stream().map(ofLeg).toList(), market.markTenths, feePpm);
        if (market.contract instanceof Option option)
            return ContractScenarios.ofOption(option, optionScenarios(grid, market, option, ofLeg), feePpm);
        int monthsAhead = 0;
        DeliveryMonth delivery = null;
        if (market.contract instanceof Contract.MonthFuture month) {
            monthsAhead = month.monthsAhead(state.nowNanos);
            delivery = market.line.delivery(month, state.nowNanos);
        }
        return new ContractScenarios(market.contract, grid, monthsAhead, delivery, market.markTenths, feePpm);
    }

    private static OptionScenarios optionScenarios(
            MarginParameters grid,
            ContractMarket market,
            Option option,
            Function<ContractMarket, ContractScenarios> ofMonth) {
        IndexLine line = market.line;
        return new OptionScenarios(
                option,
                line.model(option, line.valuedNanos),
                grid,
                ofMonth.apply(market.future),
                line.volatilityPpm(option.month()),
                market.markTenths,
                market.future.markTenths,
                line.options.shortMinimumPpm());
    }
}

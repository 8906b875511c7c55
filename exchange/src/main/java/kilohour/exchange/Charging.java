package kilohour.exchange;

import kilohour.clearing.ChargeTariff;
import kilohour.clearing.Charges;
import kilohour.contracts.Contract;

/**
 * What margin charges beyond its scenarios. Rates and the day's volume are set by command; price and open interest are
 * measured then and at every daily run, so that in between charges move with positions and orders alone.
 */
final class Charging {
    private final State state;
    private final ScenarioPrices prices;

    Charging(State state, ScenarioPrices prices) {
        this.state = state;
        this.prices = prices;
    }

    Refusal set(Command.SetCharges command) {
        Charges charges = command.charges();
        IndexLine line = state.indices.get(charges.index());
        if (line == null)
            return new Refusal(RejectReason.UNKNOWN_UNDERLYING, "no underlying " + charges.index() + " is listed");
        state.say(new Event.ChargesSet(charges));
        charge(line, charges);
        return null;
    }

    Refusal set(Command.SetIndexSupplier command) {
        Refusal refusal = state.suppliers.set(state, command);
        if (refusal != null) return refusal;
        IndexLine line = state.indices.get(command.index());
        charge(line, line.tariff == null ? Charges.none(command.index()) : line.tariff.charges());
        return null;
    }

    private void charge(IndexLine line, Charges charges) {
        line.charge(charges, state.suppliers.anyPays(charges.index()), 0, 0);
        measure(state, line);
        prices.step(line);
    }

    /** Measures what an underlying's charges are found on, if it has any; a mark step must follow. */
    static void measure(State state, IndexLine line) {
        ChargeTariff before = line.tariff;
        if (before == null) return;
        line.charge(before.charges(), true, highestTenths(line), openInterestUnits(state, line));
        if (line.tariff.equals(before)) return;
        state.say(new Event.ChargeBaseSet(
                before.charges().index(), line.tariff.priceTenths(), line.tariff.openInterestUnits()));
    }

    private static long highestTenths(IndexLine line) {
        long highest = 0;
        for (ContractMarket market : line.markets)
            if (market.contract instanceof Contract.MonthFuture || market.contract instanceof Contract.Perpetual)
                highest = Math.max(highest, market.markTenths);
        return highest;
    }

    private static long openInterestUnits(State state, IndexLine line) {
        long units = 0;
        for (ContractMarket market : line.markets)
            units = Math.addExact(
                    units,
                    Math.multiplyExact(state.positions.openInterestLots(market.id()), market.contract.unitsPerLot()));
        return units;
    }
}

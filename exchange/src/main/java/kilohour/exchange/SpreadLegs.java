package kilohour.exchange;

import kilohour.clearing.SpreadLevel;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;

/** The markets that a spread is traded between, and what follows for its prices from theirs. */
record SpreadLegs(ContractMarket near, ContractMarket far) {

    /** At which level a trade is booked now: the near leg's last settlement price moved to its mark, in its band. */
    SpreadLevel level(TradingParameters parameters) {
        long low = near.bandLowTicks(parameters);
        long high = near.bandHighTicks(parameters);
        long mark = Rounding.halfEven(near.markTenths, PriceGrid.TENTHS_PER_TICK);
        return new SpreadLevel(Math.clamp(mark, low, high), low, high, far.bandHighTicks(parameters));
    }

    /** The highest price that may be bid: that at which the far leg is sold at the lowest of its band. */
    long bandHighTicks(TradingParameters parameters) {
        return level(parameters).nearTicks() - far.bandLowTicks(parameters);
    }

    /** The lowest price that may be asked: that at which the far leg is bought at the highest of its band. */
    long bandLowTicks(TradingParameters parameters) {
        return level(parameters).nearTicks() - far.bandHighTicks(parameters);
    }

    /** How far a market buy may reach: as far as a market sell in the far leg. */
    long protectedBuyTicks(TradingParameters parameters) {
        return level(parameters).nearTicks() - far.protectedSellTicks(parameters);
    }

    long protectedSellTicks(TradingParameters parameters) {
        return level(parameters).nearTicks() - far.protectedBuyTicks(parameters);
    }

    long markTenths() {
        return near.markTenths - far.markTenths;
    }

    long settlementTenths() {
        return near.settlementTenths - far.settlementTenths;
    }

    boolean tradeContinuously() {
        return near.tradesContinuously() && far.tradesContinuously();
    }

    /** Whether they are of two underlyings. */
    boolean areOfGrades() {
        return near.line != far.line;
    }
}

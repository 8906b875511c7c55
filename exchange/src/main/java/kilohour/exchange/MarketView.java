package kilohour.exchange;

import kilohour.matching.OrderBook;

/** One contract's market as others see it. */
final class MarketView {
    private MarketView() {}

    static Views.Market of(State state, ContractMarket market) {
        long[] bidLots = {0};
        long[] askLots = {0};
        market.book.levels(kilohour.units.Side.BUY, 1, (priceTicks, lots, orders) -> bidLots[0] = lots);
        market.book.levels(kilohour.units.Side.SELL, 1, (priceTicks, lots, orders) -> askLots[0] = lots);
        return new Views.Market(
                market.contract,
                !market.ended && state.line(market).margin != null,
                state.due.isSettling(market.id(), state.nowNanos),
                market.markTenths,
                market.settlementTenths,
                market.settlementDay,
                market.lastTradeTicks,
                orZero(market.book.bestBidTicks()),
                bidLots[0],
                orZero(market.book.bestAskTicks()),
                askLots[0],
                state.positions.openInterestLots(market.id()),
                market.bandLowTicks(state.parameters),
                market.bandHighTicks(state.parameters),
                state.line(market).levelTenths());
    }

    private static long orZero(long ticks) {
        return ticks == OrderBook.NONE ? 0 : ticks;
    }
}

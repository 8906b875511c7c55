package kilohour.exchange;

import kilohour.matching.OrderBook;

/** The end of an auction: all that can trade does, at one price. */
final class Auctions {
    private final State state;
    private final Phases phases;
    private final Trading trading;

    Auctions(State state, Phases phases, Trading trading) {
        this.state = state;
        this.phases = phases;
        this.trading = trading;
    }

    /**
     * Ends a contract's auction, so many trades at most; the rest goes on later, the contract being closed to orders
     * meanwhile. The price is held in the item's {@linkplain #cursor cursor}. Orders that are cancelled between two parts may leave the book
     * crossed; then what is left has a price of its own by the same rule.
     *
     * @return how many trades and cancellations there were
     */
    int end(DueQueue.Item item, int most) {
        ContractMarket market = state.markets.get(item.contract());
        long price = price(item.cursor());
        int done = 0;
        while (true) {
            if (price == OrderBook.NONE) price = phases.call(market).priceTicks();
            if (price == OrderBook.NONE) break;
            int trades = done < most ? trading.gathering.uncross(market, price, most - done) : 0;
            done += trades;
            if (done == most) {
                state.due.add(item.resumedAt(cursor(price)));
                return done;
            }
            price = OrderBook.NONE;
        }
        done += trading.gathering.cancelMarketOrders(market, most - done);
        if (market.marketOrders.isEmpty()) {
            phases.trade(market, price(market));
            trading.sweep.free(market);
        } else {
            state.due.add(item.resumedAt(0));
        }
        return done;
    }

    /** 0 where there is no price yet, so that an item that has not begun has none; else above 0, whatever the price. */
    private static long cursor(long priceTicks) {
        return 1 + priceTicks - OrderBook.MIN_TICKS;
    }

    private static long price(long cursor) {
        return cursor == 0 ? OrderBook.NONE : cursor - 1 + OrderBook.MIN_TICKS;
    }

    /** The auction's price, 0 where nothing traded; the last one where there were several. */
    private static long price(ContractMarket market) {
        return market.phase.lots == 0 ? 0 : market.lastTradeTicks;
    }
}

package kilohour.exchange;

import kilohour.matching.CallAuction;
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
     * meanwhile. The price is held in the item's cursor. Orders that are cancelled between two parts may leave the book
     * crossed; then what is left has a price of its own by the same rule.
     *
     * @return how many trades and cancellations there were
     */
    int end(DueQueue.Item item, int most) {
        ContractMarket market = state.markets.get(item.contract());
        long price = item.cursor();
        int done = 0;
        while (true) {
            if (price == 0) {
                CallAuction call = phases.call(market);
                if (call.priceTicks() == OrderBook.NONE) break;
                price = call.priceTicks();
            }
            int trades = done < most ? trading.uncross(market, price, most - done) : 0;
            done += trades;
            if (done == most) {
                state.due.add(item.resumedAt(price));
                return done;
            }
            price = 0;
        }
        done += trading.cancelMarketOrders(market, most - done);
        if (market.marketOrders.isEmpty()) {
            phases.trade(market, price(market));
            trading.free(market);
        } else {
            state.due.add(item.resumedAt(0));
        }
        return done;
    }

    /** The auction's price, 0 where nothing traded; the last one where there were several. */
    private static long price(ContractMarket market) {
        return market.phase.lots == 0 ? 0 : market.lastTradeTicks;
    }
}

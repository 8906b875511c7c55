package kilohour.exchange;

import kilohour.units.Side;

/** Orders that gather for a call auction, and what becomes of them at its end. */
final class Gathering {
    private final State state;
    private final Margining margining;
    private final Trading trading;

    Gathering(State state, Margining margining, Trading trading) {
        this.state = state;
        this.margining = margining;
        this.trading = trading;
    }

    /**
     * Rests an order for an auction. An account's own bids stay below its own offers, so that it cannot trade with
     * itself at the end: what its self-trade prevention says is done to the orders that cross, oldest first.
     */
    void add(Order order, ContractMarket market) {
        for (Order own : state.orders.of(order.account, market.id())) {
            if (!crosses(order, own)) continue;
            switch (order.terms.selfTradePrevention()) {
                case CANCEL_NEWEST -> {
                    trading.drop(order, market, CancelReason.SELF_TRADE);
                    return;
                }
                case CANCEL_OLDEST -> trading.cancel(own, CancelReason.SELF_TRADE);
                case CANCEL_BOTH -> {
                    trading.cancel(own, CancelReason.SELF_TRADE);
                    trading.drop(order, market, CancelReason.SELF_TRADE);
                    return;
                }
                case DECREMENT -> {
                    if (decrement(order, own, market)) return;
                }
            }
        }
        market.rest(order, order.firstTranche());
    }

    private static boolean crosses(Order order, Order own) {
        Side side = order.terms.side();
        return own != order
                && !own.isUntriggered()
                && own.terms.side() != side
                && side.sign() * (order.limitTicks - own.limitTicks) >= 0;
    }

    /** Takes the smaller of both off both; returns whether nothing of the order that comes is left. */
    private boolean decrement(Order order, Order own, ContractMarket market) {
        long lots = Math.min(order.lotsOpen, own.lotsOpen);
        if (lots == own.lotsOpen) trading.cancel(own, CancelReason.SELF_TRADE);
        else trading.shrink(own, market, own.lotsOpen - lots);
        if (lots == order.lotsOpen) {
            trading.drop(order, market, CancelReason.SELF_TRADE);
            return true;
        }
        margining.vectors.orderLots(order, market, -lots);
        order.open(order.lotsOpen - lots);
        state.say(new Event.OrderAmended(order, true));
        return false;
    }

    /**
     * Trades what an auction trades at its price, so many trades at most; returns how many. Nobody takes: both sides pay
     * the maker's fee.
     */
    int uncross(ContractMarket market, long priceTicks, int most) {
        var novation = new Novation(state, margining);
        int trades = market.book.uncross(priceTicks, most, (bidId, bidLeft, askId, askLeft, lots) -> {
            Order bid = state.orders.get(bidId);
            Order ask = state.orders.get(askId);
            long feePpm = state.parameters.makerFeePpm();
            market.phase.lots = Math.addExact(market.phase.lots, lots);
            market.phase.tickLots = Math.addExact(market.phase.tickLots, Math.multiplyExact(priceTicks, lots));
            if (bidId < askId) novation.trade(market, Side.SELL, bid, ask, priceTicks, lots, feePpm);
            else novation.trade(market, Side.BUY, ask, bid, priceTicks, lots, feePpm);
            if (bidLeft == 0) state.orders.remove(bid);
            if (askLeft == 0) state.orders.remove(ask);
        });
        novation.announcePositions(trading);
        return trades;
    }

    /** After an auction: cancels what is left of market orders, so many at most; returns how many. */
    int cancelMarketOrders(ContractMarket market, int most) {
        int done = 0;
        while (!market.marketOrders.isEmpty()) {
            Order order = state.orders.get(market.marketOrders.first());
            if (order != null && done == most) return done;
            market.marketOrders.pollFirst();
            if (order != null) {
                trading.cancel(order, CancelReason.IMMEDIATE_REMAINDER);
                done++;
            }
        }
        return done;
    }
}

package kilohour.exchange;

import java.util.ArrayDeque;
import kilohour.matching.OrderBook;
import kilohour.units.Side;

/**
 * Trades what orders that rest imply across each other in strips and spreads. That comes about where an order has gone
 * that would have met its own owner, from orders that gathered for an auction, and where something was being settled.
 * Both sides pay the maker's fee; the order in the whole keeps its place.
 *
 * <p>It runs at the end of a command over the markets that have changed in it. What it may not do any more, or not
 * yet, because something is being settled, falls due at once: then it looks at all markets.
 */
final class ImpliedSweep {
    private final State state;
    private final Margining margining;
    private final ImpliedTrading implied;
    private final Trading trading;
    /** Markets whose first orders may be others now; empty between commands. */
    private final ArrayDeque<ContractMarket> freed = new ArrayDeque<>();

    ImpliedSweep(State state, Margining margining, ImpliedTrading implied, Trading trading) {
        this.state = state;
        this.margining = margining;
        this.implied = implied;
        this.trading = trading;
    }

    /** The first orders of a market may be others now, or trade continuously again. */
    void free(ContractMarket market) {
        if (!market.places.isEmpty() && !freed.contains(market)) freed.add(market);
    }

    /** Those that an officer halted by themselves trade at once when he resumes them. */
    void freeSpreads() {
        for (ContractMarket market : state.markets.values()) if (market.legs != null) free(market);
    }

    void freeAll() {
        for (ContractMarket market : state.markets.values()) free(market);
    }

    /** Falls due for all markets at this instant, after all else: now it cannot finish. */
    void postpone() {
        state.due.add(state.nowNanos, DueKind.IMPLIED_SWEEP, "");
    }

    /** Leaves all of it to the next tick: nothing trades now. */
    void defer() {
        if (freed.isEmpty()) return;
        freed.clear();
        postpone();
    }

    /** Whether some of it is due and not done. */
    static boolean isPostponed(State state) {
        return state.due.has(DueKind.IMPLIED_SWEEP, "", state.nowNanos);
    }

    /**
     * Goes through the markets that have changed, as far as the command may.
     *
     * @return whether anything traded
     */
    boolean run() {
        boolean traded = false;
        state.matches.next();
        for (ContractMarket market; (market = freed.poll()) != null; ) {
            var novation = new Novation(state, margining);
            sweep(market, novation);
            traded |= novation.traded();
            novation.announcePositions(trading);
            if (!state.matches.isUsedUp()) continue;
            freed.clear();
            postpone();
        }
        return traded;
    }

    private void sweep(ContractMarket market, Novation novation) {
        for (Place place : market.places) for (Side side : Side.values()) sweep(place.whole(), side, novation);
    }

    private void sweep(ContractMarket whole, Side side, Novation novation) {
        long first;
        while (!state.matches.isUsedUp() && (first = whole.book.firstOrder(side)) != OrderBook.NONE) {
            Order order = state.orders.get(first);
            ImpliedTrading.Offer offer =
                    implied.best(whole, side, order.account, order.limitTicks, order.terms.reduceOnly());
            if (offer == null) return;
            long lots = Math.min(order.lotsOpen, offer.lots());
            implied.tradeIn(order, offer, lots, state.parameters.makerFeePpm(), novation);
            if (order.lotsOpen > 0) {
                whole.book.reduce(order.id, order.lotsOpen);
            } else {
                whole.book.remove(order.id);
                state.orders.remove(order);
            }
        }
    }
}

package kilohour.exchange;

import kilohour.matching.Combination;
import kilohour.matching.MatchListener;
import kilohour.matching.OrderBook;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;

/**
 * What an order meets beyond its own book (rulebook 4): a strip's order the orders of its months, a month's order those
 * of a strip and its other months. All legs trade or none does, for nothing comes between. The order in the strip is
 * booked to its owner as months, never as the strip, so that every contract's net stays zero.
 */
final class ImpliedTrading {
    /** @param combination whose {@code place.members()} number {@code place.member()} is the market at hand */
    record Offer(Place place, Combination.Implied implied) {
        long priceTicks() {
            return implied.priceTicks();
        }

        long lots() {
            return implied.lots();
        }
    }

    /** No account's number: what is published is what somebody without orders would meet. */
    private static final long NOBODY = 0;

    private final State state;

    ImpliedTrading(State state) {
        this.state = state;
    }

    /**
     * The best price that strips and months imply for an incoming order, or null if none is within its limit.
     *
     * @param owner of the order, who never meets himself
     * @param reduceOnly whether the order only reduces: one in a strip then meets no months, which would be new positions
     */
    Offer best(ContractMarket market, Side taker, long owner, long limitTicks, boolean reduceOnly) {
        Offer best = null;
        for (Place place : market.places) {
            if (!takesPart(place, taker, reduceOnly)) continue;
            Combination.Implied implied = place.combination().best(place.member(), taker, owner);
            if (implied == null || taker.sign() * (limitTicks - implied.priceTicks()) < 0) continue;
            if (!place.isWhole() && !inBand(market, implied.priceTicks())) continue;
            if (best == null || taker.sign() * (best.priceTicks() - implied.priceTicks()) > 0)
                best = new Offer(place, implied);
        }
        return best;
    }

    /** What is published of it. */
    Views.Implied shown(ContractMarket market) {
        Offer bid = best(market, Side.SELL, NOBODY, 1, false);
        Offer ask = best(market, Side.BUY, NOBODY, TradingParameters.PRICE_TICKS_MAX, false);
        return new Views.Implied(
                bid == null ? 0 : bid.priceTicks(),
                bid == null ? 0 : bid.lots(),
                ask == null ? 0 : ask.priceTicks(),
                ask == null ? 0 : ask.lots());
    }

    private boolean inBand(ContractMarket market, long priceTicks) {
        return priceTicks >= market.bandLowTicks(state.parameters)
                && priceTicks <= market.bandHighTicks(state.parameters);
    }

    private boolean takesPart(Place place, Side taker, boolean reduceOnly) {
        for (ContractMarket member : place.members())
            if (member.ended || !member.phase.isContinuous() || state.due.isSettling(member.id(), state.nowNanos))
                return false;
        if (place.isWhole()) return !reduceOnly;
        OrderBook strip = place.members().getFirst().book;
        long first = strip.firstOrder(place.combination().makerSide(place.member(), taker, Place.WHOLE));
        return first != OrderBook.NONE && !state.orders.get(first).terms.reduceOnly();
    }

    /**
     * Trades what orders that rest imply across each other in the market's strips. That comes about where an order has
     * gone that would have met its own owner, or from orders that gathered for an auction. Both sides pay the maker's fee;
     * the strip's order keeps its place.
     */
    void sweep(ContractMarket market, Novation novation) {
        for (Place place : market.places) {
            ContractMarket strip = place.members().getFirst();
            for (Side side : Side.values()) sweep(strip, side, novation);
        }
    }

    private void sweep(ContractMarket strip, Side side, Novation novation) {
        long first;
        while ((first = strip.book.firstOrder(side)) != OrderBook.NONE) {
            Order order = state.orders.get(first);
            Offer offer = best(strip, side, order.account, order.limitTicks, order.terms.reduceOnly());
            if (offer == null) return;
            long lots = Math.min(order.lotsOpen, offer.lots());
            tradeIn(order, offer, lots, state.parameters.makerFeePpm(), novation);
            if (order.lotsOpen > 0) {
                strip.book.reduce(order.id, order.lotsOpen);
            } else {
                strip.book.remove(order.id);
                state.orders.remove(order);
            }
        }
    }

    /** Trades with what makes the offer, so many lots at most as it has. */
    void trade(Order taker, Offer offer, long lots, Novation novation) {
        if (offer.place().isWhole()) tradeIn(taker, offer, lots, state.parameters.takerFeePpm(), novation);
        else tradeOut(taker, offer, lots, novation);
    }

    /** An order in a strip takes from each of its months. */
    private void tradeIn(Order taker, Offer offer, long lots, long feePpm, Novation novation) {
        long fees = 0;
        Place place = offer.place();
        for (int month = 1; month < place.members().size(); month++)
            fees += tradeMonth(place, month, taker.terms.side(), taker, lots, feePpm, novation);
        novation.report(taker, place.members().getFirst(), offer.priceTicks(), lots, fees);
    }

    /** An order in a month trades with the owner of a strip's order, who trades the other months with theirs. */
    private void tradeOut(Order taker, Offer offer, long lots, Novation novation) {
        Place place = offer.place();
        ContractMarket strip = place.members().getFirst();
        Side takerSide = taker.terms.side();
        Side stripSide = place.combination().makerSide(place.member(), takerSide, Place.WHOLE);
        Order inStrip = state.orders.get(strip.book.firstOrder(stripSide));
        take(strip, taker, stripSide.opposite(), lots);
        ContractMarket market = place.members().get(place.member());
        long makerFeePpm = state.parameters.makerFeePpm();
        long fees = novation.trade(
                market, takerSide, inStrip, taker, offer.priceTicks(), lots, state.parameters.takerFeePpm());
        for (int month = 1; month < place.members().size(); month++)
            if (month != place.member())
                fees += tradeMonth(place, month, stripSide, inStrip, lots, makerFeePpm, novation);
        novation.report(inStrip, strip, inStrip.limitTicks, lots, fees);
        if (inStrip.lotsOpen == 0) state.orders.remove(inStrip);
    }

    private long tradeMonth(
            Place place, int month, Side side, Order inStrip, long lots, long feePpm, Novation novation) {
        ContractMarket market = place.members().get(month);
        long priceTicks = side == Side.BUY ? market.book.bestAskTicks() : market.book.bestBidTicks();
        Order maker = state.orders.get(market.book.firstOrder(side.opposite()));
        take(market, inStrip, side, lots);
        long fees = novation.trade(market, side, maker, inStrip, priceTicks, lots, feePpm);
        if (maker.lotsOpen == 0) state.orders.remove(maker);
        return fees;
    }

    /** Takes lots off the first order of the other side, which has so many. */
    private void take(ContractMarket market, Order taker, Side side, long lots) {
        long limit = side == Side.BUY ? market.book.bestAskTicks() : market.book.bestBidTicks();
        market.book.take(taker.id, taker.account, side, limit, lots, SelfTradePrevention.CANCEL_NEWEST, NOTHING);
    }

    /** What is taken is booked from the outside, with both orders at hand. */
    private static final MatchListener NOTHING = new MatchListener() {
        @Override
        public void traded(long makerOrderId, long makerOwner, long priceTicks, long lots, long makerLotsLeft) {}

        @Override
        public void makerCancelled(long makerOrderId, long makerOwner, long lots) {
            throw new IllegalStateException("order " + makerOrderId + " met its owner by implication");
        }

        @Override
        public void makerReduced(long makerOrderId, long makerOwner, long lots, long makerLotsLeft) {
            makerCancelled(makerOrderId, makerOwner, lots);
        }
    };
}

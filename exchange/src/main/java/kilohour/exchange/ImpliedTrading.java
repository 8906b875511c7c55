package kilohour.exchange;

import kilohour.matching.Combination;
import kilohour.matching.MatchListener;
import kilohour.matching.OrderBook;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;

/**
 * What an order meets beyond its own book (rulebook 4): an order in a strip or a spread, the whole, the orders of its
 * legs; a leg's order those of a whole and its other legs. All legs trade or none does, for nothing comes between. The
 * order in the whole is booked to its owner as legs, never as the whole, so that every contract's net stays zero.
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
    /** Whether the offers looked at last had one that was passed over for its price. */
    private boolean outOfBand;

    ImpliedTrading(State state) {
        this.state = state;
    }

    /**
     * The best price that strips, spreads and months imply for an incoming order, or null if none is within its limit.
     *
     * @param owner of the order, who never meets himself
     * @param reduceOnly whether the order only reduces: one in a strip then meets no months, which would be new positions
     */
    Offer best(ContractMarket market, Side taker, long owner, long limitTicks, boolean reduceOnly) {
        Offer best = null;
        outOfBand = false;
        for (Place place : market.places) {
            if (!takesPart(place, taker, reduceOnly)) continue;
            Combination.Implied implied = place.combination().best(place.member(), taker, owner);
            if (implied == null || taker.sign() * (limitTicks - implied.priceTicks()) < 0) continue;
            if (!place.isWhole() && !inBand(market, implied.priceTicks())) {
                outOfBand = true;
                continue;
            }
            if (best == null || taker.sign() * (best.priceTicks() - implied.priceTicks()) > 0)
                best = new Offer(place, implied);
        }
        return best;
    }

    /**
     * Whether an order meets nothing now because it would be too good a trade for it: as it rests, the whole meets it at
     * its own price.
     */
    boolean wasOutOfBand() {
        return outOfBand;
    }

    /** What is published of it. */
    Views.Implied shown(ContractMarket market) {
        Offer bid = best(market, Side.SELL, NOBODY, market.lowestTicks(), false);
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
        if (place.isWhole()) {
            if (reduceOnly) return false;
        } else {
            // Mostly nothing rests in the whole: that is looked at first.
            OrderBook whole = place.whole().book;
            long first = whole.firstOrder(place.combination().makerSide(place.member(), taker, Place.WHOLE));
            if (first == OrderBook.NONE || state.orders.get(first).terms.reduceOnly()) return false;
        }
        for (ContractMarket member : place.members())
            if (!member.tradesContinuously() || state.due.isSettling(member.id(), state.nowNanos)) return false;
        return true;
    }

    /** Trades with what makes the offer, so many lots at most as it has. */
    void trade(Order taker, Offer offer, long lots, Novation novation) {
        if (offer.place().isWhole()) tradeIn(taker, offer, lots, state.parameters.takerFeePpm(), novation);
        else tradeOut(taker, offer, lots, novation);
    }

    /** An order in a whole takes from each of its legs. */
    void tradeIn(Order taker, Offer offer, long lots, long feePpm, Novation novation) {
        long fees = 0;
        Place place = offer.place();
        state.matches.met(place.members().size() - 1);
        for (int leg = 1; leg < place.members().size(); leg++)
            fees += tradeLeg(place, leg, taker.terms.side(), taker, lots, feePpm, novation);
        novation.report(taker, place.whole(), offer.priceTicks(), lots, fees);
    }

    /** An order in a leg trades with the owner of a whole's order, who trades the other legs with theirs. */
    private void tradeOut(Order taker, Offer offer, long lots, Novation novation) {
        Place place = offer.place();
        ContractMarket whole = place.whole();
        state.matches.met(place.members().size() - 1);
        Side takerSide = taker.terms.side();
        Side wholeSide = place.combination().makerSide(place.member(), takerSide, Place.WHOLE);
        Order inWhole = state.orders.get(whole.book.firstOrder(wholeSide));
        take(whole, taker, wholeSide.opposite(), lots);
        ContractMarket market = place.members().get(place.member());
        long makerFeePpm = state.parameters.makerFeePpm();
        long fees = novation.trade(
                market, takerSide, inWhole, taker, offer.priceTicks(), lots, state.parameters.takerFeePpm());
        for (int leg = 1; leg < place.members().size(); leg++)
            if (leg != place.member()) fees += tradeLeg(place, leg, wholeSide, inWhole, lots, makerFeePpm, novation);
        novation.report(inWhole, whole, inWhole.limitTicks, lots, fees);
        if (inWhole.lotsOpen == 0) state.orders.remove(inWhole);
    }

    /** @param wholeSide of the order in the whole */
    private long tradeLeg(
            Place place, int leg, Side wholeSide, Order inWhole, long lots, long feePpm, Novation novation) {
        ContractMarket market = place.members().get(leg);
        Side side = place.inLeg(wholeSide, leg);
        long priceTicks = side == Side.BUY ? market.book.bestAskTicks() : market.book.bestBidTicks();
        Order maker = state.orders.get(market.book.firstOrder(side.opposite()));
        take(market, inWhole, side, lots);
        long fees = novation.trade(market, side, maker, inWhole, priceTicks, lots, feePpm);
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

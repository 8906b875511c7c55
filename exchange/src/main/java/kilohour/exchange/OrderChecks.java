package kilohour.exchange;

import kilohour.matching.OrderBook;
import kilohour.units.Side;
import kilohour.units.Utc;

/** Everything an order must pass before it touches the book, in the order in which a trader would want to hear of it. */
final class OrderChecks {
    private static final int LABEL_CHARS_MAX = 64;

    /** Most tranches of an iceberg order, so that one incoming order has a bounded number of trades with it. */
    private static final long TRANCHES_MAX = 100;

    private final State state;
    private final Margining margining;
    private final LimitChecks limits;
    private final ImpliedTrading implied;

    OrderChecks(State state, Margining margining, ImpliedTrading implied) {
        this.state = state;
        this.margining = margining;
        this.limits = new LimitChecks(state);
        this.implied = implied;
    }

    /** How a new order would be worked, or why it is refused. */
    Intake place(long account, int contract, OrderTerms terms) {
        Intake intake = alone(account, contract, terms);
        if (!(intake instanceof Intake.Worked sized)) return intake;
        Refusal refusal = room(account, 1);
        if (refusal == null) refusal = money(account, state.markets.get(contract), terms, sized, null);
        return refusal != null ? refusal : sized;
    }

    /** One of two linked orders: all but its margin, which both need together. */
    Intake member(long account, int contract, OrderTerms terms) {
        if (terms.trigger() == null
                && (terms.type() == OrderTerms.Type.MARKET
                        || !terms.timeInForce().rests()))
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "of two linked orders each rests or waits for a trigger: neither may be worked at once and be done");
        return alone(account, contract, terms);
    }

    /** Why two linked orders may not stand together, or null. */
    Refusal together(Order first, Order second, ContractMarket market) {
        if (first.terms.trigger() == null && second.terms.trigger() == null)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "of two linked orders at least one waits for a trigger: both in the book could fill at once");
        Refusal refusal = room(first.account, 2);
        return refusal != null ? refusal : margining.checkPair(first, second, market);
    }

    private Refusal room(long account, int orders) {
        return state.orders.count(account) + orders <= state.parameters.openOrdersMax()
                ? null
                : new Refusal(
                        RejectReason.TOO_MANY_ORDERS,
                        "the account already has %d open orders, and %d are allowed: cancel some first"
                                .formatted(state.orders.count(account), state.parameters.openOrdersMax()));
    }

    private Intake alone(long account, int contract, OrderTerms terms) {
        Refusal refusal = tradable(account, contract);
        if (refusal == null) refusal = stopped(account, terms.reduceOnly());
        if (refusal == null) refusal = terms(terms);
        if (refusal != null) return refusal;
        ContractMarket market = state.markets.get(contract);
        refusal = SpreadChecks.terms(market, terms);
        if (refusal == null) refusal = trigger(market, terms);
        if (refusal == null) refusal = immediate(market, terms);
        if (refusal != null) return refusal;
        Intake intake = price(account, market, terms);
        if (!(intake instanceof Intake.Worked worked)) return intake;
        intake = quantity(account, market, terms, worked, null);
        if (!(intake instanceof Intake.Worked sized)) return intake;
        refusal = limited(account, market, terms, sized, null);
        return refusal != null ? refusal : sized;
    }

    /** How a stop whose trigger is met is worked, or why it is refused: as a new order, its price held to the band. */
    Intake trigger(Order stop, ContractMarket market) {
        OrderTerms terms = stop.terms.when(null);
        if (terms.type() == OrderTerms.Type.LIMIT) {
            long limit = terms.side() == Side.BUY
                    ? Math.min(stop.limitTicks, market.bandHighTicks(state.parameters))
                    : Math.max(stop.limitTicks, market.bandLowTicks(state.parameters));
            terms = terms.changedTo(stop.lotsOpen, limit);
        } else terms = terms.changedTo(stop.lotsOpen, 0);
        Intake intake = price(stop.account, market, terms);
        if (!(intake instanceof Intake.Worked worked)) return intake;
        intake = quantity(stop.account, market, terms, worked, stop);
        if (!(intake instanceof Intake.Worked sized)) return intake;
        Refusal refusal = stopped(stop.account, terms.reduceOnly());
        if (refusal == null) refusal = limited(stop.account, market, terms, sized, stop);
        if (refusal == null) refusal = money(stop.account, market, terms, sized, stop);
        return refusal != null ? refusal : sized;
    }

    /**
     * How an order would be worked at new lots and price, or why it is refused.
     *
     * @param triggerTicks an untriggered stop's trigger, 0 for any other order
     */
    Intake amend(Order order, long lots, long limitTicks, long triggerTicks) {
        Refusal refusal = tradable(order.account, order.contract);
        if (refusal == null) refusal = stopped(order.account, order.terms.reduceOnly());
        if (refusal != null) return refusal;
        ContractMarket market = state.markets.get(order.contract);
        if (order.terms.type() == OrderTerms.Type.MARKET && !order.isUntriggered())
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "a market order can be made smaller or cancelled, not moved to a price");
        Trigger trigger = order.isUntriggered() ? order.terms.trigger().at(triggerTicks) : null;
        OrderTerms terms = order.terms.changedTo(lots, limitTicks).when(trigger);
        refusal = trigger(market, terms);
        if (refusal != null) return refusal;
        Intake intake = price(order.account, market, terms);
        if (!(intake instanceof Intake.Worked worked)) return intake;
        intake = quantity(order.account, market, terms, worked, order);
        if (!(intake instanceof Intake.Worked sized)) return intake;
        refusal = limited(order.account, market, terms, sized, order);
        if (refusal != null) return refusal;
        refusal = money(order.account, market, terms, sized, order);
        return refusal != null ? refusal : sized;
    }

    Refusal tradable(long account, int contract) {
        if (!state.accounts.containsKey(account))
            return new Refusal(RejectReason.UNKNOWN_ACCOUNT, "there is no account " + account);
        ContractMarket market = state.markets.get(contract);
        if (market == null)
            return new Refusal(RejectReason.UNKNOWN_CONTRACT, "no contract of number " + contract + " is listed");
        if (market.ended)
            return new Refusal(
                    RejectReason.NOT_TRADING,
                    market.contract.name() + " no longer trades: it settles when its last print is frozen");
        if (state.due.isSettling(contract, state.nowNanos))
            return new Refusal(
                    RejectReason.SETTLING, market.contract.name() + " is being settled: send the order again shortly");
        if (market.phase.now == TradingPhase.HALTED)
            return new Refusal(
                    RejectReason.HALTED,
                    "%s is halted (%s): orders can be cancelled, new ones wait until it trades again"
                            .formatted(market.contract.name(), market.phase.reason));
        if (market.isOption() && market.future.phase.now == TradingPhase.HALTED)
            return new Refusal(
                    RejectReason.HALTED,
                    "%s waits as long as %s is halted (%s)"
                            .formatted(
                                    market.contract.name(), market.future.contract.name(), market.future.phase.reason));
        if (state.line(market).margin == null)
            return new Refusal(
                    RejectReason.NO_MARGIN_PARAMETERS,
                    market.index() + " has no margin parameters yet: it cannot trade");
        return SpreadChecks.legs(state, market);
    }

    private Refusal limited(
            long account, ContractMarket market, OrderTerms terms, Intake.Worked sized, Order replaced) {
        return terms.reduceOnly() ? null : limits.refusal(account, market, terms.side(), sized.lots(), replaced);
    }

    private Refusal stopped(long account, boolean reduces) {
        return state.noTrading(account, reduces);
    }

    /** An immediate order has nothing to trade with while others gather; a market order waits for the auction's price. */
    private static Refusal immediate(ContractMarket market, OrderTerms terms) {
        boolean waits = terms.timeInForce().rests()
                || (terms.type() == OrderTerms.Type.MARKET
                        && terms.timeInForce() == OrderTerms.TimeInForce.IMMEDIATE_OR_CANCEL);
        if (market.phase.isContinuous() || waits) return null;
        return new Refusal(
                RejectReason.IN_AUCTION,
                "orders in %s gather until %s and trade at one price then: send one that rests, or a market order"
                        .formatted(market.contract.name(), Utc.format(market.phase.untilNanos)));
    }

    private Refusal terms(OrderTerms terms) {
        boolean immediate = !terms.timeInForce().rests();
        if (terms.type() == OrderTerms.Type.MARKET && terms.limitTicks() != 0)
            return new Refusal(
                    RejectReason.INVALID_FIELD, "a market order has no price: leave it out or send a limit order");
        if (terms.postOnly() != OrderTerms.PostOnly.NO && (immediate || terms.type() == OrderTerms.Type.MARKET))
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "a post-only order rests: it must be a limit order, neither immediate-or-cancel nor fill-or-kill");
        if (terms.displayLots() != 0 && (immediate || terms.type() == OrderTerms.Type.MARKET))
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "an iceberg order rests: it must be a limit order, neither immediate-or-cancel nor fill-or-kill");
        Refusal refusal = date(terms);
        if (refusal != null) return refusal;
        return label(terms.label());
    }

    static Refusal label(String label) {
        return label.length() <= LABEL_CHARS_MAX
                ? null
                : new Refusal(RejectReason.INVALID_FIELD, "a label has at most " + LABEL_CHARS_MAX + " characters");
    }

    private Refusal date(OrderTerms terms) {
        boolean dated = terms.timeInForce() == OrderTerms.TimeInForce.GOOD_TILL_DATE;
        boolean expires = dated || terms.timeInForce() == OrderTerms.TimeInForce.DAY;
        if (expires && terms.type() == OrderTerms.Type.MARKET && terms.trigger() == null)
            return new Refusal(RejectReason.INVALID_FIELD, "a market order never rests: it takes no day or date");
        if (!dated && terms.untilNanos() != 0)
            return new Refusal(
                    RejectReason.INVALID_FIELD, "only a good-till-date order has a date: leave it out or say so");
        if (dated && (terms.untilNanos() <= state.nowNanos || terms.untilNanos() == OrderTerms.NEVER))
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "a good-till-date order needs a date to come: now it is " + Utc.format(state.nowNanos));
        return null;
    }

    /** A trigger is a price, and not met yet: a stop that would trigger itself is more likely a slip than a wish. */
    private Refusal trigger(ContractMarket market, OrderTerms terms) {
        Trigger trigger = terms.trigger();
        if (trigger == null) return null;
        if (market.isOption())
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "an option's price moves with its month's: place the trigger there, or send the order without one");
        if (trigger.ticks() < 1 || trigger.ticks() > TradingParameters.PRICE_TICKS_MAX)
            return new Refusal(
                    RejectReason.PRICE_OUT_OF_RANGE,
                    "a trigger is from %s to %s"
                            .formatted(market.ticks(1), market.ticks(TradingParameters.PRICE_TICKS_MAX)));
        long now = state.priceTenths(market, trigger.source());
        if (now == 0 || !trigger.isMetBy(terms.side(), now)) return null;
        return new Refusal(
                RejectReason.TRIGGER_ALREADY_MET,
                "the %s is %s already: a trigger at %s must be %s it, or send the order without one"
                        .formatted(
                                words(trigger.source()),
                                market.contract.grid().formatTenths(now),
                                market.ticks(trigger.ticks()),
                                trigger.rises(terms.side()) ? "above" : "below"));
    }

    private static String words(Trigger.Source source) {
        return switch (source) {
            case INDEX -> "index";
            case MARK -> "mark";
            case LAST -> "last trade";
        };
    }

    private Intake price(long account, ContractMarket market, OrderTerms terms) {
        Side side = terms.side();
        boolean buy = side == Side.BUY;
        if (terms.type() == OrderTerms.Type.MARKET)
            return new Intake.Worked(terms.lots(), protectedTicks(market, side, terms.trigger()));
        long limit = terms.limitTicks();
        if (!market.isPrice(limit))
            return new Refusal(
                    RejectReason.PRICE_OUT_OF_RANGE,
                    "a price is from %s to %s"
                            .formatted(
                                    market.ticks(market.lowestTicks()),
                                    market.ticks(TradingParameters.PRICE_TICKS_MAX)));
        if (terms.trigger() != null) return new Intake.Worked(terms.lots(), limit);
        boolean mayTrade = terms.postOnly() != OrderTerms.PostOnly.NO && market.phase.isContinuous();
        long opposite = mayTrade ? met(account, market, terms) : OrderBook.NONE;
        if (opposite != OrderBook.NONE) {
            if (terms.postOnly() == OrderTerms.PostOnly.REJECT)
                return new Refusal(
                        RejectReason.POST_ONLY_WOULD_TRADE,
                        "post-only at %s would trade at once: the best opposite price is %s"
                                .formatted(market.ticks(limit), market.ticks(opposite)));
            limit = opposite - side.sign();
            if (!market.isPrice(limit))
                return new Refusal(
                        RejectReason.POST_ONLY_WOULD_TRADE, "there is no price below the best offer to rest at");
        }
        long bandHigh = market.bandHighTicks(state.parameters);
        if (buy && limit > bandHigh)
            return new Refusal(
                    RejectReason.PRICE_OUT_OF_BAND,
                    "a buy at %s is above the price band, which ends at %s"
                            .formatted(market.ticks(limit), market.ticks(bandHigh)));
        long bandLow = market.bandLowTicks(state.parameters);
        if (!buy && limit < bandLow)
            return new Refusal(
                    RejectReason.PRICE_OUT_OF_BAND,
                    "a sell at %s is below the price band, which starts at %s"
                            .formatted(market.ticks(limit), market.ticks(bandLow)));
        return new Intake.Worked(terms.lots(), limit);
    }

    /** A market order's limit; a stop-market's from its trigger, until it is met. */
    private long protectedTicks(ContractMarket market, Side side, Trigger trigger) {
        boolean buy = side == Side.BUY;
        if (trigger != null)
            return buy
                    ? ContractMarket.protectedBuyTicks(trigger.ticks(), state.parameters)
                    : ContractMarket.protectedSellTicks(trigger.ticks(), state.parameters);
        return buy ? market.protectedBuyTicks(state.parameters) : market.protectedSellTicks(state.parameters);
    }

    /** The best price that an order would meet at once, in its own book or by implication, or {@link OrderBook#NONE}. */
    private long met(long account, ContractMarket market, OrderTerms terms) {
        Side side = terms.side();
        var offer = implied.best(market, side, account, terms.limitTicks(), terms.reduceOnly());
        boolean own = market.book.crosses(side, terms.limitTicks());
        long best = side == Side.BUY ? market.book.bestAskTicks() : market.book.bestBidTicks();
        if (!own) return offer == null ? OrderBook.NONE : offer.priceTicks();
        return offer == null || side.sign() * (best - offer.priceTicks()) <= 0 ? best : offer.priceTicks();
    }

    private Intake quantity(
            long account, ContractMarket market, OrderTerms terms, Intake.Worked worked, Order replaced) {
        long unitsPerLot = market.contract.unitsPerLot();
        long lotsMax = state.parameters.orderUnitsMax() / unitsPerLot;
        if (worked.lots() < 1 || worked.lots() > lotsMax)
            return new Refusal(
                    RejectReason.LOTS_OUT_OF_RANGE,
                    "an order in %s is from 1 to %d lots of %d units"
                            .formatted(market.contract.name(), lotsMax, unitsPerLot));
        if (terms.displayLots() < 0
                || (terms.displayLots() > 0 && (worked.lots() - 1) / terms.displayLots() >= TRANCHES_MAX))
            return new Refusal(
                    RejectReason.LOTS_OUT_OF_RANGE,
                    "an iceberg order of %d lots shows at least %d at a time"
                            .formatted(worked.lots(), (worked.lots() + TRANCHES_MAX - 1) / TRANCHES_MAX));
        long position = state.positions.lots(account, market.id());
        long lots = worked.lots();
        if (terms.reduceOnly()) {
            long room = roomToReduce(account, market, terms, replaced);
            if (room <= 0)
                return new Refusal(
                        RejectReason.REDUCE_ONLY_WOULD_INCREASE,
                        "there is nothing left to reduce in %s beyond the account's other orders"
                                .formatted(market.contract.name()));
            lots = Math.min(lots, room);
        }
        long others = state.orders.lotsOpen(account, market.id(), terms.side(), replaced);
        long reached = Math.abs(terms.side().sign() * position + others + lots);
        if (reached > market.positionLotsMax())
            return new Refusal(
                    RejectReason.LOTS_OUT_OF_RANGE,
                    "position and open orders in %s may come to %d lots at most"
                            .formatted(market.contract.name(), market.positionLotsMax()));
        Refusal refusal = SpreadChecks.legPositions(state, account, market, terms.side(), lots, replaced);
        if (refusal != null) return refusal;
        return lots == worked.lots() ? worked : new Intake.Worked(lots, worked.limitTicks());
    }

    /**
     * Lots that a reduce-only order may have: the position's closing side, less what other orders work there. A stop has
     * room beside all orders while it waits, and when it is met, beside all that are not reduce-only: those give way.
     */
    private long roomToReduce(long account, ContractMarket market, OrderTerms terms, Order replaced) {
        long closing = Math.max(0, -terms.side().sign() * state.positions.lots(account, market.id()));
        if (terms.trigger() != null) return closing;
        if (replaced != null && replaced.isUntriggered())
            return closing - state.orders.plainLotsWorking(account, market.id(), terms.side());
        long working = state.orders.lotsWorking(account, market.id(), terms.side());
        return closing - working + (replaced == null ? 0 : replaced.lotsOpen);
    }

    private Refusal money(long account, ContractMarket market, OrderTerms terms, Intake.Worked worked, Order replaced) {
        if (!terms.reduceOnly()) {
            Refusal refusal =
                    margining.check(account, market, terms.side(), worked.limitTicks(), worked.lots(), replaced);
            if (refusal == null && market.isOption() && terms.side() == Side.BUY)
                refusal = new Premium(state, margining)
                        .refusal(account, market, worked.limitTicks(), worked.lots(), replaced);
            if (refusal != null) return refusal;
        }
        if (terms.timeInForce() != OrderTerms.TimeInForce.FILL_OR_KILL || terms.trigger() != null) return null;
        long available = market.book.lotsAvailable(
                terms.side(),
                market.tradableTicks(terms.side(), worked.limitTicks(), state),
                worked.lots(),
                account,
                terms.selfTradePrevention(),
                state.matches.left());
        return available >= worked.lots()
                ? null
                : new Refusal(
                        RejectReason.FILL_OR_KILL_UNFILLABLE,
                        "only %d of %d lots could fill at once".formatted(available, worked.lots()));
    }
}

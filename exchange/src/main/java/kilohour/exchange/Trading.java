package kilohour.exchange;

import java.util.ArrayDeque;
import kilohour.matching.MatchListener;
import kilohour.units.PriceGrid;
import kilohour.units.Side;

/** Orders on their way through the market: checked, matched, rested, amended, cancelled. */
final class Trading {
    private static final long NO_SESSION = 0;
    private static final RequestId NO_REQUEST = new RequestId(0, 0);

    private final State state;
    private final Margining margining;
    private final ImpliedTrading implied;
    private final Phases phases;
    private final OrderChecks checks;
    /** Empty between commands. */
    private final ArrayDeque<ContractMarket> freed = new ArrayDeque<>();

    Trading(State state, Margining margining, Phases phases) {
        this.state = state;
        this.margining = margining;
        this.implied = new ImpliedTrading(state);
        this.phases = phases;
        this.checks = new OrderChecks(state, margining, implied);
    }

    /** What came of a request: the order it was about (0 if none), or why it was refused. */
    record Outcome(long orderId, Refusal refusal) {
        static Outcome done(long orderId) {
            return new Outcome(orderId, null);
        }

        static Outcome refused(RejectReason reason, String sentence) {
            return new Outcome(0, new Refusal(reason, sentence));
        }
    }

    Outcome place(Command.PlaceOrder command) {
        if (command.session() != 0 && !state.sessions.isOpen(command.session(), command.account()))
            return new Outcome(0, Connections.notOpen());
        return quote(command, null);
    }

    /** @param quotes the group that the order is a quote of, or null */
    Outcome quote(Command.PlaceOrder command, QuoteGroup quotes) {
        return switch (checks.place(command.account(), command.contract(), command.terms())) {
            case Refusal refusal -> new Outcome(0, refusal);
            case Intake.Worked worked -> accept(command, worked, quotes);
        };
    }

    /** Two orders of which one cancels the other: both are accepted, or neither. */
    Outcome placePair(Command.PlacePair command) {
        if (command.session() != 0 && !state.sessions.isOpen(command.session(), command.account()))
            return new Outcome(0, Connections.notOpen());
        Intake intake = checks.member(command.account(), command.contract(), command.first());
        if (!(intake instanceof Intake.Worked worked)) return new Outcome(0, (Refusal) intake);
        intake = checks.member(command.account(), command.contract(), command.second());
        if (!(intake instanceof Intake.Worked secondWorked)) return new Outcome(0, (Refusal) intake);
        long id = state.nextOrderId;
        Order first = order(id, command.account(), command.contract(), command.first(), worked, command.session());
        Order second =
                order(id + 1, command.account(), command.contract(), command.second(), secondWorked, command.session());
        ContractMarket market = state.markets.get(command.contract());
        first.link(second);
        Refusal refusal = checks.together(first, second, market);
        if (refusal != null) return new Outcome(0, refusal);
        state.nextOrderId += 2;
        for (Order order : new Order[] {first, second}) {
            state.say(new Event.OrderAccepted(
                    order.id, order.account, command.requestId(), order.contract, order.terms, order.limitTicks));
            margining.orderLots(order, market, order.lotsOpen);
            state.orders.add(order);
            if (order.isUntriggered()) market.stops.add(order);
        }
        state.say(new Event.OrdersLinked(first.account, first.contract, first.id, second.id));
        if (!first.isUntriggered()) enter(first, market);
        else if (!second.isUntriggered()) enter(second, market);
        return Outcome.done(first.id);
    }

    private Order order(long id, long account, int contract, OrderTerms terms, Intake.Worked worked, long session) {
        return new Order(new OpenOrder(
                id,
                account,
                contract,
                terms.changedTo(worked.lots(), terms.limitTicks()),
                worked.limitTicks(),
                terms.trigger() != null,
                worked.lots(),
                0,
                0,
                0,
                0,
                state.nowNanos,
                state.nowNanos,
                session,
                0));
    }

    private Outcome accept(Command.PlaceOrder command, Intake.Worked worked, QuoteGroup quotes) {
        ContractMarket market = state.markets.get(command.contract());
        Order order = order(
                state.nextOrderId++, command.account(), command.contract(), command.terms(), worked, command.session());
        order.quotes = quotes;
        if (state.isIdle(market)) state.say(new Event.MarkMoved(market.id(), market.markTenths));
        if (quotes != null) quotes.stands(market.id(), market.contract.unitsPerLot(), order.terms.side(), order.id);
        state.say(new Event.OrderAccepted(
                order.id, order.account, command.requestId(), order.contract, order.terms, order.limitTicks));
        margining.orderLots(order, market, order.lotsOpen);
        state.orders.add(order);
        if (order.isUntriggered()) market.stops.add(order);
        else enter(order, market);
        return Outcome.done(order.id);
    }

    /**
     * Closes so many lots of an account's position, as far as the book takes them at once within a limit; margin is not
     * asked for. Returns the order, which is not open any more.
     */
    Order liquidate(long account, ContractMarket market, Side side, long lots, long limitTicks) {
        OrderTerms terms =
                OrderTerms.limit(side, lots, limitTicks).withTimeInForce(OrderTerms.TimeInForce.IMMEDIATE_OR_CANCEL);
        Order order = order(
                state.nextOrderId++, account, market.id(), terms, new Intake.Worked(lots, limitTicks), NO_SESSION);
        state.say(new Event.OrderAccepted(order.id, account, NO_REQUEST, market.id(), order.terms, limitTicks));
        margining.orderLots(order, market, order.lotsOpen);
        state.orders.add(order);
        enter(order, market);
        return order;
    }

    /** A stop whose trigger is met becomes an order like any other, if it still passes the checks of a new one. */
    void trigger(Order stop) {
        ContractMarket market = state.markets.get(stop.contract);
        cancelLinked(stop);
        Intake intake = checks.trigger(stop, market);
        market.stops.remove(stop);
        margining.orderLots(stop, market, -stop.lotsOpen);
        if (intake instanceof Intake.Worked worked) {
            stop.open(worked.lots());
            stop.limitTicks = worked.limitTicks();
        }
        stop.triggered();
        stop.updatedNanos = state.nowNanos;
        margining.orderLots(stop, market, stop.lotsOpen);
        state.say(new Event.OrderTriggered(stop.id, stop.account, stop.contract, stop.lotsOpen, stop.limitTicks));
        switch (intake) {
            case Refusal refusal ->
                drop(
                        stop,
                        market,
                        refusal.reason() == RejectReason.REDUCE_ONLY_WOULD_INCREASE
                                ? CancelReason.NOTHING_TO_REDUCE
                                : CancelReason.REFUSED_AT_TRIGGER);
            case Intake.Worked _ -> enter(stop, market);
        }
    }

    /** An order comes to the book; reduce-only orders beside it give way. */
    private void enter(Order order, ContractMarket market) {
        if (!order.terms.reduceOnly() || order.terms.trigger() != null)
            trimReduceOnly(order.account, market, order.terms.side(), order);
        work(order, market);
    }

    private void work(Order order, ContractMarket market) {
        if (market.phase.isContinuous()) trade(order, market);
        else gather(order, market);
    }

    /**
     * Lets an order take what it can and rests or cancels what is left. Where it would trade further than the rolling
     * hour allows, the contract pauses.
     */
    private void trade(Order order, ContractMarket market) {
        Side side = order.terms.side();
        long tradableTicks = market.tradableTicks(side, order.limitTicks, state);
        var novation = new Novation(state, margining);
        var fills = new Fills(order, market, novation);
        long left = order.lotsOpen;
        long prevented = 0;
        while (left > 0) {
            ImpliedTrading.Offer offer =
                    implied.best(market, side, order.account, tradableTicks, order.terms.reduceOnly());
            // At one price the contract's own book goes first.
            left = market.book.take(
                    order.id,
                    order.account,
                    side,
                    offer == null ? tradableTicks : offer.priceTicks(),
                    left,
                    order.terms.selfTradePrevention(),
                    fills);
            prevented += market.book.takerLotsPrevented();
            if (implied.wasOutOfBand()) free(market);
            if (offer == null || left == 0) break;
            long lots = Math.min(left, offer.lots());
            implied.trade(order, offer, lots, novation);
            free(offer.place().whole());
            left -= lots;
        }
        if (prevented > 0) {
            margining.orderLots(order, market, -prevented);
            order.open(order.lotsOpen - prevented);
            if (order.lotsOpen > 0 && left > 0) state.say(new Event.OrderAmended(order, true));
        }
        if (left == 0) {
            state.orders.remove(order);
            if (prevented > 0)
                state.say(new Event.OrderCancelled(
                        order.id, order.account, order.contract, prevented, CancelReason.SELF_TRADE));
            cancelLinked(order);
        } else {
            boolean rests = order.terms.timeInForce().rests() && order.terms.type() == OrderTerms.Type.LIMIT;
            if (tradableTicks != order.limitTicks && meets(order, market)) phases.pause(market);
            if (!rests) drop(order, market, CancelReason.IMMEDIATE_REMAINDER);
            else if (market.phase.isContinuous()) market.rest(order, order.firstTranche());
            else gather(order, market);
        }
        free(market);
        novation.announcePositions(this);
    }

    /**
     * Rests an order for an auction. An account's own bids stay below its own offers, so that it cannot trade with
     * itself at the end: what its self-trade prevention says is done to the orders that cross, oldest first.
     */
    private void gather(Order order, ContractMarket market) {
        for (Order own : state.orders.of(order.account, market.id())) {
            if (!crosses(order, own)) continue;
            switch (order.terms.selfTradePrevention()) {
                case CANCEL_NEWEST -> {
                    drop(order, market, CancelReason.SELF_TRADE);
                    return;
                }
                case CANCEL_OLDEST -> cancel(own, CancelReason.SELF_TRADE);
                case CANCEL_BOTH -> {
                    cancel(own, CancelReason.SELF_TRADE);
                    drop(order, market, CancelReason.SELF_TRADE);
                    return;
                }
                case DECREMENT -> {
                    if (decrement(order, own, market)) return;
                }
            }
        }
        market.rest(order, order.firstTranche());
    }

    /** Whether an order could trade now, by its own book or by implication, if nothing but its limit held it. */
    private boolean meets(Order order, ContractMarket market) {
        Side side = order.terms.side();
        return market.book.crosses(side, order.limitTicks)
                || implied.best(market, side, order.account, order.limitTicks, order.terms.reduceOnly()) != null;
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
        if (lots == own.lotsOpen) cancel(own, CancelReason.SELF_TRADE);
        else shrink(own, market, own.lotsOpen - lots);
        if (lots == order.lotsOpen) {
            drop(order, market, CancelReason.SELF_TRADE);
            return true;
        }
        margining.orderLots(order, market, -lots);
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
        novation.announcePositions(this);
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
                cancel(order, CancelReason.IMMEDIATE_REMAINDER);
                done++;
            }
        }
        return done;
    }

    Outcome amend(Command.AmendOrder command) {
        Order order = own(command.account(), command.orderId());
        if (order == null) return notOpen(command.orderId());
        if (command.lots() <= order.lotsFilled)
            return new Outcome(
                    order.id,
                    new Refusal(
                            RejectReason.LOTS_OUT_OF_RANGE,
                            "%d lots of order %d have filled already: amend it to more than that, or cancel it"
                                    .formatted(order.lotsFilled, order.id)));
        long lotsOpen = command.lots() - order.lotsFilled;
        boolean stop = order.isUntriggered();
        if (!stop && command.triggerTicks() != 0)
            return new Outcome(
                    order.id,
                    new Refusal(
                            RejectReason.INVALID_FIELD,
                            "order %d has no trigger to move: it never had one, or was triggered".formatted(order.id)));
        long triggerTicks = stop && command.triggerTicks() == 0 ? order.triggerTicks() : command.triggerTicks();
        boolean sameTrigger = !stop || triggerTicks == order.triggerTicks();
        if (order.limitTicks == command.limitTicks() && sameTrigger && lotsOpen <= order.lotsOpen)
            return reduce(order, lotsOpen);
        boolean stopMarket = stop && order.terms.type() == OrderTerms.Type.MARKET;
        if (stopMarket && command.limitTicks() != 0 && command.limitTicks() != order.limitTicks)
            return new Outcome(
                    order.id,
                    new Refusal(RejectReason.INVALID_FIELD, "a stop-market order has a trigger and no price"));
        return switch (checks.amend(order, lotsOpen, command.limitTicks(), triggerTicks)) {
            case Refusal refusal -> new Outcome(order.id, refusal);
            case Intake.Worked worked -> replace(order, worked, triggerTicks);
        };
    }

    private Outcome reduce(Order order, long lots) {
        shrink(order, state.markets.get(order.contract), lots);
        return Outcome.done(order.id);
    }

    private void shrink(Order order, ContractMarket market, long lots) {
        margining.orderLots(order, market, lots - order.lotsOpen);
        order.open(lots);
        order.updatedNanos = state.nowNanos;
        if (!order.isUntriggered()) market.book.reduce(order.id, lots);
        state.say(new Event.OrderAmended(order, true));
    }

    private Outcome replace(Order order, Intake.Worked worked, long triggerTicks) {
        ContractMarket market = state.markets.get(order.contract);
        takeOut(order, market);
        if (order.isUntriggered())
            order.terms = order.terms.when(order.terms.trigger().at(triggerTicks));
        margining.orderChanges(order, market, worked.lots(), worked.limitTicks());
        order.open(worked.lots());
        order.limitTicks = worked.limitTicks();
        order.updatedNanos = state.nowNanos;
        state.say(new Event.OrderAmended(order, order.isUntriggered()));
        if (order.isUntriggered()) {
            market.stops.add(order);
        } else {
            if (!order.terms.reduceOnly()) trimReduceOnly(order.account, market, order.terms.side(), order);
            work(order, market);
        }
        return Outcome.done(order.id);
    }

    private static void takeOut(Order order, ContractMarket market) {
        if (order.isUntriggered()) market.stops.remove(order);
        else market.book.remove(order.id);
    }

    Outcome cancel(Command.CancelOrder command) {
        Order order = own(command.account(), command.orderId());
        if (order == null) return notOpen(command.orderId());
        cancel(order, CancelReason.BY_OWNER);
        return Outcome.done(order.id);
    }

    Outcome cancelAll(Command.CancelAll command) {
        if (command.contract() != 0 && !state.markets.containsKey(command.contract()))
            return Outcome.refused(
                    RejectReason.UNKNOWN_CONTRACT, "no contract of number " + command.contract() + " is listed");
        Refusal refusal = OrderChecks.label(command.label());
        if (refusal != null) return new Outcome(0, refusal);
        for (Order order : state.orders.of(command.account(), command.contract()))
            if (command.label().isEmpty() || command.label().equals(order.terms.label()))
                cancel(order, CancelReason.BY_OWNER);
        return Outcome.done(0);
    }

    private Order own(long account, long orderId) {
        Order order = state.orders.get(orderId);
        return order != null && order.account == account ? order : null;
    }

    private static Outcome notOpen(long orderId) {
        return new Outcome(
                orderId,
                new Refusal(
                        RejectReason.ORDER_NOT_OPEN,
                        "order " + orderId + " is not open: it has filled, was cancelled, or is not this account's"));
    }

    /** Takes an order out of the market if it is still open: it may have gone with the one it was linked to. */
    void cancel(Order order, CancelReason reason) {
        if (order == null || state.orders.get(order.id) != order) return;
        ContractMarket market = state.markets.get(order.contract);
        takeOut(order, market);
        drop(order, market, reason);
        free(market);
    }

    Views.Implied implied(ContractMarket market) {
        return implied.shown(market);
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

    /**
     * At the end of a command: trades what has become free to trade by implication because an order that would have met
     * its own owner has gone.
     *
     * @return whether anything traded
     */
    boolean sweep() {
        boolean traded = false;
        for (ContractMarket market; (market = freed.poll()) != null; ) {
            var novation = new Novation(state, margining);
            implied.sweep(market, novation);
            traded |= novation.traded();
            novation.announcePositions(this);
        }
        return traded;
    }

    private void drop(Order order, ContractMarket market, CancelReason reason) {
        margining.orderLots(order, market, -order.lotsOpen);
        state.orders.remove(order);
        state.say(new Event.OrderCancelled(order.id, order.account, order.contract, order.lotsOpen, reason));
        Order linked = order.linked;
        order.unlink();
        if (linked != null && reason != CancelReason.LINKED_ORDER_CLOSED)
            cancel(linked, CancelReason.LINKED_ORDER_CLOSED);
    }

    /** One of two linked orders has traded or is triggered: the other goes. */
    void cancelLinked(Order order) {
        if (order.linked != null) cancel(order.linked, CancelReason.LINKED_ORDER_CLOSED);
    }

    /** Trims an account's reduce-only orders to a position that has changed. */
    void trimReduceOnly(long account, ContractMarket market) {
        trimReduceOnly(account, market, Side.BUY, null);
        trimReduceOnly(account, market, Side.SELL, null);
    }

    /**
     * Keeps an account's open orders on the closing side of a position within it as far as reduce-only orders are
     * concerned, newest first, so that no order of fills lets one increase the position. A stop that waits is kept
     * within the position alone.
     *
     * @param spared an order that the others give way to, or null
     */
    private void trimReduceOnly(long account, ContractMarket market, Side side, Order spared) {
        if (!state.orders.anyReduceOnly(account)) return;
        long room = Math.max(0, -side.sign() * state.positions.lots(account, market.id()));
        long excess = state.orders.lotsWorking(account, market.id(), side) - room;
        for (Order order : state.orders.of(account, market.id()).reversed()) {
            if (order == spared || order.terms.side() != side || !order.terms.reduceOnly()) continue;
            if (state.orders.get(order.id) != order) continue; // gone with the one it was linked to
            long off = Math.clamp(order.isUntriggered() ? order.lotsOpen - room : excess, 0, order.lotsOpen);
            if (!order.isUntriggered()) excess -= off;
            if (off == order.lotsOpen) cancel(order, CancelReason.NOTHING_TO_REDUCE);
            else if (off > 0) shrink(order, market, order.lotsOpen - off);
        }
    }

    /** Why an account may not trade in a contract now, or null. */
    Refusal tradable(long account, int contract) {
        return checks.tradable(account, contract);
    }

    /** What an order would do, without doing it. */
    Views.Preview preview(long account, int contract, OrderTerms terms) {
        Refusal refusal = checks.tradable(account, contract);
        if (refusal != null)
            return new Views.Preview(refusal.reason(), refusal.sentence(), terms.side(), 0, 0, 0, 0, 0);
        Intake intake = checks.place(account, contract, terms);
        ContractMarket market = state.markets.get(contract);
        long before = margining.initialMicros(account);
        long equity = margining.equity.micros(account);
        return switch (intake) {
            case Refusal refused ->
                new Views.Preview(refused.reason(), refused.sentence(), terms.side(), 0, 0, before, before, equity);
            case Intake.Worked worked -> {
                long fee = worked.lots() * market.scenarios.feePerLotMicros(worked.limitTicks());
                long value = market.contract.valueMicros(worked.lots(), PriceGrid.tenths(worked.limitTicks()));
                long after = terms.reduceOnly()
                        ? before
                        : margining.initialAfter(
                                account, market, terms.side(), worked.limitTicks(), worked.lots(), null);
                yield new Views.Preview(null, "", terms.side(), value, fee, before, after, equity);
            }
        };
    }

    /** Books what the order at hand does to resting orders of its own book. */
    private final class Fills implements MatchListener {
        private static final long[] NONE = {};

        private final Order taker;
        private final ContractMarket market;
        private final Novation novation;

        Fills(Order taker, ContractMarket market, Novation novation) {
            this.taker = taker;
            this.market = market;
            this.novation = novation;
        }

        @Override
        public void traded(long makerOrderId, long makerOwner, long priceTicks, long lots, long makerLotsLeft) {
            Order maker = state.orders.get(makerOrderId);
            novation.trade(market, taker.terms.side(), maker, taker, priceTicks, lots, state.parameters.takerFeePpm());
            if (makerLotsLeft == 0) state.orders.remove(maker);
        }

        @Override
        public void makerCancelled(long makerOrderId, long makerOwner, long lots) {
            drop(state.orders.get(makerOrderId), market, CancelReason.SELF_TRADE);
        }

        @Override
        public void makerReduced(long makerOrderId, long makerOwner, long lots, long makerLotsLeft) {
            Order maker = state.orders.get(makerOrderId);
            margining.orderLots(maker, market, -lots);
            maker.open(makerLotsLeft);
            maker.updatedNanos = state.nowNanos;
            state.say(new Event.OrderAmended(maker, true));
        }
    }
}

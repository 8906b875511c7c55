package kilohour.exchange;

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
    private final Amendments amendments;
    final Gathering gathering;
    final ImpliedSweep sweep;

    Trading(State state, Margining margining, Phases phases) {
        this.state = state;
        this.margining = margining;
        this.implied = new ImpliedTrading(state);
        this.phases = phases;
        this.checks = new OrderChecks(state, margining, implied);
        this.amendments = new Amendments(state, margining, checks, this);
        this.gathering = new Gathering(state, margining, this);
        this.sweep = new ImpliedSweep(state, margining, implied, this);
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
            margining.vectors.orderLots(order, market, order.lotsOpen);
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
        margining.vectors.orderLots(order, market, order.lotsOpen);
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
        margining.vectors.orderLots(order, market, order.lotsOpen);
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
        margining.vectors.orderLots(stop, market, -stop.lotsOpen);
        if (intake instanceof Intake.Worked worked) {
            stop.open(worked.lots());
            stop.limitTicks = worked.limitTicks();
        }
        stop.triggered();
        stop.updatedNanos = state.nowNanos;
        margining.vectors.orderLots(stop, market, stop.lotsOpen);
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

    /** An order that was taken out of the book and amended comes back to it. */
    void workAgain(Order order, ContractMarket market) {
        if (!order.terms.reduceOnly()) trimReduceOnly(order.account, market, order.terms.side(), order);
        work(order, market);
    }

    private void work(Order order, ContractMarket market) {
        if (market.phase.isContinuous()) trade(order, market);
        else gathering.add(order, market);
    }

    /**
     * Lets an order take what it can and rests or cancels what is left. Where it would trade further than the rolling
     * hour allows, the contract pauses; where it would meet more orders than a command may, what is left is cancelled.
     */
    private void trade(Order order, ContractMarket market) {
        long tradableTicks = market.tradableTicks(order.terms.side(), order.limitTicks, state);
        var novation = new Novation(state, margining);
        long left = take(order, market, tradableTicks, novation);
        if (left == 0) {
            state.orders.remove(order);
            cancelLinked(order);
        } else if (state.matches.left() == 0 && meets(order, market, tradableTicks)) {
            drop(order, market, CancelReason.MATCH_LIMIT);
        } else {
            boolean rests = order.terms.timeInForce().rests() && order.terms.type() == OrderTerms.Type.LIMIT;
            if (tradableTicks != order.limitTicks && meets(order, market, order.limitTicks)) phases.pause(market);
            if (!rests) drop(order, market, CancelReason.IMMEDIATE_REMAINDER);
            else if (market.phase.isContinuous()) market.rest(order, order.firstTranche());
            else gathering.add(order, market);
        }
        sweep.free(market);
        novation.announcePositions(this);
    }

    /** Trades at the best prices, own or implied, in turn; returns what is left alive of the order. */
    private long take(Order order, ContractMarket market, long tradableTicks, Novation novation) {
        Side side = order.terms.side();
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
                    state.matches.left(),
                    fills);
            state.matches.met(market.book.makersMet());
            prevented += market.book.takerLotsPrevented();
            if (implied.wasOutOfBand()) sweep.free(market);
            if (offer == null || left == 0 || state.matches.left() == 0) break;
            long lots = Math.min(left, offer.lots());
            implied.trade(order, offer, lots, novation);
            sweep.free(offer.place().whole());
            left -= lots;
        }
        if (prevented > 0) {
            margining.vectors.orderLots(order, market, -prevented);
            order.open(order.lotsOpen - prevented);
            if (left > 0) state.say(new Event.OrderAmended(order, true));
            else
                state.say(new Event.OrderCancelled(
                        order.id, order.account, order.contract, prevented, CancelReason.SELF_TRADE));
        }
        return left;
    }

    /** Whether an order could trade now within a limit, by its own book or by implication. */
    private boolean meets(Order order, ContractMarket market, long limitTicks) {
        Side side = order.terms.side();
        return market.book.crosses(side, limitTicks)
                || implied.best(market, side, order.account, limitTicks, order.terms.reduceOnly()) != null;
    }

    Outcome amend(Command.AmendOrder command) {
        return amendments.amend(command);
    }

    /** Makes an open order smaller where it stands. */
    void shrink(Order order, ContractMarket market, long lots) {
        margining.vectors.orderLots(order, market, lots - order.lotsOpen);
        order.open(lots);
        order.updatedNanos = state.nowNanos;
        if (!order.isUntriggered()) market.book.reduce(order.id, lots);
        state.say(new Event.OrderAmended(order, true));
    }

    static void takeOut(Order order, ContractMarket market) {
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

    /** An account's own open order, or null. */
    Order own(long account, long orderId) {
        Order order = state.orders.get(orderId);
        return order != null && order.account == account ? order : null;
    }

    static Outcome notOpen(long orderId) {
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
        sweep.free(market);
    }

    Views.Implied implied(ContractMarket market) {
        return implied.shown(market);
    }

    /** Ends an order that is in no book any more, with what it was linked to. */
    void drop(Order order, ContractMarket market, CancelReason reason) {
        margining.vectors.orderLots(order, market, -order.lotsOpen);
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
            margining.vectors.orderLots(maker, market, -lots);
            maker.open(makerLotsLeft);
            maker.updatedNanos = state.nowNanos;
            state.say(new Event.OrderAmended(maker, true));
        }
    }
}

package kilohour.exchange;

/** Open orders that are changed: made smaller where they stand, or checked anew and worked at the back of the queue. */
final class Amendments {
    private final State state;
    private final Margining margining;
    private final OrderChecks checks;
    private final Trading trading;

    Amendments(State state, Margining margining, OrderChecks checks, Trading trading) {
        this.state = state;
        this.margining = margining;
        this.checks = checks;
        this.trading = trading;
    }

    Trading.Outcome amend(Command.AmendOrder command) {
        Order order = trading.own(command.account(), command.orderId());
        if (order == null) return Trading.notOpen(command.orderId());
        if (command.lots() <= order.lotsFilled)
            return refused(
                    order,
                    RejectReason.LOTS_OUT_OF_RANGE,
                    "%d lots of order %d have filled already: amend it to more than that, or cancel it"
                            .formatted(order.lotsFilled, order.id));
        long lotsOpen = command.lots() - order.lotsFilled;
        boolean stop = order.isUntriggered();
        if (!stop && command.triggerTicks() != 0)
            return refused(
                    order,
                    RejectReason.INVALID_FIELD,
                    "order %d has no trigger to move: it never had one, or was triggered".formatted(order.id));
        long triggerTicks = stop && command.triggerTicks() == 0 ? order.triggerTicks() : command.triggerTicks();
        boolean sameTrigger = !stop || triggerTicks == order.triggerTicks();
        if (order.limitTicks == command.limitTicks() && sameTrigger && lotsOpen <= order.lotsOpen) {
            trading.shrink(order, state.markets.get(order.contract), lotsOpen);
            return Trading.Outcome.done(order.id);
        }
        boolean stopMarket = stop && order.terms.type() == OrderTerms.Type.MARKET;
        if (stopMarket && command.limitTicks() != 0 && command.limitTicks() != order.limitTicks)
            return refused(order, RejectReason.INVALID_FIELD, "a stop-market order has a trigger and no price");
        return switch (checks.amend(order, lotsOpen, command.limitTicks(), triggerTicks)) {
            case Refusal refusal -> new Trading.Outcome(order.id, refusal);
            case Intake.Worked worked -> replace(order, worked, triggerTicks);
        };
    }

    private static Trading.Outcome refused(Order order, RejectReason reason, String sentence) {
        return new Trading.Outcome(order.id, new Refusal(reason, sentence));
    }

    private Trading.Outcome replace(Order order, Intake.Worked worked, long triggerTicks) {
        ContractMarket market = state.markets.get(order.contract);
        Trading.takeOut(order, market);
        if (order.isUntriggered())
            order.terms = order.terms.when(order.terms.trigger().at(triggerTicks));
        margining.vectors.orderChanges(order, market, worked.lots(), worked.limitTicks());
        order.open(worked.lots());
        order.limitTicks = worked.limitTicks();
        order.updatedNanos = state.nowNanos;
        state.say(new Event.OrderAmended(order, order.isUntriggered()));
        if (order.isUntriggered()) market.stops.add(order);
        else trading.workAgain(order, market);
        return Trading.Outcome.done(order.id);
    }
}

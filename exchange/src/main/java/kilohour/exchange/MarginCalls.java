package kilohour.exchange;

import kilohour.units.Utc;

/** Margin calls: told after the daily run, due at 12:00 of the next day, ended by whatever restores the margin. */
final class MarginCalls {
    private static final long DUE_NANOS = 12 * Utc.NANOS_PER_HOUR;
    private static final String ACCOUNT = "account ";

    private final State state;
    private final Margining margining;
    private final Trading trading;
    private final Liquidations liquidations;

    MarginCalls(State state, Margining margining, Trading trading, Liquidations liquidations) {
        this.state = state;
        this.margining = margining;
        this.trading = trading;
        this.liquidations = liquidations;
    }

    /** Until when the account's call must be met, 0 if it has none. */
    static long dueNanos(StateRecord.AccountState account) {
        return account.calledOnDay() < 0 ? 0 : Utc.startOfDay(account.calledOnDay() + 1) + DUE_NANOS;
    }

    /**
     * Where equity is below initial margin: cancels the orders that make it so, newest first, and calls for what is still
     * missing.
     *
     * @return how many orders were cancelled
     */
    int call(Account account, int day) {
        if (state.defaults.isLiquidated(account.number)) return 0;
        if (margining.equity.micros(account.number) >= margining.initialMicros(account.number)) {
            meet(account.number);
            return 0;
        }
        boolean enforced = state.defaults.parameters.active();
        int cancelled = enforced ? cancelRisk(account) : 0;
        long shortfall = margining.initialMicros(account.number) - margining.equity.micros(account.number);
        if (shortfall <= 0) {
            meet(account.number);
            return cancelled;
        }
        if (account.state.calledOnDay() != day) account.state = account.state.calledOn(day);
        long due = dueNanos(account.state);
        state.say(new Event.MarginCalled(account.number, day, shortfall, due));
        if (enforced) state.due.add(due, DueKind.MARGIN_CALL_DUE, ACCOUNT + account.number);
        return cancelled;
    }

    private int cancelRisk(Account account) {
        int cancelled = 0;
        for (Order order : state.orders.of(account.number).reversed()) {
            long initial = margining.initialMicros(account.number);
            if (margining.equity.micros(account.number) >= initial) break;
            if (state.orders.get(order.id) != order || !raisesRequirement(order, initial)) continue;
            trading.cancel(order, CancelReason.MARGIN_CALL);
            cancelled++;
        }
        return cancelled;
    }

    private boolean raisesRequirement(Order order, long initialMicros) {
        if (order.terms.reduceOnly()) return false;
        ContractMarket market = state.markets.get(order.contract);
        long lots = order.lotsOpen;
        margining.vectors.orderLots(order, market, -lots);
        long without = margining.initialMicros(order.account);
        margining.vectors.orderLots(order, market, lots);
        return without < initialMicros;
    }

    /** Ends the account's call if there is one and equity covers initial margin. */
    void meet(long number) {
        Account account = state.accounts.of(number);
        int day = account.state.calledOnDay();
        if (day < 0 || margining.equity.micros(number) < margining.initialMicros(number)) return;
        state.due.remove(dueNanos(account.state), DueKind.MARGIN_CALL_DUE, ACCOUNT + number);
        account.state = account.state.calledOn(-1);
        state.say(new Event.MarginCallMet(number, day));
    }

    /** 12:00: whoever still falls short is liquidated. */
    int due(DueQueue.Item item) {
        long number = Long.parseLong(item.subject().substring(ACCOUNT.length()));
        meet(number);
        Account account = state.accounts.of(number);
        if (account.state.calledOnDay() < 0) return 1;
        account.state = account.state.calledOn(-1);
        liquidations.start(number, LiquidationReason.CALL_MISSED, false);
        return 1;
    }

    /** Each minute, in account order: who is below maintenance margin is liquidated; so many accounts at most. */
    int watch(DueQueue.Item item, int most) {
        int done = 0;
        for (Account account : state.accounts.from(item.cursor())) {
            if (done == most) {
                state.due.add(item.resumedAt(account.number));
                return done;
            }
            if (isBelowMaintenance(account))
                liquidations.start(account.number, LiquidationReason.BELOW_MAINTENANCE, false);
            done++;
        }
        return done;
    }

    private boolean isBelowMaintenance(Account account) {
        if (state.defaults.isLiquidated(account.number)) return false;
        boolean empty = state.positions.held(account.number).count() == 0;
        if (empty && (state.ledger.cashMicros(account.number) >= 0 || isBorneByDefault(account))) return false;
        return margining.equity.micros(account.number) < margining.maintenanceMicros(account.number);
    }

    /** What is left of a member in default is what no layer bore. */
    private boolean isBorneByDefault(Account account) {
        return state.defaults.isInDefault(account.state.member());
    }
}

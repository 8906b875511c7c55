package kilohour.exchange;

import java.util.ArrayList;
import kilohour.contracts.ListingCalendar;
import kilohour.units.Utc;

/** Moves venue time and does what falls due, in order, a bounded amount at a time. */
final class Clockwork {
    /** Most accounts, orders or contracts that one command's due work touches. */
    static final int WORK_MAX = 1_000;

    private final State state;
    private final ScenarioPrices prices;
    private final Marks marks;
    private final Funding funding;
    private final DailyRun dailyRun;
    private final Cascade cascade;
    private final Listing listing;
    private final Index index;
    private final Trading trading;
    /** The first instant of the month after the one in which the clock last stood; 0 before it has moved. */
    private long nextMonthNanos;

    private final MassCancel massCancel;
    private final BlockTrades blockTrades;
    private final Phases phases;
    private final Auctions auctions;
    private final DefaultManagement defaults;
    private final Options options;
    private final OptionExpiry optionExpiry;
    private final Custody custody;

    Clockwork(
            State state,
            ScenarioPrices prices,
            Marks marks,
            Funding funding,
            DailyRun dailyRun,
            Cascade cascade,
            Listing listing,
            Index index,
            Trading trading,
            MassCancel massCancel,
            BlockTrades blockTrades,
            Phases phases,
            Auctions auctions,
            DefaultManagement defaults,
            Options options,
            OptionExpiry optionExpiry,
            Custody custody) {
        this.state = state;
        this.prices = prices;
        this.marks = marks;
        this.funding = funding;
        this.dailyRun = dailyRun;
        this.cascade = cascade;
        this.listing = listing;
        this.index = index;
        this.trading = trading;
        this.massCancel = massCancel;
        this.blockTrades = blockTrades;
        this.phases = phases;
        this.auctions = auctions;
        this.defaults = defaults;
        this.options = options;
        this.optionExpiry = optionExpiry;
        this.custody = custody;
    }

    /** Sets the clock for the first time and schedules what recurs. */
    void start(long nowNanos) {
        state.nowNanos = nowNanos;
        state.due.add(nextMinute(nowNanos), DueKind.MINUTE, "");
        state.due.add(ListingCalendar.nextDailyRunNanos(nowNanos), DueKind.SETTLEMENT_PRICES, "");
        phases.scheduleClosingCall();
    }

    /** Moves towards an instant not before now; returns whether it got there with nothing left to do. */
    boolean advance(long toNanos) {
        int left = WORK_MAX;
        defaults.sharedMeanwhile(); // of commands before
        while (left > 0 && !state.matches.isUsedUp()) {
            DueQueue.Item item = state.due.pollDue(toNanos);
            if (item == null) break;
            moveTo(Math.max(state.nowNanos, item.atNanos()));
            left -= Math.max(1, run(item, left, toNanos)) + defaults.sharedMeanwhile();
        }
        if (state.due.isDue(toNanos)) {
            // What is being settled trades nothing by implication meanwhile.
            if (state.due.isDue(state.nowNanos)) trading.sweep.postpone();
            return false;
        }
        moveTo(toNanos);
        return true;
    }

    private void moveTo(long nanos) {
        boolean newMonth = nanos >= nextMonthNanos && !Utc.month(nanos).equals(Utc.month(state.nowNanos));
        if (nanos >= nextMonthNanos)
            nextMonthNanos = Utc.startOfMonth(Utc.month(nanos).plusMonths(1));
        state.nowNanos = nanos;
        if (newMonth) state.indices.values().forEach(prices::step);
    }

    /** Does one item, or as much of it as may be done now; returns how much that was. */
    private int run(DueQueue.Item item, int most, long toNanos) {
        return switch (item.kind()) {
            case LOSS_SHARING -> defaults.shareLoss(most);
            case MASS_CANCEL -> massCancel.run(item, most);
            case BLOCK_EXPIRY -> blockTrades.expire(item);
            case ORDER_EXPIRY -> expireOrders(item, most);
            case MINUTE -> minute(item, toNanos);
            case FUNDING_PAYERS -> funding.payers(item, most);
            case FUNDING_RECEIVERS -> funding.receivers(item, most);
            case AUCTION_END -> auctions.end(item, most);
            case CLOSING_CALL -> {
                phases.closingCall(item);
                yield 1;
            }
            case SETTLEMENT_PRICES -> {
                dailyRun.settlementPrices(item);
                yield 1;
            }
            case VARIATION_MARGIN -> dailyRun.variationMargin(item, most);
            case OPTION_EXPIRY -> optionExpiry(item, most);
            case CASCADE -> cascade(item, most);
            case TRADING_END -> tradingEnd(item, most);
            case FINAL_SETTLEMENT -> dailyRun.finalSettlement(item, most);
            case LISTING -> {
                listing.listNextMonth(item);
                yield 1;
            }
            case OPTION_LISTING -> options.list(item);
            case ASSET_AGE -> {
                custody.age(item);
                yield 1;
            }
            case ASSET_MATURITY -> custody.mature(item, most);
            case DEBITS -> custody.debits(item, most);
            case DEBIT_CURE -> custody.cure(item, most);
            case MARGIN_CALLS -> {
                int done = dailyRun.marginCalls(item, most);
                trading.sweep.freeAll();
                trading.sweep.run();
                if (!state.due.isDueUpTo(DueKind.MARGIN_CALLS, item.atNanos())) Invariants.checkVenue(state);
                yield done;
            }
            case MARGIN_CALL_DUE -> defaults.callDue(item);
            case FUND_CALL_DUE -> defaults.fundCallDue(item);
            case MARGIN_WATCH -> defaults.watch(item, most);
            case PORTFOLIO_AUCTION_END -> defaults.auctionEnd(item);
            case LIQUIDATION -> defaults.liquidate(item);
            case PORTING_END -> defaults.portingEnd(item, most);
            case STOPS -> stops(item, most);
            case IMPLIED_SWEEP -> {
                trading.sweep.freeAll();
                trading.sweep.run();
                yield 1;
            }
        };
    }

    /** Works the stops that the command at hand has met, in the same command as far as the bound goes. */
    void triggerStops() {
        int left = WORK_MAX;
        while (left > 0 && !state.matches.isUsedUp() && state.due.areStopsDue(state.nowNanos)) {
            DueQueue.Item item = state.due.pollDue(state.nowNanos);
            left -= Math.max(1, stops(item, left));
        }
    }

    private int stops(DueQueue.Item item, int most) {
        ContractMarket market = state.markets.get(item.contract());
        if (market == null) return 0; // settled and gone, and its stops before it
        if (!market.tradesContinuously()) return 0; // they are worked once it does: Phases.enter
        int done = 0;
        for (Order stop; (stop = market.stops.next()) != null; done++) {
            if (done == most || state.matches.isUsedUp()) {
                state.due.add(item);
                return done;
            }
            state.matches.next();
            trading.trigger(stop);
        }
        trading.sweep.free(market); // nothing traded with it by implication while its stops were due
        return done;
    }

    /** Those whose day or date ends at this instant; where they go on is what is left of them. */
    private int expireOrders(DueQueue.Item item, int most) {
        int done = 0;
        for (Order order; (order = state.orders.expiring(item.atNanos())) != null; done++) {
            if (done == most) {
                state.due.add(item.resumedAt(order.id));
                return done;
            }
            trading.cancel(order, CancelReason.EXPIRED);
        }
        return done;
    }

    /** Premium samples, then marks. Minutes that passed while nobody asked are not made up for. */
    private int minute(DueQueue.Item item, long toNanos) {
        funding.sample();
        for (IndexLine line : state.indices.values()) {
            boolean moved = false;
            for (ContractMarket market : line.markets)
                if (market.legs == null) moved |= Marks.move(state, market, marks.markTenths(market));
            if (moved) {
                marks.moveSpreads(line);
                prices.step(line);
            }
        }
        if (state.defaults.parameters.active()) state.due.add(item.atNanos(), DueKind.MARGIN_WATCH, "");
        state.due.add(item.at(nextMinute(toNanos)));
        return 1;
    }

    private static long nextMinute(long nanos) {
        return (Math.floorDiv(nanos, Utc.NANOS_PER_MINUTE) + 1) * Utc.NANOS_PER_MINUTE;
    }

    /** 24:00 of a month's last day: trading ends and open orders are cancelled. */
    private int tradingEnd(DueQueue.Item item, int most) {
        ContractMarket market = state.markets.get(item.contract());
        int done = endTrading(market, most);
        if (market.hasOrders()) {
            state.due.add(item);
            return done;
        }
        if (market.legs != null) {
            state.delist(market);
            state.say(new Event.SpreadEnded(market.id()));
            return done;
        }
        state.say(new Event.TradingEnded(market.id()));
        index.settleIfComplete(state.line(market));
        return done;
    }

    /** A strip's last run: its trading ends, and its positions turn into others. */
    private int cascade(DueQueue.Item item, int most) {
        ContractMarket market = state.markets.get(item.contract());
        boolean trading = !market.ended;
        int done = endTrading(market, most);
        if (trading) state.say(new Event.TradingEnded(market.id()));
        if (!market.hasOrders()) return done + cascade.positions(item, most - done);
        state.due.add(item);
        return done;
    }

    /** An option's last run, or its month's settlement: its trading ends, and it is exercised or not. */
    private int optionExpiry(DueQueue.Item item, int most) {
        ContractMarket market = state.markets.get(item.contract());
        boolean trading = !market.ended;
        int done = endTrading(market, most);
        if (trading) state.say(new Event.TradingEnded(market.id()));
        if (!market.hasOrders()) return done + optionExpiry.positions(item, most - done);
        state.due.add(item);
        return done;
    }

    /** Ends a contract's trading and cancels so many of its open orders at most; returns how many. */
    private int endTrading(ContractMarket market, int most) {
        phases.end(market);
        int done = 0;
        for (long orderId : openIn(market)) {
            if (done == most) break;
            trading.cancel(state.orders.get(orderId), CancelReason.CONTRACT_ENDED);
            done++;
        }
        return done;
    }

    private static Iterable<Long> openIn(ContractMarket market) {
        var ids = new ArrayList<Long>();
        for (var side : kilohour.units.Side.values())
            market.book.forEach(side, (orderId, owner, priceTicks, shown, hidden, tranche) -> ids.add(orderId));
        market.stops.forEach(stop -> ids.add(stop.id));
        return ids;
    }
}

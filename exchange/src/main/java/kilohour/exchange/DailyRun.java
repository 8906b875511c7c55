package kilohour.exchange;

import java.util.ArrayList;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.clearing.Position;
import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Contract;
import kilohour.contracts.ListingCalendar;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.matching.OrderBook;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Utc;

/** The daily run at 16:00, and the end of a month: prices are set, gains and losses become cash. */
final class DailyRun {
    /** Trades in the ten minutes before the run, or before its closing call, are closing trades. */
    private static final long CLOSING_NANOS = 10 * Utc.NANOS_PER_MINUTE;

    /** Fewest lots that make a closing price; a perpetual's lots are GPU-hours, hence in units of a month's order. */
    private static final long CLOSING_UNITS_MIN = 7_200;

    private final State state;
    private final Marks marks;
    private final ScenarioPrices prices;
    private final Margining margining;
    private final MarginCalls calls;
    private final DayClose close;

    DailyRun(State state, Marks marks, ScenarioPrices prices, Margining margining, MarginCalls calls) {
        this.state = state;
        this.marks = marks;
        this.prices = prices;
        this.margining = margining;
        this.calls = calls;
        this.close = new DayClose(state, margining);
    }

    /** Whether a trade now is one of the day's closing trades. */
    static boolean isClosing(State state) {
        long end = ListingCalendar.nextDailyRunNanos(state.nowNanos) - state.auctions.closingNanos();
        return state.nowNanos <= end && end - state.nowNanos <= CLOSING_NANOS;
    }

    /**
     * 16:00: settlement prices of all contracts, months before their strips and spreads, and with them variation margin and
     * calls. Nobody holds a spread.
     */
    void settlementPrices(DueQueue.Item item) {
        int day = Utc.day(item.atNanos());
        NavigableMap<Integer, Long> implied = ImpliedSettlement.of(state, ownPrices(), marks::fairTenths);
        for (ContractMarket market : state.markets.values()) {
            setSettlementPrice(market, day, implied.get(market.id()));
            if (market.isOption() || market.legs != null) continue; // premiums were paid; nobody holds a spread
            state.due.add(item.atNanos(), DueKind.VARIATION_MARGIN, market.id());
        }
        for (IndexLine line : state.indices.values()) {
            line.runLevelTenths = line.levelTenths();
            Charging.measure(state, line);
            prices.step(line);
        }
        state.due.add(item.atNanos(), DueKind.DEBITS, "");
        state.due.add(item.atNanos(), DueKind.MARGIN_CALLS, "");
        if (state.defaults.parameters.active()) state.due.add(item.atNanos(), DueKind.MARGIN_WATCH, "");
        state.due.add(item.at(item.atNanos() + Utc.NANOS_PER_DAY));
    }

    /** Prices of months that have evidence of their own, by contract. */
    private NavigableMap<Integer, Long> ownPrices() {
        var own = new TreeMap<Integer, Long>();
        for (ContractMarket market : state.markets.values())
            if (market.contract instanceof Contract.MonthFuture) {
                Event.SettlementPriceSet.Tier tier = ownTier(market);
                if (tier != null) own.put(market.id(), marks.insideMonth(market, price(market, tier)));
            }
        return own;
    }

    /** @param impliedTenths a month's price that spreads and strips imply, or null */
    private void setSettlementPrice(ContractMarket market, int day, Long impliedTenths) {
        Event.SettlementPriceSet.Tier tier =
                impliedTenths == null ? tier(market) : Event.SettlementPriceSet.Tier.IMPLIED;
        long price = impliedTenths == null ? price(market, tier) : bounded(market, impliedTenths);
        price = marks.insideMonth(market, price);
        market.settlementTenths = price;
        market.settlementDay = day;
        market.tradedSinceRun = false;
        market.closingLots = 0;
        market.closingTickLots = 0;
        market.phase.closingLots = 0;
        market.phase.closingTickLots = 0;
        if (!state.isIdle(market)) state.say(new Event.SettlementPriceSet(market.id(), day, price, tier));
        Marks.move(state, market, price);
    }

    private Event.SettlementPriceSet.Tier tier(ContractMarket market) {
        if (market.contract instanceof Contract.Strip) return Event.SettlementPriceSet.Tier.MEAN_OF_MONTHS;
        if (market.isOption()) return Event.SettlementPriceSet.Tier.OPTION_MODEL;
        if (market.legs != null) return Event.SettlementPriceSet.Tier.DIFFERENCE_OF_LEGS;
        Event.SettlementPriceSet.Tier own = ownTier(market);
        if (own != null) return own;
        return marks.fairTenths(market) != market.settlementTenths
                ? Event.SettlementPriceSet.Tier.INDEX_MOVE
                : Event.SettlementPriceSet.Tier.UNCHANGED;
    }

    /** Of the contract's own trades, or null. */
    private static Event.SettlementPriceSet.Tier ownTier(ContractMarket market) {
        long units = TradingParameters.weighing(CLOSING_UNITS_MIN, market.contract.grid());
        if (market.phase.closingLots * market.contract.unitsPerLot() >= units)
            return Event.SettlementPriceSet.Tier.CLOSING_CALL;
        if (market.closingLots * market.contract.unitsPerLot() >= units)
            return Event.SettlementPriceSet.Tier.CLOSING_TRADES;
        return market.tradedSinceRun ? Event.SettlementPriceSet.Tier.LAST_TRADE : null;
    }

    private long price(ContractMarket market, Event.SettlementPriceSet.Tier tier) {
        return switch (tier) {
            case CLOSING_CALL ->
                Rounding.halfEven(market.phase.closingTickLots, PriceGrid.TENTHS_PER_TICK, market.phase.closingLots);
            case CLOSING_TRADES ->
                Rounding.halfEven(market.closingTickLots, PriceGrid.TENTHS_PER_TICK, market.closingLots);
            case OPTION_MODEL -> marks.markTenths(market);
            case MEAN_OF_MONTHS -> market.meanOfMonthsTenths(month -> month.settlementTenths);
            case DIFFERENCE_OF_LEGS -> market.legs.settlementTenths();
            case IMPLIED -> throw new IllegalStateException("an implied price is found with those of other contracts");
            case LAST_TRADE -> bounded(market, PriceGrid.tenths(market.lastTradeTicks));
            case INDEX_MOVE -> marks.fairTenths(market);
            case UNCHANGED -> market.settlementTenths;
        };
    }

    /** By the bids and offers at which one can trade: none while the contract is halted. */
    private static long bounded(ContractMarket market, long tenths) {
        if (!market.phase.isContinuous()) return tenths;
        OrderBook book = market.book;
        long bid = book.bestBidTicks();
        long ask = book.bestAskTicks();
        long atLeast = bid == OrderBook.NONE ? tenths : Math.max(tenths, PriceGrid.tenths(bid));
        return ask == OrderBook.NONE ? atLeast : Math.min(atLeast, PriceGrid.tenths(ask));
    }

    /** Pays variation margin to the settlement price in one contract, so many accounts at most; the rest goes on later. */
    int variationMargin(DueQueue.Item item, int most) {
        ContractMarket market = state.markets.get(item.contract());
        int done = settle(item, market, market.settlementTenths, Purpose.VARIATION_MARGIN, most);
        if (state.due.isSettling(market.id(), state.nowNanos)) return done;
        for (long account : closedIn(market)) state.positions.dropIfClosed(account, market.id());
        return done;
    }

    private Iterable<Long> closedIn(ContractMarket market) {
        var closed = new ArrayList<Long>();
        for (Position position : state.positions.holders(market.id(), 0))
            if (position.isClosed()) closed.add(position.account());
        return closed;
    }

    private int settle(DueQueue.Item item, ContractMarket market, long priceTenths, Purpose purpose, int most) {
        int done = 0;
        for (Position holder : state.positions.holders(market.id(), item.cursor())) {
            if (done == most) {
                state.due.add(item.resumedAt(holder.account()));
                return done;
            }
            long variation = purpose == Purpose.FINAL_SETTLEMENT
                    ? holder.close(market.contract, priceTenths)
                    : holder.settle(market.contract, priceTenths);
            margining.equity.settled(holder.account());
            payVariation(holder.account(), variation, purpose, market);
            done++;
        }
        return done;
    }

    private void payVariation(long account, long variationMicros, Purpose purpose, ContractMarket market) {
        state.defaults.gained(account, variationMicros);
        if (variationMicros >= 0) state.pay(VenueAccount.CLEARING, account, variationMicros, purpose, market.id(), "");
        else state.pay(account, VenueAccount.CLEARING, -variationMicros, purpose, market.id(), "");
    }

    /** Final settlement of a month on the mean of its daily prints, half-even to a tenth. */
    int finalSettlement(DueQueue.Item item, int most) {
        ContractMarket market = state.markets.get(item.contract());
        var month = (Contract.MonthFuture) market.contract;
        IndexLine line = state.line(market);
        long finalTenths = line.delivery(month, state.nowNanos).priceTenths(0);
        int done = settle(item, market, finalTenths, Purpose.FINAL_SETTLEMENT, most);
        if (state.due.isSettling(market.id(), state.nowNanos)) return done;
        for (long account : closedIn(market)) {
            state.say(new Event.PositionChanged(account, market.id(), 0, 0));
            state.positions.dropIfClosed(account, market.id());
        }
        state.say(monthSettled(line, month, finalTenths));
        state.delist(market);
        prices.step(line);
        return done;
    }

    private static Event.MonthSettled monthSettled(IndexLine line, Contract.MonthFuture month, long finalTenths) {
        int reconstructed = 0;
        int carried = 0;
        int determined = 0;
        for (var print : line.prints
                .subMap(month.firstDay(), true, month.lastDay(), true)
                .values()) {
            if (print.status() == PrintStatus.CARRIED) carried++;
            else if (print.status() == PrintStatus.DETERMINED) determined++;
            else if (print.grade() == PrintGrade.RECONSTRUCTED) reconstructed++;
        }
        return new Event.MonthSettled(month.id(), finalTenths, reconstructed, carried, determined);
    }

    /**
     * After the run: whoever has less equity than initial margin is told how much is missing. What is kept of each
     * account is compared with its computation from scratch on the way.
     */
    int marginCalls(DueQueue.Item item, int most) {
        int done = 0;
        for (Account account : state.accounts.from(item.cursor())) {
            if (done >= most) {
                state.due.add(item.resumedAt(account.number));
                return done;
            }
            Invariants.checkAccount(state, margining, account);
            int day = Utc.day(item.atNanos());
            done += 1 + calls.call(account, day);
            close.tell(account, day);
        }
        return done;
    }
}

package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import kilohour.clearing.ChargeParts;
import kilohour.clearing.ContractScenarios;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.matching.OrderBook;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Side;

/** One contract's market: its book, its mark, and what the day has seen of it. */
final class ContractMarket {
    /** A market order for any option may reach this part of its month's protection from the mark. */
    private static final long OPTION_PROTECTION_PARTS = 5;

    final Contract contract;
    final OrderBook book = new OrderBook();
    final Stops stops = new Stops();
    /** Its underlying, from listing on. */
    IndexLine line;
    /** Its price swings, for the pause. */
    final RollingHour hour = new RollingHour();

    final Phase phase = new Phase();
    /** Market orders that wait for an auction's price, by id; those no longer open may linger. Made anew at a restore. */
    final NavigableSet<Long> marketOrders = new TreeSet<>();

    boolean ended;
    long markTenths;
    long settlementTenths;
    int settlementDay;
    /** {@link Views#NO_PRICE} before the first. */
    long lastTradeTicks = Views.NO_PRICE;

    boolean tradedSinceRun;
    long closingLots;
    long closingTickLots;
    long premiumSumPpb;
    int premiumMinutes;
    /** The index value of a funding under way, so that payers and receivers meet at the same. */
    long fundingIndexTenths;
    /** A strip's months, in order; empty for other contracts. */
    List<ContractMarket> months = List.of();
    /** An option's month; null for other contracts. */
    ContractMarket future;
    /** A spread's legs; null for other contracts. */
    SpreadLegs legs;
    /** Where it stands in strips and spreads, in order of listing. */
    final List<Place> places = new ArrayList<>();
    /** The price band, and what it was found from; all 0 before it is first asked for. */
    private long bandHighTicks;

    private long bandLowTicks;
    private long bandHighBase;
    private long bandLowBase;
    private long bandPpm;

    /** Prices in every scenario, from the mark; null while the underlying has no margin parameters. */
    ContractScenarios scenarios;
    /** Of a grade spread: what its orders could lose in the far leg's underlying; null for other contracts. */
    ContractScenarios farScenarios;
    /** Where its lots count for charges; null where its underlying has none. */
    ChargeParts chargeParts;

    ChargeParts farChargeParts;

    ContractMarket(Contract contract, long referenceTenths) {
        this.contract = contract;
        this.markTenths = referenceTenths;
        this.settlementTenths = referenceTenths;
        this.settlementDay = -1;
    }

    ContractMarket(StateRecord.ContractState state) {
        this(state.contract(), state.settlementTenths());
        ended = state.ended();
        markTenths = state.markTenths();
        settlementDay = state.settlementDay();
        lastTradeTicks = state.lastTradeTicks();
        tradedSinceRun = state.tradedSinceRun();
        closingLots = state.closingLots();
        closingTickLots = state.closingTickLots();
        premiumSumPpb = state.premiumSumPpb();
        premiumMinutes = state.premiumMinutes();
        fundingIndexTenths = state.fundingIndexTenths();
    }

    StateRecord.ContractState state() {
        return new StateRecord.ContractState(
                contract,
                ended,
                markTenths,
                settlementTenths,
                settlementDay,
                lastTradeTicks,
                tradedSinceRun,
                closingLots,
                closingTickLots,
                premiumSumPpb,
                premiumMinutes,
                fundingIndexTenths);
    }

    /** Whether any order is open, in the book or waiting for a trigger. */
    boolean hasOrders() {
        return book.orders() > 0 || !stops.isEmpty();
    }

    /** Whether orders may trade when they meet: a spread's, while its legs trade so too. */
    boolean tradesContinuously() {
        return !ended && phase.isContinuous() && (legs == null || legs.tradeContinuously());
    }

    /** Whether orders gather for its closing price: options and spreads have none. */
    boolean isCalled() {
        return !ended && !isOption() && legs == null;
    }

    /** How it trades as others see it: a spread as its legs do, as long as one of them does not trade continuously. */
    Views.Phase phaseSeen() {
        if (legs != null && phase.isContinuous())
            for (ContractMarket leg : List.of(legs.near(), legs.far()))
                if (!leg.phase.isContinuous()) return leg.phase.seenOfSpread();
        return phase.seen();
    }

    /** Whether so many ticks are a price: those of spreads may be zero or negative. */
    boolean isPrice(long ticks) {
        return ticks >= lowestTicks() && ticks <= TradingParameters.PRICE_TICKS_MAX;
    }

    /** Most lots that an account's position and open orders may come to. */
    long positionLotsMax() {
        return TradingParameters.positionUnitsMax(contract.grid()) / contract.unitsPerLot();
    }

    /** The lowest price of all. */
    long lowestTicks() {
        return legs == null ? 1 : -TradingParameters.PRICE_TICKS_MAX;
    }

    /** What its orders could lose in an underlying; null if nothing. */
    ContractScenarios scenariosIn(IndexLine of) {
        if (of == line) return scenarios;
        return legs != null && of == legs.far().line ? farScenarios : null;
    }

    /** Where its lots count for an underlying's charges. */
    ChargeParts chargePartsIn(IndexLine of) {
        return of == line ? chargeParts : farChargeParts;
    }

    int id() {
        return contract.id();
    }

    boolean isOption() {
        return contract instanceof Option;
    }

    /** What a fill adds to the value of a position: nothing for an option, whose premium is paid at once. */
    long carriedMicros(long valueMicros) {
        return isOption() ? 0 : valueMicros;
    }

    String index() {
        return contract.underlying().code();
    }

    /** A strip's price from its months': their mean weighted with the units of their lots, half-even to a tenth. */
    long meanOfMonthsTenths(ToLongFunction<ContractMarket> priceTenths) {
        long sum = 0;
        for (ContractMarket month : months)
            sum = Math.addExact(sum, Math.multiplyExact(month.contract.unitsPerLot(), priceTenths.applyAsLong(month)));
        return Rounding.halfEven(sum, contract.unitsPerLot());
    }

    /** Puts an order at the back of its queue; unless trading is continuous, across the other side if need be. */
    void rest(Order order, long shownLots) {
        Side side = order.terms.side();
        long hiddenLots = order.lotsOpen - shownLots;
        long tranche = order.terms.displayLots();
        if (phase.isContinuous() && !ended) {
            book.rest(order.id, order.account, side, order.limitTicks, shownLots, hiddenLots, tranche);
            return;
        }
        book.restInAuction(order.id, order.account, side, order.limitTicks, shownLots, hiddenLots, tranche);
        if (order.terms.type() == OrderTerms.Type.MARKET) marketOrders.add(order.id);
    }

    void traded(long priceTicks, long lots, boolean closing) {
        lastTradeTicks = priceTicks;
        tradedSinceRun = true;
        if (!closing) return;
        closingLots = Math.addExact(closingLots, lots);
        closingTickLots = Math.addExact(closingTickLots, Math.multiplyExact(priceTicks, lots));
    }

    /** The highest price that may be bid: the band above the higher of mark and last settlement, at least a tick. */
    long bandHighTicks(TradingParameters parameters) {
        if (legs != null) return legs.bandHighTicks(parameters);
        bandFrom(parameters);
        return bandHighTicks;
    }

    /** The lowest price that may be asked: the band below the lower of mark and last settlement, at least a tick. */
    long bandLowTicks(TradingParameters parameters) {
        if (legs != null) return legs.bandLowTicks(parameters);
        bandFrom(parameters);
        return bandLowTicks;
    }

    /** Finds the band anew where something that it depends on has changed. */
    private void bandFrom(TradingParameters parameters) {
        long high = Math.max(markTenths, settlementTenths);
        long low = Math.min(markTenths, settlementTenths);
        long ppm = parameters.bandPpm();
        if (isOption()) {
            // In the month's price: an option moves by no more than its month does.
            long width = Rounding.halfEven(future.markTenths, ppm, 1_000_000);
            bandHighTicks = Math.max(1, Math.floorDiv(high + width, PriceGrid.TENTHS_PER_TICK));
            bandLowTicks = Math.max(1, Math.ceilDiv(low - width, PriceGrid.TENTHS_PER_TICK));
            return;
        }
        if (high == bandHighBase && low == bandLowBase && ppm == bandPpm) return;
        bandHighTicks = Math.max(1, Rounding.floor(high, 1_000_000 + ppm, tenthPpmPerTick()));
        bandLowTicks = Math.max(1, Rounding.ceiling(low, 1_000_000 - ppm, tenthPpmPerTick()));
        bandHighBase = high;
        bandLowBase = low;
        bandPpm = ppm;
    }

    /** How far a market buy may reach, in ticks: protection above the mark, and inside the band. */
    long protectedBuyTicks(TradingParameters parameters) {
        if (isOption())
            return Math.max(
                    1, Math.floorDiv(markTenths + optionProtectionTenths(parameters), PriceGrid.TENTHS_PER_TICK));
        if (legs != null) return legs.protectedBuyTicks(parameters);
        long limit = Rounding.floor(markTenths, 1_000_000 + parameters.protectionPpm(), tenthPpmPerTick());
        return Math.clamp(limit, 1, bandHighTicks(parameters));
    }

    /** How far a market sell may reach, in ticks. */
    long protectedSellTicks(TradingParameters parameters) {
        if (isOption())
            return Math.max(
                    1, Math.ceilDiv(markTenths - optionProtectionTenths(parameters), PriceGrid.TENTHS_PER_TICK));
        if (legs != null) return legs.protectedSellTicks(parameters);
        long limit = Rounding.ceiling(markTenths, 1_000_000 - parameters.protectionPpm(), tenthPpmPerTick());
        return Math.max(limit, bandLowTicks(parameters));
    }

    /**
     * Half of an option's mark, held between a fifth of the month's protection and all of it: a cheap option's spread is
     * wide against its own price and narrow against its month's, and it can lose no more than the month would.
     */
    private long optionProtectionTenths(TradingParameters parameters) {
        long most = Math.max(
                PriceGrid.TENTHS_PER_TICK, Rounding.halfEven(future.markTenths, parameters.protectionPpm(), 1_000_000));
        long least = Math.max(PriceGrid.TENTHS_PER_TICK, most / OPTION_PROTECTION_PARTS);
        return Math.clamp(markTenths / 2, least, most);
    }

    /** How far a buy that waits for a trigger may reach if the mark is there when it is met. */
    static long protectedBuyTicks(long triggerTicks, TradingParameters parameters) {
        long limit = Rounding.floor(triggerTicks, 1_000_000 + parameters.protectionPpm(), 1_000_000);
        return Math.min(limit, TradingParameters.PRICE_TICKS_MAX);
    }

    /** How far a sell that waits for a trigger may reach. */
    static long protectedSellTicks(long triggerTicks, TradingParameters parameters) {
        return Math.max(1, Rounding.ceiling(triggerTicks, 1_000_000 - parameters.protectionPpm(), 1_000_000));
    }

    /** How far a buy may trade before the pause: so much above the lowest of the rolling hour's trades and the mark. */
    private long pausedBuyTicks(AuctionParameters parameters, long nowNanos) {
        if (parameters.pausePpm() == 0 || isOption()) return Long.MAX_VALUE;
        long low = PriceGrid.tenths(hour.lowTicks(nowNanos, TradingParameters.PRICE_TICKS_MAX));
        return Rounding.floor(Math.min(low, markTenths), 1_000_000 + parameters.pausePpm(), tenthPpmPerTick());
    }

    /** How far a sell may trade before the pause: so much below the highest of the rolling hour's trades and the mark. */
    private long pausedSellTicks(AuctionParameters parameters, long nowNanos) {
        if (parameters.pausePpm() == 0 || isOption()) return 0;
        long high = PriceGrid.tenths(hour.highTicks(nowNanos, 0));
        return Rounding.ceiling(Math.max(high, markTenths), 1_000_000 - parameters.pausePpm(), tenthPpmPerTick());
    }

    /** How far an order with this limit may trade now: its limit, or where the pause begins; a spread has none. */
    long tradableTicks(Side side, long limitTicks, State state) {
        if (legs != null) return limitTicks;
        return side == Side.BUY
                ? Math.min(limitTicks, pausedBuyTicks(state.auctions, state.nowNanos))
                : Math.max(limitTicks, pausedSellTicks(state.auctions, state.nowNanos));
    }

    private static long tenthPpmPerTick() {
        return 1_000_000 * PriceGrid.TENTHS_PER_TICK;
    }

    String ticks(long ticks) {
        return contract.grid().formatTicks(ticks);
    }
}

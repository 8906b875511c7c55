package kilohour.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kilohour.clearing.Purpose;
import kilohour.clearing.SpreadLevel;
import kilohour.clearing.VenueAccount;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Side;

/** Books the trades of one order: positions against the clearing house, fees, and what is said of them. */
final class Novation {
    private static final ContractMarket[] NO_MARKETS = {};
    private static final long[] NO_ACCOUNTS = {};

    private final State state;
    private final Margining margining;
    /** Where positions changed and whose, {@code changes} of them, by contract and then by account. */
    private ContractMarket[] markets = NO_MARKETS;

    private long[] accounts = NO_ACCOUNTS;
    private int changes;
    /** Orders that have filled and were linked to others, which go; mostly none. */
    private List<Order> linked = List.of();

    Novation(State state, Margining margining) {
        this.state = state;
        this.margining = margining;
    }

    /**
     * Books a trade in a market between two orders, which are its own or those of a strip or spread of which it is a leg.
     * Returns the sum of the fees that the order in the whole pays, 0 where there is none.
     *
     * @param takerSide what the taker does in this market
     */
    long trade(
            ContractMarket market,
            Side takerSide,
            Order maker,
            Order taker,
            long priceTicks,
            long lots,
            long takerPpm) {
        if (market.legs != null) {
            tradeAsLegs(market, takerSide, maker, taker, priceTicks, lots, takerPpm);
            return 0;
        }
        long valueMicros = market.contract.valueMicros(lots, PriceGrid.tenths(priceTicks));
        long makerFee = Rounding.halfEven(valueMicros, state.parameters.makerFeePpm(), 1_000_000);
        long takerFee = Rounding.halfEven(valueMicros, takerPpm, 1_000_000);
        fill(market, takerSide.opposite(), maker, priceTicks, lots, makerFee, valueMicros);
        fill(market, takerSide, taker, priceTicks, lots, takerFee, valueMicros);
        market.traded(priceTicks, lots, DailyRun.isClosing(state));
        state.priced(market, Trigger.Source.LAST, PriceGrid.tenths(priceTicks));
        if (market.phase.isContinuous() && state.auctions.pausePpm() > 0 && !market.isOption())
            market.hour.add(state.nowNanos, priceTicks);
        sayTraded(state.nextTradeId++, market, priceTicks, lots, takerSide, maker, makerFee, taker, takerFee);
        if (market.isOption()) {
            boolean takerBuys = takerSide == Side.BUY;
            Premium.pay(
                    state,
                    market,
                    takerBuys ? taker.account : maker.account,
                    takerBuys ? maker.account : taker.account,
                    valueMicros);
        }
        payFees(market, maker, makerFee, taker, takerFee);
        return (maker.contract == market.id() ? 0 : makerFee) + (taker.contract == market.id() ? 0 : takerFee);
    }

    /**
     * A trade in a spread's own book: both legs of both sides, at the near leg's mark and at that less the spread, with
     * the fees of both. It makes no price of the legs: the last trade is the spread's alone.
     */
    private void tradeAsLegs(
            ContractMarket spread,
            Side takerSide,
            Order maker,
            Order taker,
            long priceTicks,
            long lots,
            long takerPpm) {
        SpreadLevel level = spread.legs.level(state.parameters);
        long nearTicks = level.nearTicks(priceTicks);
        long farTicks = level.farTicks(priceTicks);
        long nearMicros = legMicros(spread.legs.near(), nearTicks, lots);
        long farMicros = legMicros(spread.legs.far(), farTicks, lots);
        long makerFee = fee(nearMicros, farMicros, state.parameters.makerFeePpm());
        long takerFee = fee(nearMicros, farMicros, takerPpm);
        for (Order order : new Order[] {maker, taker}) {
            margining.vectors.orderLots(order, spread, -lots);
            filled(order, priceTicks, lots, order == maker ? makerFee : takerFee);
            int sign = (order == maker ? takerSide.opposite() : takerSide).sign();
            hold(spread.legs.near(), order.account, sign * lots, sign * nearMicros);
            hold(spread.legs.far(), order.account, -sign * lots, -sign * farMicros);
        }
        spread.traded(priceTicks, lots, DailyRun.isClosing(state));
        long tradeId = state.nextTradeId++;
        sayTraded(tradeId, spread, priceTicks, lots, takerSide, maker, makerFee, taker, takerFee);
        state.say(new Event.LegsBooked(
                tradeId,
                spread.id(),
                spread.legs.near().id(),
                nearTicks,
                spread.legs.far().id(),
                farTicks,
                lots));
        payFees(spread, maker, makerFee, taker, takerFee);
    }

    private static long legMicros(ContractMarket leg, long priceTicks, long lots) {
        return leg.contract.valueMicros(lots, PriceGrid.tenths(priceTicks));
    }

    /** Of both legs, each half-even to a micro-dollar. */
    private static long fee(long nearMicros, long farMicros, long ppm) {
        return Rounding.halfEven(nearMicros, ppm, 1_000_000) + Rounding.halfEven(farMicros, ppm, 1_000_000);
    }

    private void sayTraded(
            long tradeId,
            ContractMarket market,
            long priceTicks,
            long lots,
            Side takerSide,
            Order maker,
            long makerFee,
            Order taker,
            long takerFee) {
        state.say(new Event.Traded(
                tradeId,
                market.id(),
                priceTicks,
                lots,
                takerSide,
                maker.id,
                maker.account,
                maker.lotsOpen,
                makerFee,
                taker.id,
                taker.account,
                taker.lotsOpen,
                takerFee));
    }

    private void payFees(ContractMarket market, Order maker, long makerFee, Order taker, long takerFee) {
        state.pay(maker.account, VenueAccount.FEES, makerFee, Purpose.TRADING_FEE, market.id(), "");
        state.pay(taker.account, VenueAccount.FEES, takerFee, Purpose.TRADING_FEE, market.id(), "");
    }

    private void fill(
            ContractMarket market,
            Side side,
            Order order,
            long priceTicks,
            long lots,
            long feeMicros,
            long valueMicros) {
        int sign = side.sign();
        if (order.contract == market.id()) {
            margining.vectors.orderLots(order, market, -lots);
            filled(order, priceTicks, lots, feeMicros);
        }
        hold(market, order.account, sign * lots, sign * valueMicros);
    }

    private void hold(ContractMarket market, long account, long signedLots, long signedMicros) {
        long carried = market.carriedMicros(signedMicros);
        margining.vectors.positionFilled(account, market, signedLots, carried);
        state.positions.of(account, market.id()).enter(signedLots, carried, signedMicros);
        changed(market, account);
    }

    private void filled(Order order, long priceTicks, long lots, long feeMicros) {
        order.fill(priceTicks, lots, feeMicros, state.nowNanos);
        if (order.linked == null) return;
        if (linked.isEmpty()) linked = new ArrayList<>();
        linked.add(order);
    }

    private void changed(ContractMarket market, long account) {
        int place = changes;
        while (place > 0 && !isBefore(place - 1, market, account)) place--;
        if (place < changes && markets[place] == market && accounts[place] == account) return;
        if (changes == accounts.length) {
            int room = Math.max(4, 2 * changes);
            markets = Arrays.copyOf(markets, room);
            accounts = Arrays.copyOf(accounts, room);
        }
        System.arraycopy(markets, place, markets, place + 1, changes - place);
        System.arraycopy(accounts, place, accounts, place + 1, changes - place);
        markets[place] = market;
        accounts[place] = account;
        changes++;
    }

    private boolean isBefore(int place, ContractMarket market, long account) {
        return markets[place] == market ? accounts[place] < account : markets[place].id() < market.id();
    }

    /** An order in a strip or a spread was filled by trades of its legs. */
    void report(Order order, ContractMarket whole, long priceTicks, long lots, long feeMicros) {
        margining.vectors.orderLots(order, whole, -lots);
        filled(order, priceTicks, lots, feeMicros);
        state.say(new Event.OrderFilled(
                order.id, order.account, order.contract, priceTicks, lots, order.lotsOpen, feeMicros));
    }

    boolean traded() {
        return changes > 0;
    }

    /** Cancels what filled orders were linked to, says how each position now stands, trims reduce-only orders to it. */
    void announcePositions(Trading trading) {
        for (Order order : linked) trading.cancelLinked(order);
        for (int i = 0; i < changes; i++) {
            ContractMarket market = markets[i];
            long account = accounts[i];
            var position = state.positions.of(account, market.id());
            state.say(new Event.PositionChanged(account, market.id(), position.lots(), position.entryCostMicros()));
            state.positions.dropIfClosed(account, market.id());
            trading.trimReduceOnly(account, market);
            // An order that has filled may have stood in its own owner's way.
            trading.sweep.free(market);
        }
    }
}

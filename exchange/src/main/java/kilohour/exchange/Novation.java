package kilohour.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kilohour.clearing.Purpose;
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
     * Books a trade in a market between two orders, which are its own or those of a strip of which it is a month. Returns
     * the sum of the fees that the strip's order pays, 0 where there is none.
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
        long valueMicros = market.contract.valueMicros(lots, PriceGrid.tenths(priceTicks));
        long makerFee = Rounding.halfEven(valueMicros, state.parameters.makerFeePpm(), 1_000_000);
        long takerFee = Rounding.halfEven(valueMicros, takerPpm, 1_000_000);
        fill(market, takerSide.opposite(), maker, priceTicks, lots, makerFee, valueMicros);
        fill(market, takerSide, taker, priceTicks, lots, takerFee, valueMicros);
        market.traded(priceTicks, lots, DailyRun.isClosing(state));
        state.priced(market, Trigger.Source.LAST, PriceGrid.tenths(priceTicks));
        if (market.phase.isContinuous() && state.auctions.pausePpm() > 0 && !market.isOption())
            market.hour.add(state.nowNanos, priceTicks);
        state.say(new Event.Traded(
                state.nextTradeId++,
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
        if (market.isOption())
            Premium.pay(
                    state,
                    market,
                    takerSide == Side.BUY ? taker.account : maker.account,
                    takerSide == Side.BUY ? maker.account : taker.account,
                    valueMicros);
        state.pay(maker.account, VenueAccount.FEES, makerFee, Purpose.TRADING_FEE, market.id(), "");
        state.pay(taker.account, VenueAccount.FEES, takerFee, Purpose.TRADING_FEE, market.id(), "");
        return (maker.contract == market.id() ? 0 : makerFee) + (taker.contract == market.id() ? 0 : takerFee);
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
            margining.orderLots(order, market, -lots);
            filled(order, priceTicks, lots, feeMicros);
        }
        long carried = market.carriedMicros(sign * valueMicros);
        margining.positionFilled(order.account, market, sign * lots, carried);
        state.positions.of(order.account, market.id()).enter(sign * lots, carried, sign * valueMicros);
        changed(market, order.account);
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

    /** A strip's order was filled by trades of its months. */
    void report(Order order, ContractMarket strip, long priceTicks, long lots, long feeMicros) {
        margining.orderLots(order, strip, -lots);
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
        }
    }
}

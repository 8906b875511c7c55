package kilohour.exchange;

import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.clearing.HeldPositions;
import kilohour.units.Side;

/**
 * The least that margin is for options sold short in one underlying (rulebook 6): a share of the future's value for every
 * lot that is short, or would be if all sells filled. Bought options take nothing off.
 */
final class ShortMinimum {
    private final State state;
    private final Account account;
    private final IndexLine line;

    ShortMinimum(State state, Account account, IndexLine line) {
        this.state = state;
        this.account = account;
        this.line = line;
    }

    /** Of the positions alone. */
    long heldMicros() {
        long sum = 0;
        HeldPositions held = state.positions.held(account.number);
        for (int i = 0; i < held.count(); i++) {
            ContractMarket market = state.markets.get(held.contract(i));
            if (market.line == line)
                sum = Math.addExact(sum, ofLots(market, -held.position(i).lots()));
        }
        return sum;
    }

    /** With all sells filled and no buys. */
    long micros() {
        return of(sells());
    }

    /** The same with a sell of so many lots more, in place of an order that it replaces, or null. */
    long withMicros(ContractMarket market, long lots, Order replaced) {
        NavigableMap<Integer, Long> sells = sells();
        sells.merge(market.id(), lots - (replaced == null ? 0 : replaced.lotsOpen), Math::addExact);
        return of(sells);
    }

    private long of(NavigableMap<Integer, Long> sells) {
        long sum = 0;
        for (var sell : sells.entrySet()) {
            long held = state.positions.lots(account.number, sell.getKey());
            sum = Math.addExact(sum, ofLots(state.markets.get(sell.getKey()), sell.getValue() - held));
        }
        return sum;
    }

    /** Lots of open sells by contract, and 0 for those that are held and not sold. */
    private NavigableMap<Integer, Long> sells() {
        var sells = new TreeMap<Integer, Long>();
        HeldPositions held = state.positions.held(account.number);
        for (int i = 0; i < held.count(); i++) {
            ContractMarket market = state.markets.get(held.contract(i));
            if (market.isOption() && market.line == line) sells.put(market.id(), 0L);
        }
        for (Order order = account.oldest; order != null; order = order.newer) {
            if (order.terms.side() != Side.SELL || order.terms.reduceOnly()) continue;
            ContractMarket market = state.markets.get(order.contract);
            if (market.isOption() && market.line == line) sells.merge(order.contract, order.lotsOpen, Math::addExact);
        }
        return sells;
    }

    private static long ofLots(ContractMarket market, long shortLots) {
        return shortLots <= 0 || !market.isOption()
                ? 0
                : Math.multiplyExact(shortLots, market.scenarios.shortMinimumMicros());
    }
}

package kilohour.exchange;

import java.util.Collections;
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
    private final NavigableMap<Integer, Long> more;

    ShortMinimum(State state, Account account, IndexLine line) {
        this(state, account, line, Collections.emptyNavigableMap());
    }

    /**
     * @param account null for none
     * @param more lots that it is asked to hold besides, by contract, negative for fewer
     */
    ShortMinimum(State state, Account account, IndexLine line, NavigableMap<Integer, Long> more) {
        this.state = state;
        this.account = account;
        this.line = line;
        this.more = more;
    }

    /** Of the positions alone. */
    long heldMicros() {
        return of(new TreeMap<>());
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

    /** @param shorts lots of sells by contract; what is held is added */
    private long of(NavigableMap<Integer, Long> shorts) {
        more.forEach((contract, lots) -> add(shorts, state.markets.get(contract), -lots));
        if (account != null) {
            HeldPositions held = state.positions.held(account.number);
            for (int i = 0; i < held.count(); i++)
                add(
                        shorts,
                        state.markets.get(held.contract(i)),
                        -held.position(i).lots());
        }
        long sum = 0;
        for (var each : shorts.entrySet())
            if (each.getValue() > 0)
                sum = Math.addExact(
                        sum,
                        Math.multiplyExact(
                                each.getValue(),
                                state.markets.get(each.getKey()).scenarios.shortMinimumMicros()));
        return sum;
    }

    /** Lots of open sells by contract. */
    private NavigableMap<Integer, Long> sells() {
        var sells = new TreeMap<Integer, Long>();
        for (Order order = account == null ? null : account.oldest; order != null; order = order.newer) {
            if (order.terms.side() != Side.SELL || order.terms.reduceOnly()) continue;
            add(sells, state.markets.get(order.contract), order.lotsOpen);
        }
        return sells;
    }

    private void add(NavigableMap<Integer, Long> shorts, ContractMarket market, long lots) {
        if (market.isOption() && market.line == line) shorts.merge(market.id(), lots, Math::addExact);
    }
}

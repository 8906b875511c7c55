package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.units.Side;

/** One account's quotes that stand and fall together: at most one on each side of a contract. */
final class QuoteGroup {
    /** The orders of a quote; 0 where there never was one. They may be open no more. */
    private static final class Quote {
        final long unitsPerLot;
        long bidOrderId;
        long askOrderId;

        Quote(long unitsPerLot) {
            this.unitsPerLot = unitsPerLot;
        }
    }

    final long account;
    private final List<QuoteGroup> tripped;
    private final NavigableMap<Integer, Quote> quotes = new TreeMap<>();
    MarketMakerProtection protection;
    private long windowNanos;
    private long units;
    private long deltaUnits;
    private long frozenUntilNanos;

    /** @param tripped where it puts itself when its protection acts */
    QuoteGroup(long account, MarketMakerProtection protection, List<QuoteGroup> tripped) {
        this.account = account;
        this.protection = protection;
        this.tripped = tripped;
    }

    boolean isFrozen(long nowNanos) {
        return nowNanos < frozenUntilNanos;
    }

    /** {@link OrderTerms#NEVER} if only a reset ends it; in the past if it is not frozen. */
    long frozenUntilNanos() {
        return frozenUntilNanos;
    }

    long units() {
        return units;
    }

    long deltaUnits() {
        return deltaUnits;
    }

    void reset() {
        frozenUntilNanos = 0;
        units = 0;
        deltaUnits = 0;
    }

    void stands(int contract, long unitsPerLot, Side side, long orderId) {
        Quote quote = quotes.computeIfAbsent(contract, c -> new Quote(unitsPerLot));
        if (side == Side.BUY) quote.bidOrderId = orderId;
        else quote.askOrderId = orderId;
    }

    /** The order that last quoted this side, or 0. */
    long orderId(int contract, Side side) {
        Quote quote = quotes.get(contract);
        if (quote == null) return 0;
        return side == Side.BUY ? quote.bidOrderId : quote.askOrderId;
    }

    /** Adds a fill to the interval under way, or begins the next with it; freezes where a limit is reached. */
    void filled(int contract, Side side, long lots, long nowNanos) {
        if (nowNanos - windowNanos >= protection.intervalNanos()) {
            windowNanos = nowNanos;
            units = 0;
            deltaUnits = 0;
        }
        long filled = Math.multiplyExact(lots, quotes.get(contract).unitsPerLot);
        units = Math.addExact(units, filled);
        deltaUnits = Math.addExact(deltaUnits, side.sign() * filled);
        boolean reached = units >= protection.unitsMax()
                || (protection.deltaUnitsMax() > 0 && Math.abs(deltaUnits) >= protection.deltaUnitsMax());
        if (!reached || isFrozen(nowNanos)) return;
        frozenUntilNanos =
                protection.frozenNanos() == 0 ? OrderTerms.NEVER : Math.addExact(nowNanos, protection.frozenNanos());
        tripped.add(this);
    }

    /** Its open orders, by contract, bid first. */
    List<Order> open(Orders orders) {
        var open = new ArrayList<Order>();
        for (Quote quote : quotes.values())
            for (long orderId : new long[] {quote.bidOrderId, quote.askOrderId}) {
                Order order = orderId == 0 ? null : orders.get(orderId);
                if (order != null) open.add(order);
            }
        return open;
    }

    StateRecord.QuoteGroupState state(Orders orders) {
        var standing = new ArrayList<StateRecord.QuoteGroupState.Standing>();
        quotes.forEach((contract, quote) -> {
            long bid = orders.get(quote.bidOrderId) == null ? 0 : quote.bidOrderId;
            long ask = orders.get(quote.askOrderId) == null ? 0 : quote.askOrderId;
            if (bid != 0 || ask != 0) standing.add(new StateRecord.QuoteGroupState.Standing(contract, bid, ask));
        });
        return new StateRecord.QuoteGroupState(
                account,
                protection.index(),
                protection.group(),
                protection.intervalNanos(),
                protection.frozenNanos(),
                protection.unitsMax(),
                protection.deltaUnitsMax(),
                windowNanos,
                units,
                deltaUnits,
                frozenUntilNanos,
                standing);
    }

    /** A group as a snapshot has it; the orders know it from now on. */
    static QuoteGroup restored(StateRecord.QuoteGroupState seen, State state, List<QuoteGroup> tripped) {
        var protection = new MarketMakerProtection(
                seen.index(),
                seen.group(),
                seen.intervalNanos(),
                seen.frozenNanos(),
                seen.unitsMax(),
                seen.deltaUnitsMax());
        var group = new QuoteGroup(seen.account(), protection, tripped);
        group.windowNanos = seen.windowNanos();
        group.units = seen.units();
        group.deltaUnits = seen.deltaUnits();
        group.frozenUntilNanos = seen.frozenUntilNanos();
        for (var standing : seen.quotes()) {
            long unitsPerLot = state.markets.get(standing.contract()).contract.unitsPerLot();
            group.stands(standing.contract(), unitsPerLot, Side.BUY, standing.bidOrderId());
            group.stands(standing.contract(), unitsPerLot, Side.SELL, standing.askOrderId());
        }
        for (Order order : group.open(state.orders)) order.quotes = group;
        return group;
    }
}

package kilohour.matching;

import java.util.SplittableRandom;
import kilohour.units.Side;

/** The fast book and its plain twin under the same random commands; every answer is compared. */
final class TwoBooks {
    /**
     * @param priceSpreadTicks orders lie within this many ticks of the middle
     * @param ordersTarget the book is kept at about this many orders
     */
    record Market(long middleTicks, long priceSpreadTicks, long lotsMax, int owners, int ordersTarget) {}

    private static final Side[] SIDES = Side.values();
    private static final SelfTradePrevention[] MODES = SelfTradePrevention.values();

    private final Market market;
    private final long seed;
    private final SplittableRandom random;
    private final OrderBook fast = new OrderBook();
    private final PlainOrderBook plain = new PlainOrderBook();
    private final EventTape fastTape = new EventTape();
    private final EventTape plainTape = new EventTape();
    private final long[] ids;
    private int idCount;
    private long nextId = 1;
    private long command;
    private long lotsIn;
    private long lotsOut;

    TwoBooks(Market market, long seed) {
        this.market = market;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.ids = new long[4 * market.ordersTarget() + 16];
    }

    int orders() {
        return fast.orders();
    }

    void run(int commands, int depthEvery) {
        for (command = 1; command <= commands; command++) {
            step();
            same("best bid", fast.bestBidTicks(), plain.bestTicks(Side.BUY));
            same("best ask", fast.bestAskTicks(), plain.bestTicks(Side.SELL));
            require("book is not crossed", !isCrossed());
            if (command % depthEvery == 0) {
                compareDepth();
            }
        }
        compareDepth();
        compareOrders();
    }

    private void step() {
        int kind = random.nextInt(100);
        boolean full = idCount >= market.ordersTarget();
        if (idCount == 0 || kind < (full ? 10 : 40)) {
            place(nextId++, owner(), side(), lots(), true);
        } else if (kind < 45) {
            place(nextId++, owner(), side(), lots(), false);
        } else if (kind < 50) {
            fillOrKill(nextId++, owner(), side(), lots());
        } else if (kind < 62) {
            reduce(ids[random.nextInt(idCount)]);
        } else if (kind < 76) {
            remove(random.nextInt(idCount));
        } else {
            move(random.nextInt(idCount));
        }
    }

    private void place(long id, long owner, Side side, long lots, boolean mayRest) {
        long limitTicks = limit(side);
        SelfTradePrevention mode = MODES[random.nextInt(MODES.length)];
        boolean crosses = plain.crosses(side, limitTicks);
        require("crosses", fast.crosses(side, limitTicks) == crosses);
        int makersMax = random.nextInt(4) == 0 ? random.nextInt(4) : Integer.MAX_VALUE;
        long available = fast.lotsAvailable(side, limitTicks, lots, owner, mode, makersMax);
        fastTape.clear();
        plainTape.clear();
        long left = fast.take(id, owner, side, limitTicks, lots, mode, makersMax, fastTape);
        same("lots left", left, plain.take(owner, side, limitTicks, lots, mode, makersMax, plainTape));
        same("makers met", fast.makersMet(), plain.makersMet);
        same("lots prevented", fast.takerLotsPrevented(), plain.takerLotsPrevented);
        requireSameTapes("events");
        same("lots available are the lots traded", available, fastTape.lotsTraded);
        same("lots of the taker", lots, fastTape.lotsTraded + fast.takerLotsPrevented() + left);
        lotsOut += fastTape.lotsTraded + fastTape.makerLotsPrevented;
        if (mayRest && left > 0 && !plain.crosses(side, limitTicks) && idCount < ids.length) {
            rest(id, owner, side, limitTicks, left);
            ids[idCount++] = id;
            lotsIn += left;
        }
    }

    /** One order in three is an iceberg; some of those begin with part of a tranche, as a restored one may. */
    private void rest(long id, long owner, Side side, long limitTicks, long lots) {
        if (random.nextInt(3) > 0) {
            fast.rest(id, owner, side, limitTicks, lots);
            plain.rest(id, owner, side, limitTicks, lots, 0, 0);
            return;
        }
        long tranche = Math.max(1, lots / (1 + random.nextInt(8)));
        long shown = Math.min(lots, random.nextInt(4) == 0 ? 1 + random.nextLong(tranche) : tranche);
        fast.rest(id, owner, side, limitTicks, shown, lots - shown, tranche);
        plain.rest(id, owner, side, limitTicks, shown, lots - shown, tranche);
    }

    private void fillOrKill(long id, long owner, Side side, long lots) {
        long limitTicks = limit(side);
        if (fast.lotsAvailable(side, limitTicks, lots, owner, SelfTradePrevention.CANCEL_BOTH) < lots) {
            return;
        }
        fastTape.clear();
        plainTape.clear();
        long left = fast.take(id, owner, side, limitTicks, lots, SelfTradePrevention.CANCEL_BOTH, fastTape);
        plain.take(owner, side, limitTicks, lots, SelfTradePrevention.CANCEL_BOTH, Integer.MAX_VALUE, plainTape);
        requireSameTapes("events of a fill-or-kill");
        same("lots left of a fill-or-kill", left, 0);
        same("lots traded of a fill-or-kill", fastTape.lotsTraded, lots);
        lotsOut += lots;
    }

    private void reduce(long id) {
        PlainOrderBook.Order order = plain.order(id);
        require("contains", fast.contains(id) == (order != null));
        if (order == null) {
            return;
        }
        same("lots of an order", fast.lots(id), order.lots());
        same("lots shown of an order", fast.shownLots(id), order.shown);
        same("price of an order", fast.priceTicks(id), order.priceTicks);
        long toLots = 1 + random.nextLong(order.lots());
        lotsOut += order.lots() - toLots;
        fast.reduce(id, toLots);
        plain.reduce(id, toLots);
    }

    private void remove(int place) {
        long id = ids[place];
        ids[place] = ids[--idCount];
        long rested = fast.remove(id);
        same("lots removed", rested, plain.remove(id));
        require("gone", !fast.contains(id) && fast.lots(id) == 0);
        lotsOut += rested;
    }

    private void move(int place) {
        long id = ids[place];
        PlainOrderBook.Order order = plain.order(id);
        if (order != null && random.nextBoolean()) {
            moveInOneStep(place, order);
            return;
        }
        remove(place);
        if (order != null) {
            place(id, order.owner, order.side, order.lots(), true);
        }
    }

    /** The plain book takes the order out, matches it and rests what is left. */
    private void moveInOneStep(int place, PlainOrderBook.Order order) {
        long toTicks = limit(order.side);
        SelfTradePrevention mode = MODES[random.nextInt(MODES.length)];
        fastTape.clear();
        plainTape.clear();
        long left = fast.move(order.id, toTicks, mode, fastTape);
        long lots = plain.remove(order.id);
        same(
                "lots left of a move",
                left,
                plain.take(order.owner, order.side, toTicks, lots, mode, Integer.MAX_VALUE, plainTape));
        same("lots prevented in a move", fast.takerLotsPrevented(), plain.takerLotsPrevented);
        requireSameTapes("events of a move");
        same("lots of a move", lots, fastTape.lotsTraded + fast.takerLotsPrevented() + left);
        lotsOut += 2 * fastTape.lotsTraded + fast.takerLotsPrevented() + fastTape.makerLotsPrevented;
        if (left == 0) {
            ids[place] = ids[--idCount];
            require("gone after a move", !fast.contains(order.id));
            return;
        }
        long shown = order.trancheLots == 0 ? left : Math.min(left, order.trancheLots);
        plain.rest(order.id, order.owner, order.side, toTicks, shown, left - shown, order.trancheLots);
        same("price after a move", fast.priceTicks(order.id), toTicks);
        same("lots after a move", fast.lots(order.id), left);
    }

    private void compareDepth() {
        same("checksum", fast.checksum(), plain.checksum());
        same("lots in are lots out and lots resting", lotsIn, lotsOut + plain.lots(Side.BUY) + plain.lots(Side.SELL));
        for (Side side : SIDES) {
            int levelsMax = random.nextInt(40);
            fastTape.clear();
            plainTape.clear();
            fast.levels(side, levelsMax, fastTape);
            plain.levels(side, levelsMax, plainTape);
            requireSameTapes("levels");
            long ticks = limit(side);
            fastTape.clear();
            plainTape.clear();
            fast.forEachAt(side, ticks, fastTape);
            plain.forEachAt(side, ticks, plainTape);
            requireSameTapes("orders at a price");
            long lots = lots();
            same("impact", fast.impactTotal(side, lots), plain.impactTotal(side, lots));
        }
    }

    private void compareOrders() {
        OrderBook restored = new OrderBook();
        for (Side side : SIDES) {
            fastTape.clear();
            plainTape.clear();
            fast.forEach(side, fastTape);
            plain.forEach(side, plainTape);
            requireSameTapes("orders by priority");
            fast.forEach(
                    side,
                    (id, owner, ticks, shown, hidden, tranche) ->
                            restored.rest(id, owner, side, ticks, shown, hidden, tranche));
            plainTape.clear();
            restored.forEach(side, plainTape);
            requireSameTapes("orders by priority after a restore");
        }
        same("checksum after a restore", restored.checksum(), fast.checksum());
        same("orders after a restore", restored.orders(), fast.orders());
    }

    private boolean isCrossed() {
        return fast.bestBidTicks() != OrderBook.NONE
                && fast.bestAskTicks() != OrderBook.NONE
                && fast.bestBidTicks() >= fast.bestAskTicks();
    }

    private long owner() {
        return 1 + random.nextInt(market.owners());
    }

    private Side side() {
        return SIDES[random.nextInt(2)];
    }

    /** Anywhere in the market for one order in five; for the others on their own side of the middle. */
    private long limit(Side side) {
        long offset = random.nextLong(-market.priceSpreadTicks(), market.priceSpreadTicks() + 1);
        return market.middleTicks() + (random.nextInt(5) == 0 ? offset : -side.sign() * Math.abs(offset));
    }

    private long lots() {
        return 1 + random.nextLong(market.lotsMax());
    }

    private void same(String what, long found, long expected) {
        if (found != expected) {
            throw failure(what + ": expected " + expected + ", found " + found);
        }
    }

    private void require(String what, boolean holds) {
        if (!holds) {
            throw failure(what + " does not hold");
        }
    }

    private void requireSameTapes(String what) {
        if (!fastTape.tellsTheSameAs(plainTape)) {
            throw failure(what + " differ; expected\n" + plainTape + "found\n" + fastTape);
        }
    }

    private AssertionError failure(String what) {
        return new AssertionError("seed " + seed + ", command " + command + " in " + market + ": " + what);
    }
}

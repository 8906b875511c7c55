package kilohour.benchmarks;

import java.util.Random;
import kilohour.matching.MatchListener;
import kilohour.matching.OrderBook;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;

/**
 * A stream of commands for one bare book, of the shape that exchange-core's test generator makes.
 *
 * <p>The rules, drawn anew here with another generator, so that only the shape is comparable: orders rest on their side
 * of the last trade, at an average of four draws away; about 71% moves of 1% of the way towards the last trade, 13% new
 * orders, 7% cancels, 7% reductions, 2% immediate-or-cancel; the target of all three is one of the 512 oldest orders.
 * The stream is made before any clock starts.
 */
final class BookStream {
    private static final int NEW = 0;
    private static final int IMMEDIATE = 1;
    private static final int CANCEL = 2;
    private static final int MOVE = 3;
    private static final int REDUCE = 4;
    private static final int WIDTH = 6; // kind, side, id, owner, ticks, lots
    private static final int OLDEST = 512;
    private static final int OWNERS = 1_000;
    private static final long START_TICKS = 10_000;
    private static final long DEVIATION_TICKS = START_TICKS / 20;
    private static final Side[] SIDES = Side.values();

    private final Random random = new Random(101_572_685);
    private final int resting;
    private final int commands;
    private final OrderBook book = new OrderBook();
    private final LastTrade lastTrade = new LastTrade(START_TICKS);
    private final long[] stream;
    private int length;
    private long nextId = 1;

    /** Ids in the order of arrival, from {@code liveFrom} to {@code liveTo}; those found gone are squeezed out. */
    private final long[] live;

    private final byte[] sideOf;
    private int liveFrom;
    private int liveTo;

    /**
     * @param resting orders that rest before the first command, and about as many after
     */
    BookStream(int resting, int commands) {
        this.resting = resting;
        this.commands = commands;
        this.stream = new long[Math.multiplyExact(WIDTH, resting + commands)];
        this.live = new long[resting + commands + 1];
        this.sideOf = new byte[resting + commands + 1];
        make();
    }

    /** A book with the resting orders that the stream starts from. */
    OrderBook filled() {
        var filled = new OrderBook();
        play(filled, new LastTrade(START_TICKS), 0, resting);
        return filled;
    }

    /** All commands, on a {@link #filled} book; returns the price of the last trade. */
    long play(OrderBook on) {
        var listener = new LastTrade(START_TICKS);
        play(on, listener, resting, resting + commands);
        return listener.ticks;
    }

    /** Throws unless a book that played the stream is the one that the stream was made on. */
    void requireSameEnd(OrderBook played) {
        if (played.checksum() != book.checksum()) {
            throw new IllegalStateException("the stream played again ends with another book");
        }
    }

    private void play(OrderBook on, MatchListener listener, int from, int to) {
        for (int at = from * WIDTH; at < to * WIDTH; at += WIDTH) {
            Side side = SIDES[(int) stream[at + 1]];
            apply(on, listener, (int) stream[at], side, stream[at + 2], stream[at + 3], stream[at + 4], stream[at + 5]);
        }
    }

    private static void apply(
            OrderBook on, MatchListener listener, int kind, Side side, long id, long owner, long ticks, long lots) {
        switch (kind) {
            case NEW, IMMEDIATE -> {
                long left = on.take(id, owner, side, ticks, lots, SelfTradePrevention.CANCEL_NEWEST, listener);
                if (left > 0 && kind == NEW) {
                    on.rest(id, owner, side, ticks, left);
                }
            }
            case CANCEL -> on.remove(id);
            case MOVE -> {
                long moved = on.remove(id);
                long left = on.take(id, owner, side, ticks, moved, SelfTradePrevention.CANCEL_NEWEST, listener);
                if (left > 0) {
                    on.rest(id, owner, side, ticks, left);
                }
            }
            case REDUCE -> on.reduce(id, lots);
            default -> throw new IllegalArgumentException("no such kind: " + kind);
        }
    }

    private void make() {
        for (int i = 0; i < resting; i++) {
            makeNew(side());
        }
        for (int i = 0; i < commands; i++) {
            long id = pick();
            int kind = random.nextInt(book.orders() < resting ? 11 : 40);
            if (id == 0 || kind < 2) {
                makeIncoming();
            } else if (kind == 2) {
                add(CANCEL, SIDES[sideOf[(int) id]], id, 0, 0);
            } else if (kind == 3) {
                add(REDUCE, SIDES[sideOf[(int) id]], id, 0, 1 + random.nextInt((int) book.lots(id)));
            } else {
                add(MOVE, SIDES[sideOf[(int) id]], id, towardsLastTrade(book.priceTicks(id)), 0);
            }
        }
    }

    private void makeIncoming() {
        Side side = side();
        if (book.orders() < resting) {
            makeNew(side);
        } else {
            add(IMMEDIATE, side, nextId++, START_TICKS + side.sign() * 5 * DEVIATION_TICKS, size());
        }
    }

    private void makeNew(Side side) {
        double u = random.nextDouble();
        int most = 1 + (int) (u * u * DEVIATION_TICKS);
        long sum = random.nextInt(most) + random.nextInt(most) + random.nextInt(most) + random.nextInt(most);
        long offset = Math.abs(sum / 4 * 2 - most);
        long id = nextId++;
        add(NEW, side, id, Math.max(1, lastTrade.ticks - side.sign() * offset), size());
        sideOf[(int) id] = (byte) side.ordinal();
        live[liveTo++] = id;
    }

    private void add(int kind, Side side, long id, long ticks, long lots) {
        long owner = 1 + id % OWNERS;
        int at = length++ * WIDTH;
        stream[at] = kind;
        stream[at + 1] = side.ordinal();
        stream[at + 2] = id;
        stream[at + 3] = owner;
        stream[at + 4] = ticks;
        stream[at + 5] = lots;
        apply(book, lastTrade, kind, side, id, owner, ticks, lots);
    }

    /** One of the oldest orders that rest, or 0. */
    private long pick() {
        while (liveFrom < liveTo) {
            int place = liveFrom + random.nextInt(Math.min(OLDEST, liveTo - liveFrom));
            if (book.contains(live[place])) {
                return live[place];
            }
            System.arraycopy(live, liveFrom, live, liveFrom + 1, place - liveFrom);
            liveFrom++;
        }
        return 0;
    }

    private long towardsLastTrade(long ticks) {
        long way = lastTrade.ticks - ticks;
        long step = way == 0 ? (random.nextBoolean() ? 1 : -1) : Long.signum(way) * ((Math.abs(way) + 99) / 100);
        return Math.clamp(ticks + step, 1, START_TICKS + 5 * DEVIATION_TICKS);
    }

    private Side side() {
        return SIDES[random.nextInt(2)];
    }

    private long size() {
        return 1 + (long) random.nextInt(6) * random.nextInt(6) * random.nextInt(6);
    }

    /** The price of the last trade. */
    private static final class LastTrade implements MatchListener {
        private long ticks;

        LastTrade(long ticks) {
            this.ticks = ticks;
        }

        @Override
        public void traded(long makerOrderId, long makerOwner, long priceTicks, long lots, long makerLotsLeft) {
            ticks = priceTicks;
        }

        @Override
        public void makerCancelled(long makerOrderId, long makerOwner, long lots) {}

        @Override
        public void makerReduced(long makerOrderId, long makerOwner, long lots, long makerLotsLeft) {}
    }
}

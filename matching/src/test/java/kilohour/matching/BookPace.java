package kilohour.matching;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import kilohour.units.Side;

/**
 * Measures commands per second of the bare book on a stream of the shape that exchange-core's generator makes; a main,
 * not a test. Arguments: resting orders (1,000), commands (3,000,000), runs (9).
 *
 * <p>The rules, drawn anew here with another generator, so that only the shape is comparable: orders rest on their side
 * of the last trade, at an average of four draws away; about 71% moves of 1% of the way towards the last trade, 13% new
 * orders, 7% cancels, 7% reductions, 2% immediate-or-cancel; the target of all three is one of the 512 oldest orders.
 * The stream is made before the clock starts; filling the book is not timed.
 */
final class BookPace {
    private static final int NEW = 0;
    private static final int IMMEDIATE = 1;
    private static final int CANCEL = 2;
    private static final int MOVE = 3;
    private static final int REDUCE = 4;
    private static final int WIDTH = 6; // kind, side, id, owner, ticks, lots
    private static final int OLDEST = 512;
    private static final int OWNERS = 1_000;
    /** The limit of an immediate order: the end of the price range. */
    private static final long RANGE_END = -1;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Side[] SIDES = Side.values();

    private final Random random = new Random(101_572_685);
    private final long start = 10_000;
    private final long deviation = start / 20;
    private final int target;
    private final OrderBook book = new OrderBook();
    private final Tally tally = new Tally();
    private final long[] stream;
    private final int[] counts = new int[5];
    private int length;
    private long nextId = 1;

    /** Ids in the order of arrival, from {@code liveFrom} to {@code liveTo}; those found gone are squeezed out. */
    private final long[] live;

    private final byte[] sideOf;
    private int liveFrom;
    private int liveTo;

    private BookPace(int target, int commands) {
        this.target = target;
        this.stream = new long[Math.multiplyExact(WIDTH, target + commands)];
        this.live = new long[target + commands + 1];
        this.sideOf = new byte[target + commands + 1];
    }

    public static void main(String[] arguments) {
        int target = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int commands = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3_000_000;
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 9;
        BookPace pace = new BookPace(target, commands);
        pace.makeStream(commands);
        pace.measure(commands, runs);
    }

    private void measure(int commands, int runs) {
        System.out.printf(
                "%,d resting, %,d commands: %.1f%% move, %.1f%% new, %.1f%% cancel, %.1f%% reduce, %.1f%% immediate%n",
                target,
                commands,
                share(MOVE, commands),
                share(NEW, commands),
                share(CANCEL, commands),
                share(REDUCE, commands),
                share(IMMEDIATE, commands));
        double[] rates = new double[runs];
        for (int run = 0; run < runs; run++) {
            OrderBook fresh = new OrderBook();
            Tally told = new Tally();
            play(fresh, told, 0, target);
            long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
            long nanosBefore = System.nanoTime();
            play(fresh, told, target, target + commands);
            rates[run] = commands * 1_000.0 / (System.nanoTime() - nanosBefore);
            double bytes = 1.0 * (THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore) / commands;
            if (fresh.checksum() != book.checksum()) {
                throw new AssertionError("the replay ends with another book");
            }
            System.out.printf(
                    "run %d: %.2f M/s, %.3f bytes allocated a command; %,d trades, %,d orders left, %d levels%n",
                    run + 1, rates[run], bytes, told.trades, fresh.orders(), levels(fresh));
        }
        double[] warm = Arrays.copyOfRange(rates, runs / 3, runs);
        Arrays.sort(warm);
        System.out.printf(
                "median after warm-up %.2f M/s (%.2f-%.2f)%n", warm[warm.length / 2], warm[0], warm[warm.length - 1]);
    }

    private void play(OrderBook on, MatchListener listener, int from, int to) {
        for (int at = from * WIDTH; at < to * WIDTH; at += WIDTH) {
            apply(
                    on,
                    listener,
                    (int) stream[at],
                    SIDES[(int) stream[at + 1]],
                    stream[at + 2],
                    stream[at + 3],
                    stream[at + 4],
                    stream[at + 5]);
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

    private void makeStream(int commands) {
        tally.lastTradeTicks = start;
        for (int i = 0; i < target; i++) {
            makeNew(side());
        }
        Arrays.fill(counts, 0);
        for (int i = 0; i < commands; i++) {
            long id = pick();
            int kind = random.nextInt(book.orders() < target ? 11 : 40);
            if (id == 0 || kind < 2) {
                if (book.orders() < target) {
                    makeNew(side());
                } else {
                    make(IMMEDIATE, side(), nextId++, RANGE_END, size());
                }
            } else if (kind == 2) {
                make(CANCEL, SIDES[sideOf[(int) id]], id, 0, 0);
            } else if (kind == 3) {
                make(REDUCE, SIDES[sideOf[(int) id]], id, 0, 1 + random.nextInt((int) book.lots(id)));
            } else {
                make(MOVE, SIDES[sideOf[(int) id]], id, towardsLastTrade(book.priceTicks(id)), 0);
            }
        }
    }

    private void makeNew(Side side) {
        double u = random.nextDouble();
        int most = 1 + (int) (u * u * deviation);
        long sum = random.nextInt(most) + random.nextInt(most) + random.nextInt(most) + random.nextInt(most);
        long offset = Math.abs(sum / 4 * 2 - most);
        long ticks = Math.max(1, tally.lastTradeTicks - side.sign() * offset);
        make(NEW, side, nextId++, ticks, size());
    }

    private void make(int kind, Side side, long id, long ticks, long lots) {
        long owner = 1 + id % OWNERS;
        long limit = ticks == RANGE_END ? start + side.sign() * 5 * deviation : ticks;
        int at = length * WIDTH;
        stream[at] = kind;
        stream[at + 1] = side.ordinal();
        stream[at + 2] = id;
        stream[at + 3] = owner;
        stream[at + 4] = limit;
        stream[at + 5] = lots;
        length++;
        counts[kind]++;
        apply(book, tally, kind, side, id, owner, limit, lots);
        if (kind == NEW) {
            sideOf[(int) id] = (byte) side.ordinal();
            live[liveTo++] = id;
        }
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
        long way = tally.lastTradeTicks - ticks;
        long step = way == 0 ? (random.nextBoolean() ? 1 : -1) : Long.signum(way) * ((Math.abs(way) + 99) / 100);
        return Math.clamp(ticks + step, 1, start + 5 * deviation);
    }

    private Side side() {
        return SIDES[random.nextInt(2)];
    }

    private long size() {
        return 1 + (long) random.nextInt(6) * random.nextInt(6) * random.nextInt(6);
    }

    private double share(int kind, int commands) {
        return 100.0 * counts[kind] / commands;
    }

    private static int levels(OrderBook of) {
        int[] count = {0};
        for (Side side : SIDES) {
            of.levels(side, Integer.MAX_VALUE, (ticks, lots, orders) -> count[0]++);
        }
        return count[0];
    }

    private static final class Tally implements MatchListener {
        long trades;
        long lastTradeTicks;

        @Override
        public void traded(long makerOrderId, long makerOwner, long priceTicks, long lots, long makerLotsLeft) {
            trades++;
            lastTradeTicks = priceTicks;
        }

        @Override
        public void makerCancelled(long makerOrderId, long makerOwner, long lots) {}

        @Override
        public void makerReduced(long makerOrderId, long makerOwner, long lots, long makerLotsLeft) {}
    }
}

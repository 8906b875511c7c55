package kilohour.benchmarks;

import java.util.Arrays;
import java.util.Random;
import kilohour.matching.MatchListener;
import kilohour.matching.OrderBook;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;

/**
 * The commands of one symbol, drawn by the rules of exchange-core's test generator: the same mix, the same feedback
 * through a book, other random numbers. Two things differ. A start price beyond 900,000 ticks is drawn again, since our
 * market ends at a million. Bids come from users with odd numbers and asks from even ones: the peer lets users trade
 * with themselves, and we do not.
 */
final class SymbolFlow {
    /** Kind and side in one, order, user, price, lots. */
    static final int WORDS = 5;

    private static final int START_TICKS_MAX = 900_000;
    private static final int SAMPLE_EVERY = 512;
    private static final int FAST_FILL_DEFICIT = 512;
    private static final Side[] SIDES = {Side.SELL, Side.BUY};

    private final Random random;
    private final int restingPerSide;
    private final int resting;
    private final int firstUser;
    private final int users;
    private final long deviation;
    private final long lowest;
    private final long highest;
    private final OrderBook book = new OrderBook();
    private final OldestOrders oldest = new OldestOrders();
    private final Trades trades = new Trades();
    private byte[] sideOf = new byte[1_024];
    private int[] userOf = new int[1_024];
    private final int[] sampled = new int[2];
    private boolean everFull;
    private long lastTrade;
    private final long[] words;
    private int length;

    /** @param users numbers from {@code firstUser}; at least 2 */
    SymbolFlow(int resting, int commands, int firstUser, int users, Random random) {
        this.random = random;
        this.resting = resting;
        this.restingPerSide = resting / 2;
        this.firstUser = firstUser;
        this.users = users;
        lastTrade = startTicks();
        deviation = Math.min((long) (0.05 * lastTrade), 10_000);
        lowest = lastTrade - 5 * deviation;
        highest = lastTrade + 5 * deviation;
        words = new long[Math.multiplyExact(WORDS, resting + commands)];
        int sampleEvery = Math.min(SAMPLE_EVERY, resting + 1);
        for (int i = 0; i < resting + commands; i++) {
            if (i < resting) place();
            else any();
            if (i % sampleEvery == sampleEvery - 1) sample();
        }
    }

    /** {@link #WORDS} for each command, the filling ones first. */
    long[] words() {
        return words;
    }

    OrderBook book() {
        return book;
    }

    private long startTicks() {
        while (true) {
            int start = (int) Math.pow(10, 3.3 + 1.5 * random.nextDouble() + 1.5 * random.nextDouble());
            if (start <= START_TICKS_MAX) return start;
        }
    }

    private void sample() {
        int[] counts = new int[2];
        for (int side = 0; side < 2; side++) {
            int at = side;
            book.levels(SIDES[side], Integer.MAX_VALUE, (ticks, lots, orders) -> counts[at] += orders);
            sampled[side] = counts[side];
        }
    }

    private int side() {
        return random.nextInt(4) >= 2 ? CommandStream.BID : CommandStream.ASK;
    }

    private long user(int side) {
        int drawn = firstUser + random.nextInt(users);
        return (drawn & ~1) + side;
    }

    private long size() {
        return 1 + (long) random.nextInt(6) * random.nextInt(6) * random.nextInt(6);
    }

    private void place() {
        int side = side();
        long user = user(side);
        double u = random.nextDouble();
        int width = 1 + (int) (u * u * deviation);
        long sum = 0;
        for (int i = 0; i < 4; i++) sum += random.nextInt(width);
        long offset = Math.abs(sum / 4 * 2 - width);
        long price = Math.max(1, lastTrade + (side == CommandStream.ASK ? offset : -offset));
        long lots = size();
        int order = oldest.add();
        remember(order, side, user);
        add(CommandStream.PLACE, side, order, user, price, lots);
        long left = take(order, user, side, price, lots);
        if (left > 0) book.rest(order, user, SIDES[side], price, left);
        else oldest.remove(order);
    }

    private void remember(int order, int side, long user) {
        if (order >= sideOf.length) {
            sideOf = Arrays.copyOf(sideOf, 2 * order);
            userOf = Arrays.copyOf(userOf, 2 * order);
        }
        sideOf[order] = (byte) side;
        userOf[order] = (int) user;
    }

    private void any() {
        int side = side();
        int deficit = restingPerSide - sampled[side];
        everFull |= deficit <= 0;
        boolean fast = !everFull || deficit > Math.min(FAST_FILL_DEFICIT, restingPerSide * 3 / 4);
        int draw = random.nextInt(deficit <= 0 ? 40 : fast ? 2 : 10);
        if (draw < 2 || oldest.isEmpty()) {
            if (deficit > 0) place();
            else takeAtOnce();
            return;
        }
        int order = oldest.at(random.nextInt(oldest.candidates()));
        switch (draw) {
            case 2 -> cancel(order);
            case 3 -> reduce(order);
            default -> move(order);
        }
    }

    private void takeAtOnce() {
        int side = side();
        long user = user(side);
        long limit = side == CommandStream.BID ? highest : lowest;
        int order = oldest.add();
        oldest.remove(order);
        remember(order, side, user);
        if (random.nextInt(32) == 0) {
            long lots = 1 + (long) random.nextInt(8) * random.nextInt(8) * random.nextInt(8);
            fillWithinBudget(order, side, user, limit * lots, lots);
            return;
        }
        long lots = size();
        add(CommandStream.IMMEDIATE, side, order, user, limit, lots);
        if (take(order, user, side, limit, lots) > 0) sample();
    }

    private void fillWithinBudget(int order, int side, long user, long budget, long lots) {
        add(CommandStream.FILL_WITHIN_BUDGET, side, order, user, budget, lots);
        long cost = book.impactTotal(SIDES[1 - side], lots);
        boolean within = cost != OrderBook.NONE && SIDES[side].sign() * (cost - budget) <= 0;
        if (within)
            take(order, user, side, side == CommandStream.BID ? OrderBook.MAX_TICKS : OrderBook.MIN_TICKS, lots);
        else sample();
    }

    private void cancel(int order) {
        add(CommandStream.CANCEL, sideOf[order], order, userOf[order], 0, 0);
        book.remove(order);
        oldest.remove(order);
    }

    private void reduce(int order) {
        long lots = book.lots(order);
        long by = 1 + random.nextInt((int) lots);
        add(CommandStream.REDUCE, sideOf[order], order, userOf[order], 0, by);
        if (by < lots) {
            book.reduce(order, lots - by);
        } else {
            book.remove(order);
            oldest.remove(order);
        }
    }

    /** 1% of the way to the last trade, at least a tick; a tick to either side where it is there already. */
    private void move(int order) {
        long price = book.priceTicks(order);
        long way = lastTrade - price;
        long step = way == 0 ? 2L * random.nextInt(2) - 1 : Long.signum(way) * ((Math.abs(way) + 99) / 100);
        long to = Math.clamp(price + step, 1, highest);
        add(CommandStream.MOVE, sideOf[order], order, userOf[order], to, 0);
        if (book.move(order, to, SelfTradePrevention.CANCEL_NEWEST, trades) == 0) oldest.remove(order);
    }

    private long take(int order, long user, int side, long limit, long lots) {
        return book.take(order, user, SIDES[side], limit, lots, SelfTradePrevention.CANCEL_NEWEST, trades);
    }

    private void add(int kind, int side, int order, long user, long price, long lots) {
        words[length] = kind | side << 8;
        words[length + 1] = order;
        words[length + 2] = user;
        words[length + 3] = price;
        words[length + 4] = lots;
        length += WORDS;
    }

    private final class Trades implements MatchListener {
        @Override
        public void traded(long makerOrderId, long makerOwner, long priceTicks, long lots, long makerLotsLeft) {
            lastTrade = Math.clamp(priceTicks, lowest, highest);
            if (makerLotsLeft == 0) oldest.remove((int) makerOrderId);
        }

        @Override
        public void makerCancelled(long makerOrderId, long makerOwner, long lots) {
            throw new IllegalStateException("nobody trades with himself here");
        }

        @Override
        public void makerReduced(long makerOrderId, long makerOwner, long lots, long makerLotsLeft) {
            throw new IllegalStateException("nobody trades with himself here");
        }
    }
}

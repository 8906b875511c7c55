package kilohour.benchmarks;

import kilohour.matching.MatchListener;
import kilohour.matching.OrderBook;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;

/** Our bare books, one a symbol; what happens in them is written to a ring, as a market would pass it on. */
final class OurBooks implements Contestant {
    private static final Side[] SIDES = {Side.SELL, Side.BUY};

    private final CommandStream stream;
    private final Ring ring = new Ring();
    private OrderBook[] books;

    OurBooks(CommandStream stream) {
        this.stream = stream;
    }

    @Override
    public String includes() {
        return "kilohour.matching.OrderBook, one a symbol: price-time priority, a check of every maker for self-trades"
                + " (none occur: a user's bids and asks count as two owners, since the peer lets them trade),"
                + " events to a ring of numbers; no money, margin, journal, codec";
    }

    @Override
    public void reset() {
        books = null;
        var empty = new OrderBook[stream.symbols()];
        for (int symbol = 0; symbol < empty.length; symbol++) empty[symbol] = new OrderBook();
        books = empty;
    }

    @Override
    public void run(int from, int to) {
        for (int command = from; command < to; command++) {
            OrderBook book = books[stream.symbol(command)];
            long id = stream.orderId(command);
            switch (stream.kind(command)) {
                case CommandStream.PLACE -> place(book, command, id);
                case CommandStream.IMMEDIATE -> take(book, command, id, stream.price(command));
                case CommandStream.FILL_WITHIN_BUDGET -> fillWithinBudget(book, command, id);
                case CommandStream.CANCEL -> ring.write(id, book.remove(id));
                case CommandStream.MOVE -> move(book, command, id);
                case CommandStream.REDUCE -> reduce(book, id, stream.lots(command));
                default -> throw new IllegalStateException("no such kind of command");
            }
        }
    }

    private void place(OrderBook book, int command, long id) {
        long left = take(book, command, id, stream.price(command));
        if (left > 0) book.rest(id, owner(command), side(command), stream.price(command), left);
    }

    private long take(OrderBook book, int command, long id, long limit) {
        return book.take(
                id,
                owner(command),
                side(command),
                limit,
                stream.lots(command),
                SelfTradePrevention.CANCEL_NEWEST,
                ring);
    }

    private void fillWithinBudget(OrderBook book, int command, long id) {
        Side side = side(command);
        long cost = book.impactTotal(side.opposite(), stream.lots(command));
        long budget = stream.price(command);
        if (cost == OrderBook.NONE || side.sign() * (cost - budget) > 0) ring.write(id, 0);
        else take(book, command, id, side == Side.BUY ? OrderBook.MAX_TICKS : OrderBook.MIN_TICKS);
    }

    private void move(OrderBook book, int command, long id) {
        book.move(id, stream.price(command), SelfTradePrevention.CANCEL_NEWEST, ring);
    }

    private void reduce(OrderBook book, long id, long byLots) {
        long lots = book.lots(id);
        if (byLots < lots) book.reduce(id, lots - byLots);
        else book.remove(id);
        ring.write(id, Math.min(byLots, lots));
    }

    private long owner(int command) {
        return 2 * stream.user(command) + stream.side(command);
    }

    private Side side(int command) {
        return SIDES[stream.side(command)];
    }

    @Override
    public long checksum() {
        long sum = 17;
        for (OrderBook book : books) {
            var levels = new LevelSum(sum);
            book.levels(Side.SELL, Integer.MAX_VALUE, levels);
            book.levels(Side.BUY, Integer.MAX_VALUE, levels);
            sum = levels.sum;
        }
        return sum;
    }

    @Override
    public long ordersResting() {
        long orders = 0;
        for (OrderBook book : books) orders += book.orders();
        return orders;
    }

    private static final class LevelSum implements kilohour.matching.LevelVisitor {
        private long sum;

        LevelSum(long sum) {
            this.sum = sum;
        }

        @Override
        public void level(long priceTicks, long lots, int orders) {
            sum = 961 * sum + 31 * priceTicks + lots;
        }
    }

    /** The last events, as numbers; older ones are written over. */
    private static final class Ring implements MatchListener {
        private static final int EVENT = 4;

        private final long[] events = new long[1 << 14];
        private int next;

        void write(long orderId, long lots) {
            write(orderId, 0, 0, lots);
        }

        private void write(long orderId, long owner, long priceTicks, long lots) {
            events[next] = orderId;
            events[next + 1] = owner;
            events[next + 2] = priceTicks;
            events[next + 3] = lots;
            next = next + EVENT & events.length - 1;
        }

        @Override
        public void traded(long makerOrderId, long makerOwner, long priceTicks, long lots, long makerLotsLeft) {
            write(makerOrderId, makerOwner, priceTicks, lots);
        }

        @Override
        public void makerCancelled(long makerOrderId, long makerOwner, long lots) {
            write(makerOrderId, makerOwner, 0, lots);
        }

        @Override
        public void makerReduced(long makerOrderId, long makerOwner, long lots, long makerLotsLeft) {
            write(makerOrderId, makerOwner, 0, lots);
        }
    }
}

package kilohour.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import kilohour.exchange.Command;
import kilohour.exchange.OrderTerms;
import kilohour.matching.MatchListener;
import kilohour.matching.OrderBook;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;

/**
 * Says a stream's commands in our market's terms. It keeps the books as they will be, since an amendment names the lots
 * that an order shall come to, filled ones included, and numbers orders as the market will.
 *
 * <p>A reduction is an amendment to fewer lots or a cancel; a move is an amendment to another price, or, where it names
 * the price at which the order rests already, a cancel and a new order, since our market would leave it in its place. A
 * fill within a budget is a fill-or-kill: at the worst price it reaches where the budget suffices, else at the budget's
 * price a lot, at which it cannot fill.
 */
final class Translation {
    private static final Side[] SIDES = {Side.SELL, Side.BUY};

    private final CommandStream stream;
    private final VenueCommands venue;
    private final OrderBook[] books;
    private final Map<Long, Long>[] numbers;
    private final Fills fills = new Fills();
    /** By the market's order number. */
    private long[] filled = new long[1_024];

    private long[] account = new long[1_024];
    private byte[] side = new byte[1_024];
    private int accepted;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Translation(CommandStream stream, VenueCommands venue) {
        this.stream = stream;
        this.venue = venue;
        this.books = new OrderBook[stream.symbols()];
        this.numbers = new Map[stream.symbols()];
        for (int symbol = 0; symbol < books.length; symbol++) {
            books[symbol] = new OrderBook();
            numbers[symbol] = new HashMap<>();
        }
    }

    void translate(int command) {
        int symbol = stream.symbol(command);
        switch (stream.kind(command)) {
            case CommandStream.PLACE, CommandStream.IMMEDIATE -> place(command, symbol);
            case CommandStream.FILL_WITHIN_BUDGET -> fillWithinBudget(command, symbol);
            case CommandStream.CANCEL -> cancel(command, symbol);
            case CommandStream.MOVE -> move(command, symbol);
            case CommandStream.REDUCE -> reduce(command, symbol);
            default -> throw new IllegalStateException("no such kind of command");
        }
    }

    private void place(int command, int symbol) {
        int at = stream.side(command);
        long number = accept(venue.account(stream.user(command), at), at);
        numbers[symbol].put(stream.orderId(command), number);
        boolean rests = stream.kind(command) == CommandStream.PLACE;
        send(command, symbol, number, stream.lots(command), stream.price(command), rests);
    }

    private void send(int command, int symbol, long number, long lots, long ticks, boolean rests) {
        Side own = SIDES[side[(int) number]];
        var terms = OrderTerms.limit(own, lots, ticks);
        if (!rests) terms = terms.withTimeInForce(OrderTerms.TimeInForce.IMMEDIATE_OR_CANCEL);
        place(command, symbol, number, terms);
        long left = take(symbol, number, lots, ticks);
        if (rests && left > 0) books[symbol].rest(number, number, own, ticks, left);
    }

    private void place(int command, int symbol, long number, OrderTerms terms) {
        long owner = account[(int) number];
        venue.fund(owner, symbol, terms.limitTicks(), terms.lots());
        venue.add(command, new Command.PlaceOrder(owner, venue.request(command), venue.contract(symbol), terms));
    }

    private void fillWithinBudget(int command, int symbol) {
        int at = stream.side(command);
        long lots = stream.lots(command);
        long budget = stream.price(command);
        OrderBook book = books[symbol];
        long cost = book.impactTotal(SIDES[1 - at], lots);
        boolean within = cost != OrderBook.NONE && SIDES[at].sign() * (cost - budget) <= 0;
        long limit = within ? worstReached(book, SIDES[1 - at], lots) : budget / lots;
        long owner = venue.account(stream.user(command), at);
        var terms = OrderTerms.limit(SIDES[at], lots, limit).withTimeInForce(OrderTerms.TimeInForce.FILL_OR_KILL);
        venue.fund(owner, symbol, limit, lots);
        venue.add(command, new Command.PlaceOrder(owner, venue.request(command), venue.contract(symbol), terms));
        if (within) take(symbol, accept(owner, at), lots, limit);
    }

    private static long worstReached(OrderBook book, Side makers, long lots) {
        long[] leftAndPrice = {lots, 0};
        book.levels(makers, Integer.MAX_VALUE, (ticks, lotsThere, orders) -> {
            if (leftAndPrice[0] > 0) leftAndPrice[1] = ticks;
            leftAndPrice[0] -= lotsThere;
        });
        return leftAndPrice[1];
    }

    private void cancel(int command, int symbol) {
        long number = numbers[symbol].getOrDefault(stream.orderId(command), 0L);
        books[symbol].remove(number);
        venue.add(command, new Command.CancelOrder(account[(int) number], venue.request(command), number));
    }

    private void move(int command, int symbol) {
        OrderBook book = books[symbol];
        long number = numbers[symbol].getOrDefault(stream.orderId(command), 0L);
        long lots = book.lots(number);
        long to = stream.price(command);
        if (lots > 0 && book.priceTicks(number) == to) {
            moveToSamePrice(command, symbol, number, lots, to);
            return;
        }
        long owner = account[(int) number];
        venue.add(
                command,
                new Command.AmendOrder(owner, venue.request(command), number, lots + filled[(int) number], to));
        if (lots == 0) return;
        fills.taker = number;
        book.move(number, to, SelfTradePrevention.CANCEL_NEWEST, fills);
    }

    private void moveToSamePrice(int command, int symbol, long number, long lots, long ticks) {
        cancel(command, symbol);
        long again = accept(account[(int) number], side[(int) number]);
        numbers[symbol].put(stream.orderId(command), again);
        send(command, symbol, again, lots, ticks, true);
    }

    private void reduce(int command, int symbol) {
        OrderBook book = books[symbol];
        long number = numbers[symbol].getOrDefault(stream.orderId(command), 0L);
        long left = book.lots(number) - stream.lots(command);
        if (left <= 0) {
            cancel(command, symbol);
            return;
        }
        venue.add(
                command,
                new Command.AmendOrder(
                        account[(int) number],
                        venue.request(command),
                        number,
                        left + filled[(int) number],
                        book.priceTicks(number)));
        book.reduce(number, left);
    }

    private long take(int symbol, long number, long lots, long ticks) {
        fills.taker = number;
        return books[symbol].take(
                number, number, SIDES[side[(int) number]], ticks, lots, SelfTradePrevention.CANCEL_NEWEST, fills);
    }

    /** The number that the market will give its next order. */
    private long accept(long owner, int at) {
        int number = ++accepted;
        if (number == filled.length) {
            filled = Arrays.copyOf(filled, 2 * number);
            account = Arrays.copyOf(account, 2 * number);
            side = Arrays.copyOf(side, 2 * number);
        }
        account[number] = owner;
        side[number] = (byte) at;
        return number;
    }

    private final class Fills implements MatchListener {
        private long taker;

        @Override
        public void traded(long makerOrderId, long makerOwner, long priceTicks, long lots, long makerLotsLeft) {
            filled[(int) makerOrderId] += lots;
            filled[(int) taker] += lots;
        }

        @Override
        public void makerCancelled(long makerOrderId, long makerOwner, long lots) {
            throw new IllegalStateException("every order is its own owner here");
        }

        @Override
        public void makerReduced(long makerOrderId, long makerOwner, long lots, long makerLotsLeft) {
            throw new IllegalStateException("every order is its own owner here");
        }
    }
}

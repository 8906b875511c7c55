package kilohour.benchmarks.peer;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.L2MarketData;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import java.util.HashMap;
import java.util.Map;
import kilohour.benchmarks.CommandStream;
import kilohour.benchmarks.Contestant;

/** The peer's bare books. */
final class PeerBooks implements Contestant {
    /** As many as its own matching engine keeps ready. */
    private static final Map<Integer, Integer> POOL = Map.of(
            ObjectsPool.DIRECT_ORDER, 1 << 20,
            ObjectsPool.DIRECT_BUCKET, 1 << 16,
            ObjectsPool.ART_NODE_4, 1 << 15,
            ObjectsPool.ART_NODE_16, 1 << 14,
            ObjectsPool.ART_NODE_48, 1 << 13,
            ObjectsPool.ART_NODE_256, 1 << 12);

    private final CommandStream stream;
    private final PeerCommands commands;
    private IOrderBook[] books;

    PeerBooks(CommandStream stream) {
        this.stream = stream;
        this.commands = new PeerCommands(stream);
    }

    @Override
    public String includes() {
        return "exchange-core 0.5.3, OrderBookDirectImpl, one a symbol: price-time priority, events as objects;"
                + " no money, margin, journal, codec, self-trade prevention";
    }

    @Override
    public void reset() {
        books = null;
        var pool = new ObjectsPool(new HashMap<>(POOL));
        var empty = new IOrderBook[stream.symbols()];
        for (int symbol = 0; symbol < empty.length; symbol++)
            empty[symbol] = new OrderBookDirectImpl(
                    specification(stream.symbolName(symbol)),
                    pool,
                    OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                    LoggingConfiguration.DEFAULT);
        books = empty;
    }

    /** A future without fees and, as in the peer's own tests, without margin. */
    static CoreSymbolSpecification specification(int symbol) {
        return CoreSymbolSpecification.builder()
                .symbolId(symbol)
                .type(SymbolType.FUTURES_CONTRACT)
                .baseCurrency(1)
                .quoteCurrency(2)
                .baseScaleK(1)
                .quoteScaleK(1)
                .build();
    }

    @Override
    public void run(int from, int to) {
        for (int place = from; place < to; place++)
            IOrderBook.processCommand(books[stream.symbol(place)], commands.at(place));
    }

    @Override
    public long checksum() {
        long sum = 17;
        for (IOrderBook book : books) sum = checksum(book, sum);
        return sum;
    }

    static long checksum(IOrderBook book, long start) {
        L2MarketData levels = book.getL2MarketDataSnapshot(Integer.MAX_VALUE);
        long sum = start;
        for (int i = 0; i < levels.askSize; i++) sum = 961 * sum + 31 * levels.askPrices[i] + levels.askVolumes[i];
        for (int i = 0; i < levels.bidSize; i++) sum = 961 * sum + 31 * levels.bidPrices[i] + levels.bidVolumes[i];
        return sum;
    }

    @Override
    public long ordersResting() {
        long orders = 0;
        for (IOrderBook book : books) orders += orders(book);
        return orders;
    }

    static long orders(IOrderBook book) {
        return book.getOrdersNum(OrderAction.ASK) + book.getOrdersNum(OrderAction.BID);
    }
}

package kilohour.benchmarks.peer;

import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.InitialStateConfiguration;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.common.config.OrdersProcessingConfiguration;
import exchange.core2.core.common.config.ReportsQueriesConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.processors.MatchingEngineRouter;
import exchange.core2.core.processors.RiskEngine;
import exchange.core2.core.processors.SharedPool;
import exchange.core2.core.processors.UserProfileService;
import exchange.core2.core.processors.journaling.DummySerializationProcessor;
import kilohour.benchmarks.CommandStream;
import kilohour.benchmarks.Contestant;

/** The peer's risk check, matching and release of risk, called one after the other in one thread. */
final class PeerEngine implements Contestant {
    private static final int CURRENCY = 2;
    private static final long FUNDING = 1;
    private static final long BALANCE = Long.MAX_VALUE / 4;

    private final CommandStream stream;
    private final PeerCommands commands;
    private RiskEngine risk;
    private MatchingEngineRouter matching;

    PeerEngine(CommandStream stream) {
        this.stream = stream;
        this.commands = new PeerCommands(stream);
    }

    @Override
    public String includes() {
        return "exchange-core 0.5.3: RiskEngine, MatchingEngineRouter with OrderBookDirectImpl, release of risk, in line"
                + " in one thread without a ring; futures with margin coefficients of zero, so that its check ends"
                + " before it sums positions, and only new orders (not moves) reach it; no journal, codec";
    }

    @Override
    public void reset() {
        var configuration = ExchangeConfiguration.defaultBuilder()
                .initStateCfg(InitialStateConfiguration.DEFAULT)
                .reportsQueriesCfg(ReportsQueriesConfiguration.DEFAULT)
                .loggingCfg(LoggingConfiguration.DEFAULT)
                .ordersProcessingCfg(OrdersProcessingConfiguration.builder()
                        .riskProcessingMode(OrdersProcessingConfiguration.RiskProcessingMode.FULL_PER_CURRENCY)
                        .marginTradingMode(OrdersProcessingConfiguration.MarginTradingMode.MARGIN_TRADING_ENABLED)
                        .build())
                .build();
        risk = null;
        matching = null;
        var pool = SharedPool.createTestSharedPool();
        risk = new RiskEngine(0, 1, DummySerializationProcessor.INSTANCE, pool, configuration);
        matching = new MatchingEngineRouter(
                0, 1, DummySerializationProcessor.INSTANCE, OrderBookDirectImpl::new, pool, configuration);
        for (int symbol = 0; symbol < stream.symbols(); symbol++) list(stream.symbolName(symbol));
        UserProfileService users = risk.getUserProfileService();
        for (int place = 0; place < stream.size(); place++)
            if (users.addEmptyUserProfile(stream.user(place)))
                users.balanceAdjustment(stream.user(place), CURRENCY, BALANCE, FUNDING);
    }

    private void list(int symbol) {
        var specification = PeerBooks.specification(symbol);
        risk.getSymbolSpecificationProvider().addSymbol(specification);
        matching.getOrderBooks()
                .put(
                        symbol,
                        matching.getOrderBookFactory()
                                .create(
                                        specification,
                                        matching.getObjectsPool(),
                                        matching.getEventsHelper(),
                                        LoggingConfiguration.DEFAULT));
    }

    @Override
    public void run(int from, int to) {
        for (int place = from; place < to; place++) {
            OrderCommand command = commands.at(place);
            risk.preProcessCommand(place, command);
            matching.processOrder(place, command);
            risk.handlerRiskRelease(place, command);
        }
    }

    @Override
    public long checksum() {
        long sum = 17;
        for (int symbol = 0; symbol < stream.symbols(); symbol++) sum = PeerBooks.checksum(book(symbol), sum);
        return sum;
    }

    @Override
    public long ordersResting() {
        long orders = 0;
        for (int symbol = 0; symbol < stream.symbols(); symbol++) orders += PeerBooks.orders(book(symbol));
        return orders;
    }

    private IOrderBook book(int symbol) {
        return matching.getOrderBooks().get(stream.symbolName(symbol));
    }
}

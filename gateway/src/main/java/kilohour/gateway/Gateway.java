package kilohour.gateway;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kilohour.node.MarketSession;

/** The door to the market: JSON-RPC over HTTP and WebSocket, and the terminal's files. */
public final class Gateway implements AutoCloseable {
    private final Publisher publisher;
    private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
    private final Methods methods;
    private final Perimeter perimeter;
    private final HttpApi http;
    private final Downloads downloads;
    private final SocketApi sockets;
    private final WebFiles files = new WebFiles();
    private final Javalin server;

    private Gateway(
            GatewayConfig config,
            MarketSession market,
            Replica replica,
            Records records,
            Credentials credentials,
            InstantSource clock,
            StressResults.Source stress) {
        perimeter = new Perimeter(config.hostNames());
        publisher = new Publisher(replica, clock);
        Doorkeeper door = new Doorkeeper(credentials, replica, clock);
        OrderDesk desk = new OrderDesk(market, replica, answers, config.readOnly());
        SessionDesk sessionDesk = new SessionDesk(market, desk, answers, config.readOnly());
        List<Method> all = new ArrayList<>(new MarketMethods(replica, records).methods());
        all.addAll(new SessionMethods(door, sessionDesk, replica, publisher, config, clock).methods());
        all.addAll(new ConnectionMethods(replica, desk).methods());
        all.addAll(new TradingMethods(replica, records, desk).methods());
        all.addAll(new AccountMethods(replica, records).methods());
        all.addAll(new HouseMethods(replica, records, desk, config).methods());
        all.addAll(new PaymentMethods(replica, records, desk).methods());
        all.addAll(new CollateralMethods(replica, desk).methods());
        all.addAll(new StatementMethods(replica, records).methods());
        all.addAll(new IndexMethods(replica, records).methods());
        all.addAll(new TokenIndexMethods(replica, records).methods());
        all.addAll(new QuoteMethods(replica, desk).methods());
        all.addAll(new BlockMethods(replica, desk).methods());
        all.addAll(new ComboMethods(replica, desk).methods());
        all.addAll(new OfficerMethods(replica, desk).methods());
        all.addAll(new OptionMethods(replica, records, desk).methods());
        all.addAll(new MarginMethods(replica, desk).methods());
        all.addAll(new ChargeMethods(replica, desk).methods());
        all.addAll(new OffsetMethods(replica, desk).methods());
        all.addAll(new DefaultMethods(replica, desk).methods());
        all.addAll(new SupplierMethods(replica, desk).methods());
        all.addAll(new FundMethods(replica, records).methods());
        all.addAll(new DefaultOfficerMethods(replica, desk).methods());
        all.addAll(new ClearingMethods(replica, records, stress).methods());
        all.addAll(new PhaseMethods(replica, records, desk).methods());
        all.addAll(new SettlementMethods(replica, records).methods());
        all.add(Method.of(
                "public/kilohour/get_methods",
                Method.Access.PUBLIC,
                "Every method with its parameters: this reference as JSON.",
                List.of(),
                call -> ApiReference.json(methods())));
        methods = new Methods(all);
        Dispatcher dispatcher = new Dispatcher(methods, config.ordersPerSecond());
        http = new HttpApi(dispatcher, door, perimeter, replica);
        downloads = new Downloads(dispatcher, perimeter, records);
        sockets = new SocketApi(dispatcher, door, publisher, sessionDesk, replica, clock);
        server = Javalin.create(this::configure);
        publisher.start();
        server.start(config.host(), config.port());
    }

    /**
     * Opens the door.
     *
     * @param replica fed by the caller: {@code tape.follow(replica.logPosition(), replica::apply)}
     * @param records what has been; {@link RecentRecords} where there is no history
     * @param clock the wall clock: timestamps of signatures are held against it
     */
    public static Gateway start(
            GatewayConfig config,
            MarketSession market,
            Replica replica,
            Records records,
            Credentials credentials,
            InstantSource clock) {
        return start(config, market, replica, records, credentials, clock, StressResults.Source.NONE);
    }

    /**
     * The same, beside a room that runs stress tests.
     *
     * @param stress asked when an officer asks
     */
    public static Gateway start(
            GatewayConfig config,
            MarketSession market,
            Replica replica,
            Records records,
            Credentials credentials,
            InstantSource clock,
            StressResults.Source stress) {
        return new Gateway(config, market, replica, records, credentials, clock, stress);
    }

    /** The port it listens on. */
    public int httpPort() {
        return server.port();
    }

    /** Sockets that are open. */
    int connectionCount() {
        return publisher.connectionCount();
    }

    Methods methods() {
        return methods;
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = HttpApi.BODY_BYTES_MAX + 1;
        config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
        config.jetty.modifyHttpConfiguration(jetty -> {
            jetty.setSendServerVersion(false);
            jetty.setRequestHeaderSize(16 * 1024);
        });
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setMaxTextMessageSize(HttpApi.BODY_BYTES_MAX);
            factory.setMaxBinaryMessageSize(1);
            factory.setIdleTimeout(Duration.ofMinutes(5));
        });
        config.routes.before(this::guard);
        config.routes.get(Downloads.PATH, downloads::serve);
        config.routes.get(HttpApi.PREFIX + "<method>", http::get);
        config.routes.post("/api/v2", http::post);
        config.routes.post(HttpApi.PREFIX + "<method>", http::post);
        config.routes.get("/api/*", this::noMethod);
        config.routes.wsBeforeUpgrade(SocketApi.PATH, this::guardSocket);
        config.routes.ws(SocketApi.PATH, sockets::configure);
        config.routes.get("/*", files::serve);
        config.routes.exception(Refusal.class, (refusal, context) -> http.refuse(context, refusal));
    }

    private void noMethod(Context context) {
        throw new Refusal(ErrorCode.METHOD_NOT_FOUND, "the API is at " + HttpApi.PREFIX + "public/… and private/…");
    }

    private void guard(Context context) {
        context.header("Content-Security-Policy", WebFiles.CONTENT_SECURITY_POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        perimeter.requireOwnHost(context);
    }

    private void guardSocket(Context context) {
        perimeter.requireOwnHost(context);
        perimeter.requireOwnOrigin(context);
        context.attribute(SocketApi.PEER, perimeter.peer(context));
    }

    @Override
    public void close() {
        publisher.close();
        server.stop();
        answers.close();
    }
}

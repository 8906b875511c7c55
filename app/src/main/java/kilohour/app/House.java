package kilohour.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kilohour.bank.BankAccount;
import kilohour.bank.BankFileException;
import kilohour.bank.FileBank;
import kilohour.clearing.Purpose;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.Views;
import kilohour.gateway.Credentials;
import kilohour.gateway.Gateway;
import kilohour.gateway.GatewayConfig;
import kilohour.gateway.HistoryRecords;
import kilohour.gateway.Replica;
import kilohour.history.History;
import kilohour.history.HistoryRunner;
import kilohour.node.MarketSession;
import kilohour.node.MarketState;
import kilohour.node.Node;
import kilohour.node.NodeConfig;
import kilohour.node.Tape;
import kilohour.node.TapeEntry;
import kilohour.simulation.PracticeCast;
import kilohour.simulation.PracticeMarket;
import kilohour.tokens.TokenIndex;
import kilohour.units.Utc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole house in one process, wired by hand: this file is the map. From bottom to top: the market on its log, the
 * copies that answer questions, the history, what a first start sets up, the index, the participants, the door.
 */
final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    /**
     * What is to be opened.
     *
     * @param practice whether participants take part and simulated prices may be used
     * @param observations files and folders of recorded prices, or none
     * @param feeds the live sources that are read into the home's archive
     * @param port to listen on; 0 for any free one
     * @param historyUrl empty for SQLite in the home
     */
    record Plan(
            HomeFolder home,
            Settings settings,
            boolean practice,
            List<Path> observations,
            LiveSources feeds,
            int port,
            String historyUrl,
            String version) {}

    private final Plan plan;
    private final Console console;
    private final InstantSource clock;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Throwable broken;
    private volatile boolean closing;
    private Gateway gateway;

    private House(Plan plan, Console console, InstantSource clock) {
        this.plan = plan;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Opens the house; it is up when this returns.
     *
     * @throws Stop if it cannot
     */
    static House open(Plan plan, Console console, InstantSource clock) {
        var house = new House(plan, console, clock);
        try {
            house.wire();
            return house;
        } catch (RuntimeException e) {
            house.close();
            throw e;
        }
    }

    private void wire() {
        requireFreePort();
        CompletableFuture<IndexDesk> early = plan.home().holdsVenue() ? null : computedEarly(index(plan.practice()));
        Node node = opened(Node.start(NodeConfig.of(plan.home().path())
                .withDiskReserveBytes(plan.settings().diskReserveBytes())
                .withProgress(console::line)
                .withFailure(this::fail)));
        MarketSession session = opened(node.openSession("house"));
        opened(new DailySnapshot(node, clock));

        History history = opened(
                plan.historyUrl().isEmpty()
                        ? History.inHome(plan.home().path())
                        : History.onPostgres(plan.historyUrl()));
        var records = opened(new HistoryRunner(history.openWriter(), this::fail));
        Replica copy = copy(node, history, records);

        Optional<PriceFeeds> feeds = Optional.empty();
        boolean standing = copy.ask(Exchange::clock) == Command.OpenVenue.Clock.DRIVEN;
        var index = index(copy.ask(Exchange::opened) ? copy.ask(Exchange::practice) : plan.practice());
        var keys = KeyFile.readOrMake(plan.home().credentials(), Opening.keyNames());
        if (!standing) {
            requireSameKind(index, copy);
            var desk = new Desk(session, copy);
            var further =
                    new FurtherGoods(plan.settings().goods(), index, plan.home().reported());
            setUp(new Opening(desk::tell, copy, account -> wasFunded(history, account)), index, further, keys);
            runReported(further, desk, copy, records);
            feeds = prices(index);
            if (index.hasFeed()) runIndex(index, early, desk, copy, history, records, node.tape());
            else feeds.ifPresent(prices -> runLiveIndex(prices, desk, copy, records, node.tape()));
            if (further.hasTokens()) runTokens(index, desk, copy, records);
            if (plan.practice()) runPractice(desk, copy);
            if (plan.settings().fund().daily()) runFund(desk, copy);
            plan.settings().bank().ifPresent(bank -> runBank(bank, desk, copy));
        }

        var door = new GatewayConfig(
                plan.settings().host(),
                plan.port(),
                Set.of(),
                GatewayConfig.ORDERS_PER_SECOND,
                standing,
                !standing && index.isSimulated(),
                plan.version(),
                node::shortage);
        gateway = opened(startGateway(door, session, copy, new HistoryRecords(history, copy)));
        tellWhereItIs(standing, copy);
        feeds.ifPresent(prices -> prices.start(plan.feeds()));
    }

    // ── The rooms, in the order in which they are opened ────────────────────────────────────────────────────────

    private IndexRoom index(boolean practice) {
        return new IndexRoom(practice, plan.observations(), plan.settings().practiceSeed());
    }

    /** Reads the tape; a reader that fails stops the house. */
    private void follow(Tape tape, long afterLogPosition, Consumer<TapeEntry> reader) {
        opened(tape.follow(afterLogPosition, entry -> {
            try {
                reader.accept(entry);
            } catch (RuntimeException e) {
                fail(e);
                throw e;
            }
        }));
    }

    /** The copy of the market that this process looks at; it and the history go on from the same place of the log. */
    private Replica copy(Node node, History history, HistoryRunner records) {
        MarketState state = node.state();
        new HistoryStart(console, () -> broken).catchUp(node.tape(), state, records);
        Replica copy = Replica.of(state, history);
        follow(node.tape(), state.logPosition(), copy::apply);
        follow(node.tape(), state.logPosition(), e -> records.record(e.logPosition(), e.command(), e.batch()));
        return copy;
    }

    private static boolean wasFunded(History history, long account) {
        return history.statements().totals(account, 0, Long.MAX_VALUE).containsKey(Purpose.DEPOSIT);
    }

    private void setUp(Opening opening, IndexRoom index, FurtherGoods further, List<KeyFile.Key> keys) {
        opening.openVenue(plan.settings().name(), Command.OpenVenue.Clock.LIVE, plan.practice());
        opening.openTraders(plan.practice() ? Opening.practiceDepositMicros(plan.settings()) : 0);
        if (plan.practice()) opening.complete(PracticeCast.accountCommands());
        if (plan.practice()) opening.complete(PracticeCast.otherAccountCommands());
        opening.registerKeys(keys);
        opening.complete(index.listing(
                MarginFile.startingWith(plan.home().margin()),
                MarginFile.chargesToStartWith(plan.home().margin())));
        opening.complete(further.listing(MarginFile.given(plan.home().margin())));
        opening.complete(MarginFile.offsetsToStartWith(plan.home().margin()));
    }

    /** Before the curve is shaped and participants look: the goods that the venue does not price itself. */
    private void runReported(FurtherGoods further, Desk desk, Replica copy, HistoryRunner records) {
        further.listedOtherwise(copy).forEach(console::line);
        List<ReportedIndex> indices = further.indices();
        if (indices.isEmpty()) return;
        var runner = opened(new ReportedRunner(indices, desk, copy, records::recordIndex, clock, console));
        runner.catchUp();
        runner.start();
    }

    private void runTokens(IndexRoom index, Desk desk, Replica copy, HistoryRunner records) {
        var market = new MarketIndex(TokenIndex.CODE, desk, copy);
        opened(new TokenRunner(plan.observations(), index.practice(), market, records::recordIndex, clock));
    }

    /** The index of a venue that is about to be made needs nothing of it: it is computed while the rest opens. */
    private CompletableFuture<IndexDesk> computedEarly(IndexRoom index) {
        if (!index.hasFeed()) return null;
        long nowNanos = nowNanos();
        return CompletableFuture.supplyAsync(() -> {
            IndexDesk desk = index.openNew(nowNanos);
            desk.advanceTo(nowNanos);
            return desk;
        });
    }

    /** A new venue waits for its first prices; one that has contracts goes on and is told what it missed. */
    private void runIndex(
            IndexRoom index,
            CompletableFuture<IndexDesk> early,
            Desk desk,
            Replica copy,
            History history,
            HistoryRunner records,
            Tape tape) {
        Supplier<IndexDesk> room = early != null
                ? () -> joined(early)
                : () -> index.open(nowNanos(), HistoryStart.firstListingNanos(tape), history);
        IndexRunner.Archive archive = IndexRunner.Archive.in(records);
        var runner = opened(new IndexRunner(room, desk, copy, archive, clock, console));
        if (!isPriced(copy)) {
            console.passing("Computing the index ...");
            runner.catchUp();
        }
        shapeCurve(desk, copy);
        runner.start();
    }

    /** The home's own archive: that of a venue that is not for practice, and of one that reads live prices. */
    private Optional<PriceFeeds> prices(IndexRoom index) {
        if (index.hasFeed() && plan.feeds().connectors().isEmpty()) return Optional.empty();
        var prices = PriceFeeds.open(plan.home().prices(), console, clock);
        prices.ifPresent(this::opened);
        return prices;
    }

    private void runLiveIndex(PriceFeeds prices, Desk desk, Replica copy, HistoryRunner records, Tape tape) {
        var index = new LiveIndex(
                prices.archive(), IndexRunner.Archive.in(records), HistoryStart.firstListingNanos(tape), clock);
        if (index.isOther(copy)) {
            console.line("The venue was started on recorded prices: to go on, give them again with --observations.");
            return;
        }
        var runner = opened(new IndexRunner(index::desk, desk, copy, index, clock, console));
        if (!isPriced(copy)) runner.tryToCatchUp();
        runner.start();
    }

    private static boolean isPriced(Replica copy) {
        return copy.ask(exchange -> IndexRoom.GOODS.stream()
                .allMatch(code -> exchange.index(code).orElseThrow().lastPrintDay() >= 0));
    }

    private static IndexDesk joined(CompletableFuture<IndexDesk> early) {
        try {
            return early.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Puts the contracts of a market in which nobody has traded yet where the makers will quote them. */
    private void shapeCurve(Desk desk, Replica copy) {
        var untouched = copy.ask(exchange -> exchange.contracts().stream()
                .filter(contract -> exchange.market(contract.id())
                        .filter(market -> market.lastTradeTicks() == Views.NO_PRICE && market.settlementDay() < 0)
                        .isPresent())
                .toList());
        if (!plan.practice() || untouched.size() < copy.ask(Exchange::contracts).size()) return;
        desk.tellAll(PracticeCast.referenceCommands(
                untouched,
                code -> copy.ask(exchange -> exchange.index(code).map(Views.IndexLevel::valueTenths))
                        .orElse(0L),
                nowNanos()));
    }

    private void runFund(Desk desk, Replica copy) {
        opened(new FundRunner(plan.settings().fund(), desk::tell, copy, console).start());
    }

    private void runBank(BankAccount account, Desk desk, Replica copy) {
        try {
            var bank = FileBank.open(account, plan.home().bank(), clock);
            opened(new BankRunner(bank, account, desk, copy, console));
        } catch (BankFileException e) {
            throw new Stop(ExitCode.FAILED, e.getMessage(), e);
        }
    }

    private void runPractice(Desk desk, Replica copy) {
        var venue = new CopiedVenue(copy, this::nowNanos, desk::send);
        opened(new Practice(new PracticeMarket(venue, plan.settings().practiceSeed())));
    }

    private Gateway startGateway(GatewayConfig config, MarketSession session, Replica replica, HistoryRecords records) {
        try {
            return Gateway.start(
                    config,
                    session,
                    replica,
                    records,
                    Credentials.read(plan.home().credentials()),
                    clock,
                    new StressDesk());
        } catch (IOException | IllegalArgumentException e) {
            throw new Stop(ExitCode.FAILED, "the keys cannot be used: " + e.getMessage(), e);
        }
    }

    private void tellWhereItIs(boolean standing, Replica copy) {
        if (standing)
            console.line("This venue was driven by a time-lapse: it stands still at "
                    + Utc.format(copy.ask(Exchange::nowNanos)) + " and can only be looked at.");
        if (copy.ask(Exchange::contracts).isEmpty())
            console.line("No index price yet: contracts are listed when there is one.");
        console.line("Kilohour is up: http://" + plan.settings().host() + ":" + gateway.httpPort());
        console.line("Keys: " + plan.home().credentials());
    }

    // ── Checks and waiting ──────────────────────────────────────────────────────────────────────────────────────

    private void requireFreePort() {
        if (plan.port() == 0) return;
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    new InetSocketAddress(InetAddress.getByName(plan.settings().host()), plan.port()));
        } catch (IOException e) {
            throw new Stop(
                    ExitCode.PORT_BUSY,
                    "cannot listen on " + plan.settings().host() + ":" + plan.port() + " (" + e.getMessage()
                            + "); give another port with --http");
        }
    }

    private void requireSameKind(IndexRoom index, Replica copy) {
        if (index.hasFeed()
                && !index.practice()
                && LiveIndex.hasPrints(plan.home().prices()))
            throw new Stop(
                    ExitCode.USAGE,
                    "the venue in " + plan.home().path() + " prints from its own archive: leave out --observations, and"
                            + " take the files into it with \"kilohour index import --archive "
                            + plan.home().prices() + "\", or give another --home");
        if (plan.practice() && !index.practice())
            throw new Stop(
                    ExitCode.USAGE,
                    "the venue in " + plan.home().path() + " is not for practice; leave out --practice, or give another"
                            + " --home");
        var contracts = copy.ask(Exchange::contracts).stream()
                .filter(contract ->
                        IndexRoom.GOODS.contains(contract.underlying().code()))
                .toList();
        // Only simulated prices are intraday throughout, so only they come with perpetuals.
        if (index.hasFeed()
                && !contracts.isEmpty()
                && contracts.getFirst().underlying().terms().perpetual() != index.isSimulated())
            throw new Stop(
                    ExitCode.USAGE,
                    "the venue in " + plan.home().path() + " was started on "
                            + (index.isSimulated()
                                    ? "recorded prices: give them again with --observations"
                                    : "simulated prices: leave out --observations")
                            + ", or give another --home");
    }

    private long nowNanos() {
        return Utc.nanos(clock.instant());
    }

    // ── Running and stopping ────────────────────────────────────────────────────────────────────────────────────

    int httpPort() {
        return gateway.httpPort();
    }

    /** Waits until the house is closed or something in it broke. */
    int await() throws InterruptedException {
        ended.await();
        if (broken == null) return ExitCode.OK;
        throw new Stop(
                ExitCode.FAILED,
                "stopped: " + broken.getMessage() + "; see " + plan.home().log() + " and start again",
                broken);
    }

    private void fail(Throwable cause) {
        if (closing) return;
        LOG.error("Something broke, the house stops", cause);
        broken = cause;
        ended.countDown();
    }

    private <T extends AutoCloseable> T opened(T room) {
        LOG.info("{} is open", room.getClass().getSimpleName());
        open.push(room);
        return room;
    }

    /** Closes what is open, the door first, the log last; safe to call again. */
    @Override
    public void close() {
        closing = true;
        synchronized (open) {
            while (!open.isEmpty()) {
                AutoCloseable room = open.pop();
                try {
                    room.close();
                } catch (Exception e) {
                    LOG.warn("{} did not close in order: {}", room.getClass().getSimpleName(), e.getMessage(), e);
                }
            }
        }
        ended.countDown();
    }
}

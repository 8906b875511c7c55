package kilohour.gateway;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import kilohour.clearing.MarginParameters;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.Underlying;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.RequestId;
import kilohour.exchange.Scope;
import kilohour.node.Answer;
import kilohour.node.MarketSession;
import kilohour.node.TapeEntry;
import kilohour.units.Money;
import kilohour.units.Utc;

/**
 * A whole venue in one process without a cluster: a market, its tape on a thread of its own, and a gateway on a free
 * loopback port. Ann and Bob have $10M each; H100 stands at $2.60 and H200 at $3.80; the clock is moved by hand.
 */
final class TestVenue implements AutoCloseable, MarketSession {
    static final long ANN = 100;
    static final long BOB = 101;
    static final Credentials CREDENTIALS = new Credentials(List.of(
            new Credentials.Credential("officer", "officer-key", "officer-secret"),
            new Credentials.Credential("officer-2", "officer-2-key", "officer-2-secret"),
            new Credentials.Credential("ann", "ann-key", "ann-secret"),
            new Credentials.Credential("bob", "bob-key", "bob-secret"),
            new Credentials.Credential("reader", "reader-key", "reader-secret")));

    final Exchange exchange = new Exchange();
    final Replica replica = new Replica();
    final Gateway gateway;
    volatile Instant now;
    private final InstantSource clock = () -> now;
    private final ExecutorService tape = Executors.newSingleThreadExecutor();
    final List<TapeEntry> entries = new java.util.ArrayList<>();
    private long logPosition;
    private long requests;

    TestVenue() {
        this(GatewayConfig.loopback(0, "test"), Instant.parse("2026-11-20T12:10:00Z"), true);
    }

    TestVenue(GatewayConfig config, Instant now, boolean practice) {
        this(config, now, practice, RecentRecords::new);
    }

    TestVenue(GatewayConfig config, Instant now, boolean practice, Function<Replica, Records> records) {
        this(config, now, practice, records, StressResults.Source.NONE);
    }

    TestVenue(
            GatewayConfig config,
            Instant now,
            boolean practice,
            Function<Replica, Records> records,
            StressResults.Source stress) {
        this.now = now;
        open(practice);
        gateway = Gateway.start(config, this, replica, records.apply(replica), CREDENTIALS, clock, stress);
    }

    private void open(boolean practice) {
        tell(new Command.OpenVenue("Test venue", Command.OpenVenue.Clock.LIVE, practice));
        tell(new Command.RegisterMember(1, "Member"));
        account(ANN, "ann");
        account(BOB, "bob");
        tell(new Command.RegisterKey("officer-key", 0, Set.of(Scope.READ, Scope.OFFICER)));
        tell(new Command.RegisterKey("officer-2-key", 0, Set.of(Scope.READ, Scope.OFFICER)));
        tell(new Command.RegisterKey("ann-key", ANN, Set.of(Scope.READ, Scope.TRADE, Scope.WALLET)));
        tell(new Command.RegisterKey("bob-key", BOB, Set.of(Scope.READ, Scope.TRADE)));
        tell(new Command.RegisterKey("reader-key", ANN, Set.of(Scope.READ)));
        list("H100", "H100 SXM 80 GB", 26_000);
        list("H200", "H200 SXM 141 GB", 38_000);
    }

    private void account(long account, String name) {
        tell(new Command.OpenAccount(account, 1, name));
        tell(new Command.Deposit(account, new RequestId(-1, ++requests), Money.usd(10_000_000), "opening"));
    }

    private void list(String code, String description, long tenths) {
        tell(new Command.ListUnderlying(Underlying.gpuHours(code, description, true)));
        tell(new Command.SetMarginParameters(MarginParameters.standard(code)));
        hour(code, tenths);
    }

    /** Declares the last hour that is final: hours are published five minutes after their end. */
    void hour(String code, long tenths) {
        tell(new Command.DeclareHour(
                code, Utc.hour(Utc.nanos(now) - 5 * Utc.NANOS_PER_MINUTE) - 1, tenths, PrintGrade.INTRADAY));
    }

    /** Moves the clock and does what fell due. */
    void moveTo(String instant) {
        now = Instant.parse(instant);
        tell(new Command.Tick());
    }

    /** Tells the market and waits until the replica knows. */
    Batch tell(Command command) {
        Answer answer = send(command).join();
        for (Event event : answer.batch().events())
            if (event instanceof Event.CommandRejected rejected)
                throw new AssertionError(command + ": " + rejected.sentence());
        try {
            if (!replica.await(answer.logPosition(), 10_000)) throw new AssertionError("the replica stands still");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return answer.batch();
    }

    @Override
    public synchronized CompletableFuture<Answer> send(Command command) {
        long atNanos = Math.max(Utc.nanos(now), exchange.opened() ? exchange.nowNanos() : 0);
        Batch batch = exchange.apply(atNanos, command);
        long position = logPosition += 64;
        TapeEntry entry = new TapeEntry(position, atNanos, command, batch);
        entries.add(entry);
        tape.execute(() -> replica.apply(entry));
        return CompletableFuture.completedFuture(new Answer(position, batch));
    }

    String url() {
        return "http://127.0.0.1:" + gateway.httpPort();
    }

    @Override
    public void close() {
        gateway.close();
        tape.close();
    }
}

package kilohour.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kilohour.clearing.VenueAccount;
import kilohour.exchange.Command;
import kilohour.exchange.RequestId;
import kilohour.node.Answer;
import kilohour.node.MarketSession;
import kilohour.node.Node;
import kilohour.node.NodeConfig;
import kilohour.units.Utc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A command through the one-member cluster and its answer back, in one process: encoded, sent, logged, synced to disk,
 * applied, recorded, answered. The command is a deposit of a micro-dollar, so that the market's own work is small.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class ClusterBenchmark {
    private static final int WINDOW = 256;

    private final ArrayDeque<CompletableFuture<Answer>> underWay = new ArrayDeque<>(WINDOW);
    private Path home;
    private Node node;
    private MarketSession session;
    private long requests;

    @Setup(Level.Trial)
    public void start() throws IOException {
        home = Homes.make();
        node = Node.start(NodeConfig.of(home));
        session = node.openSession("benchmark");
        MarketFlow.opening(Utc.nanos(Instant.now()))
                .forEach(command -> session.send(command).join());
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException {
        underWay.forEach(CompletableFuture::join);
        session.close();
        node.close();
        Homes.remove(home);
    }

    /** One command under way at a time: how long until its answer is there. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public Answer clusterRoundTrip() {
        return session.send(deposit()).join();
    }

    /** 256 commands under way: time between answers. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public Answer clusterInFlight256() {
        underWay.add(session.send(deposit()));
        return underWay.size() < WINDOW ? null : underWay.remove().join();
    }

    private Command deposit() {
        return new Command.Deposit(VenueAccount.FIRST_MEMBER_ACCOUNT, new RequestId(3, ++requests), 1, "");
    }
}

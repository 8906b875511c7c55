package kilohour.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import kilohour.exchange.Batch;
import kilohour.exchange.Exchange;
import kilohour.exchange.StateRecord;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole market, {@code apply(time, command)}, on a {@link MarketFlow}: checks, margin in every scenario, book,
 * clearing, events, and the minute's marks as they fall due. No codec, no log, no network.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExchangeBenchmark {
    /** After so many commands the market is set back to where it started: 0.02 s in a second, and in no percentile. */
    private static final int COMMANDS = 400_000;

    private List<StateRecord> start;
    private List<MarketFlow.Step> steps;
    private Exchange exchange;
    private int next;

    @Setup(Level.Trial)
    public void makeMarket() {
        var flow = new MarketFlow(7);
        start = flow.state();
        steps = flow.next(COMMANDS);
        next = steps.size();
    }

    /** Time of one command. */
    @Benchmark
    public Batch exchange() {
        if (next == steps.size()) {
            exchange = Exchange.restore(start);
            next = 0;
        }
        MarketFlow.Step step = steps.get(next++);
        return exchange.apply(step.atNanos(), step.command());
    }
}

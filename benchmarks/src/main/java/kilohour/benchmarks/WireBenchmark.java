package kilohour.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kilohour.exchange.Batch;
import kilohour.exchange.Exchange;
import kilohour.wire.BatchCodec;
import kilohour.wire.RecordedBatch;
import org.agrona.concurrent.UnsafeBuffer;
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

/** A command with its events written into bytes and read back, checksum included, on the batches of a {@link MarketFlow}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class WireBenchmark {
    private static final int BATCHES = 4_096;

    private final BatchCodec codec = new BatchCodec();
    private final UnsafeBuffer out = new UnsafeBuffer(new byte[1 << 20]);
    private final List<MarketFlow.Step> steps = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();
    private final List<UnsafeBuffer> written = new ArrayList<>();
    private int next;

    @Setup(Level.Trial)
    public void makeBatches() {
        var flow = new MarketFlow(7);
        Exchange exchange = Exchange.restore(flow.state());
        for (MarketFlow.Step step : flow.next(BATCHES)) {
            Batch batch = exchange.apply(step.atNanos(), step.command());
            int length = codec.encode(1, step.command(), batch, out, 0);
            byte[] bytes = new byte[length];
            out.getBytes(0, bytes);
            steps.add(step);
            batches.add(batch);
            written.add(new UnsafeBuffer(bytes));
        }
    }

    /** Time to write one batch. */
    @Benchmark
    public int wireEncode() {
        int at = next++ & (BATCHES - 1);
        return codec.encode(at, steps.get(at).command(), batches.get(at), out, 0);
    }

    /** Time to read one batch. */
    @Benchmark
    public RecordedBatch wireDecode() {
        UnsafeBuffer bytes = written.get(next++ & (BATCHES - 1));
        return codec.decode(bytes, 0, bytes.capacity());
    }
}

package kilohour.benchmarks;

import java.util.concurrent.TimeUnit;
import kilohour.matching.OrderBook;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The bare book on a {@link BookStream}: no money, no margin, no codec, no log. Filling the book is not timed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4)
@Measurement(iterations = 6)
public class MatchingBenchmark {
    private static final int COMMANDS = 2_000_000;

    /** Orders that rest in the book. */
    @Param({"1000", "1000000"})
    public int resting;

    private BookStream stream;
    private OrderBook book;

    @Setup(Level.Trial)
    public void makeStream() {
        stream = new BookStream(resting, COMMANDS);
    }

    @Setup(Level.Iteration)
    public void fillBook() {
        book = stream.filled();
    }

    @TearDown(Level.Iteration)
    public void checkBook() {
        stream.requireSameEnd(book);
    }

    /** Time of one command of the stream. */
    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public long matching() {
        return stream.play(book);
    }
}

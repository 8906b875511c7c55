package kilohour.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import kilohour.index.Evidence;
import kilohour.index.Goods;
import kilohour.index.HourlyValue;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.Observation;
import kilohour.index.Permission;
import kilohour.index.Source;
import kilohour.index.SourceRegistry;
import kilohour.index.Stamp;
import kilohour.index.Term;
import kilohour.units.Utc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One index over 100,000 live offers: twenty marketplaces of 500 hosts with ten machines each, every machine its own
 * price. A reading is good for nine hours, so the hours valued after it are valued over all of it. On one thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(3)
@Warmup(iterations = 3)
@Measurement(iterations = 4)
public class IndexBenchmark {
    private static final int OFFERS = 100_000;
    private static final int PROVIDERS = 20;
    private static final int MACHINES_PER_HOST = 10;
    private static final int HOURS = 6;
    private static final int FIRST_HOUR = Utc.parseDay("2026-11-02") * 24;
    private static final Source SOURCE =
            Source.of("bench", "nobody", 6 * Utc.NANOS_PER_HOUR, Stamp.INSTANT, Permission.SETTLEMENT, "made up");

    private final SplittableRandom random = new SplittableRandom(7);
    private List<Observation> reading;
    private IndexBook read;
    private IndexBook unread;

    /** Half past an hour, every machine is read. */
    private List<Observation> reading(int hour) {
        var offers = new ArrayList<Observation>();
        for (int i = 0; i < OFFERS; i++) offers.add(offer(i, hour));
        return offers;
    }

    private Observation offer(int i, int hour) {
        String provider = "provider-" + i % PROVIDERS;
        int machine = i / PROVIDERS;
        return new Observation(
                Utc.startOfHour(hour) + 30 * Utc.NANOS_PER_MINUTE,
                SOURCE.name(),
                provider,
                "",
                Evidence.OFFER,
                "H100",
                "SXM",
                80,
                8,
                "",
                "US",
                "",
                Term.ON_DEMAND,
                0,
                1_800_000 + random.nextInt(1_400_000),
                8,
                "host-" + machine / MACHINES_PER_HOST,
                "machine-" + machine);
    }

    private static IndexBook book() {
        return new IndexBook(
                List.of(Goods.require("H100")), new SourceRegistry(List.of(SOURCE), Map.of()), Method.V1, false);
    }

    @Setup(Level.Trial)
    public void makeReading() {
        reading = reading(FIRST_HOUR);
    }

    @Setup(Level.Iteration)
    public void readOnce() {
        read = book();
        unread = book();
        reading.forEach(read::observe);
        requireValue(read.hour(FIRST_HOUR));
    }

    private static long requireValue(List<HourlyValue> hour) {
        HourlyValue value = hour.getFirst();
        if (!value.hasValue() || value.groups() != PROVIDERS)
            throw new IllegalStateException("no value of twenty owners: " + value.reason());
        return value.valueTenths();
    }

    /** Time of one hour's value over the offers in force. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @OperationsPerInvocation(HOURS)
    public long indexHour() {
        long sum = 0;
        for (int hour = 1; hour <= HOURS; hour++) sum += requireValue(read.hour(FIRST_HOUR + hour));
        return sum;
    }

    /** Time of one observation on its way into an hour's value: taken, found eligible, put in force, valued. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @OperationsPerInvocation(OFFERS)
    public long indexObservation() {
        reading.forEach(unread::observe);
        return requireValue(unread.hour(FIRST_HOUR));
    }
}

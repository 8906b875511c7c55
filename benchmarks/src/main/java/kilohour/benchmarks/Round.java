package kilohour.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One side's turn, in a JVM of its own: reads the stream, warms up, and carries it out again and again on markets filled
 * anew, until the time is up. The first pass warms up and gives the books that are compared; the last is cut short, and
 * counts if it is the only one.
 *
 * <p>Prints a line for each figure, {@code name=value}; the values are medians over passes.
 */
public final class Round {
    /** The clock is looked at after so many commands, so that it costs nothing. */
    private static final int BLOCK = 8_192;

    /** A pass of fewer does not wait for a collection of its own. */
    private static final int COMMANDS_BETWEEN_COLLECTIONS = 1_000_000;

    /** Of all service times measured, as many as this are kept for their percentiles. */
    private static final int SERVICE_TIMES_MAX = 20_000_000;

    private final CommandStream stream;
    private final Contestant contestant;
    private final List<double[]> passes = new ArrayList<>();
    private final List<int[]> serviceTimes = new ArrayList<>();
    private int serviceTimesKept;
    private long checksum;

    private Round(CommandStream stream, Contestant contestant) {
        this.stream = stream;
        this.contestant = contestant;
    }

    /**
     * @param arguments the stream's file, the seconds to measure, and "latency" if each command is to be timed
     */
    public static void run(String[] arguments, Function<CommandStream, Contestant> side) throws IOException {
        CommandStream stream = CommandFile.read(Path.of(arguments[0]));
        long nanos = (long) (Double.parseDouble(arguments[1]) * 1e9);
        boolean latency = arguments.length > 2 && arguments[2].equals("latency");
        var round = new Round(stream, side.apply(stream));
        round.measure(nanos, latency);
        round.print();
    }

    private void measure(long nanos, boolean latency) {
        long bytesPerOrder = fillAndWeigh();
        System.out.println("includes=" + contestant.includes());
        System.out.println("bytesPerOrder=" + bytesPerOrder);
        long warmUp = nanos / 2 - pass(Long.MAX_VALUE, false);
        checksum = contestant.checksum();
        while (warmUp > 0) warmUp -= fillAndPass(warmUp, false);
        passes.clear();
        long left = nanos;
        while (left > 0) left -= fillAndPass(left, false);
        if (!latency) return;
        left = nanos / 2;
        while (left > 0) left -= fillAndPass(left, true);
    }

    private long fillAndWeigh() {
        contestant.reset();
        long before = usedBytes();
        contestant.run(0, stream.fills());
        return (usedBytes() - before) / Math.max(1, contestant.ordersResting());
    }

    private static long usedBytes() {
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return heap.getUsed();
    }

    /** Returns the nanoseconds measured. */
    private long fillAndPass(long nanosMax, boolean latency) {
        contestant.reset();
        contestant.run(0, stream.fills());
        if (stream.size() > COMMANDS_BETWEEN_COLLECTIONS) System.gc();
        return pass(nanosMax, latency);
    }

    private long pass(long nanosMax, boolean latency) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long cpu = threads.getCurrentThreadCpuTime();
        long started = System.nanoTime();
        int reached = latency ? timeEach(nanosMax) : runUntil(nanosMax);
        long nanos = System.nanoTime() - started;
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        double commands = reached - stream.fills();
        boolean cutShort = reached < stream.size() && !passes.isEmpty();
        if (!latency && !cutShort) passes.add(new double[] {nanos / commands, cpu / commands, bytes / commands});
        if (reached == stream.size() && checksum != 0 && contestant.checksum() != checksum)
            throw new IllegalStateException("two passes of the same stream ended with different books");
        return nanos;
    }

    private int runUntil(long nanosMax) {
        long started = System.nanoTime();
        int at = stream.fills();
        while (at < stream.size() && System.nanoTime() - started < nanosMax) {
            int to = Math.min(stream.size(), at + BLOCK);
            contestant.run(at, to);
            at = to;
        }
        return at;
    }

    private int timeEach(long nanosMax) {
        int[] nanos = new int[stream.size() - stream.fills()];
        int at = stream.fills();
        long started = System.nanoTime();
        long before = started;
        while (at < stream.size() && before - started < nanosMax) {
            contestant.run(at, at + 1);
            long now = System.nanoTime();
            nanos[at - stream.fills()] = (int) Math.min(Integer.MAX_VALUE, now - before);
            before = now;
            at++;
        }
        if (serviceTimesKept < SERVICE_TIMES_MAX) {
            serviceTimes.add(Arrays.copyOf(nanos, at - stream.fills()));
            serviceTimesKept += at - stream.fills();
        }
        return at;
    }

    private void print() {
        System.out.println("passes=" + passes.size());
        System.out.println("nanos=" + median(0));
        System.out.println("processorNanos=" + median(1));
        System.out.println("garbageBytes=" + median(2));
        if (!serviceTimes.isEmpty()) {
            int[] all =
                    serviceTimes.stream().flatMapToInt(Arrays::stream).sorted().toArray();
            System.out.println("p50=" + all[(int) (0.5 * all.length)]);
            System.out.println("p99=" + all[(int) (0.99 * all.length)]);
            System.out.println("p99.9=" + all[(int) (0.999 * all.length)]);
        }
        System.out.println("checksum=" + checksum);
    }

    private double median(int figure) {
        double[] values =
                passes.stream().mapToDouble(pass -> pass[figure]).sorted().toArray();
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

package kilohour.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The same commands through our code and through exchange-core, in fresh JVMs in turn: ours, the peer, ours, the peer.
 * Prints each round, whether the final books agree, and last the median ratio of commands per second.
 */
final class SideBySide {
    static final String USAGE = """
            Usage: ./kilohour bench matching|exchange --stream A|C|D|real [--commands FILE] [--seconds N] [--rounds N]
            Carries out the same commands with our code and with exchange-core 0.5.3, in fresh JVMs in turn.

              matching         the bare order books
              exchange         ours: the whole market, with margin; the peer's: risk and matching in one thread
              --stream A       one symbol, 1,000 resting orders
                       C       100 symbols, 10,000 resting orders
                       D       10,000 symbols, 1,000,000 resting orders, 1,000,000 users
                       real    recorded from our simulation: eight goods with 37 months and a perpetual each
              --commands FILE  a recorded stream, in the layout of docs/benchmarks.md
              --seconds N      time measured in a round, beside warming up; 10 if not given
              --rounds N       JVMs of each side, at least 3; 3 if not given

            The last line is "median ratio R": our commands per second over the peer's.
            Exit code: 0 measured, 1 the final books differ or a round failed, 2 wrong arguments.
            """;

    /** Both sides' JVMs: nothing here differs. */
    private static final List<String> FLAGS = List.of(
            "-XX:+UseParallelGC",
            "-XX:+UseTransparentHugePages",
            "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=jdk.unsupported/sun.misc=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** The memory of fewer orders is lost in the noise of a collection. */
    private static final int ORDERS_WEIGHED_MIN = 100_000;

    private record Side(String name, String classPath, String main) {}

    private static final Side OURS = new Side("ours", "benchmarks/target/benchmarks/*", "kilohour.benchmarks.OurSide");
    private static final Side PEER =
            new Side("peer", "benchmarks-peer/target/peer/*", "kilohour.benchmarks.peer.PeerSide");

    private final SideBySideOptions options;
    private final Path stream;
    private final int fills;
    private final String heap;

    private SideBySide(SideBySideOptions options, Path stream, CommandStream read) {
        this.options = options;
        this.stream = stream;
        this.fills = read.fills();
        boolean large = read.symbols() > 1_000 || read.fills() > 100_000;
        this.heap = !large ? "2g" : options.what().equals("matching") ? "4g" : "6g";
    }

    static int run(String[] arguments) {
        try {
            SideBySideOptions options = SideBySideOptions.of(arguments);
            return run(options);
        } catch (IllegalArgumentException e) {
            System.err.println("kilohour bench: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            System.err.println(
                    "kilohour bench: " + e.getMessage() + (e.getMessage().endsWith(".") ? "" : "."));
            return 1;
        } catch (InterruptedException e) {
            return 1;
        }
    }

    private static int run(SideBySideOptions options) throws IOException, InterruptedException {
        boolean recorded = options.commands() != null;
        Path stream = recorded ? options.commands() : Streams.make(options.stream());
        if (!Files.isRegularFile(stream)) throw new IOException("there is no file " + stream);
        CommandStream read = CommandFile.read(stream);
        System.out.printf(
                Locale.ROOT,
                "%s on %s: %,d symbols, %,d commands fill the books, %,d are measured%n",
                options.what(),
                recorded ? stream : "stream " + options.stream() + ", " + Streams.describe(options.stream()),
                read.symbols(),
                read.fills(),
                read.size() - read.fills());
        return new SideBySide(options, stream, read).compare();
    }

    private int compare() throws IOException, InterruptedException {
        System.out.printf(Locale.ROOT, "%s; load before the first: %.1f%n", Machine.describe(), Machine.load());
        System.out.println("both sides: java -Xms" + heap + " -Xmx" + heap + " " + String.join(" ", FLAGS.subList(0, 2))
                + " (the kernel's huge pages: " + Machine.hugePages()
                + "), one thread, filling the books not timed; medians over the passes of a round");
        var ratios = new ArrayList<Double>();
        var processorRatios = new ArrayList<Double>();
        var checksums = new ArrayList<String>();
        for (int round = 1; round <= options.rounds(); round++) {
            Map<String, String> ours = measure(round, OURS, checksums);
            Map<String, String> peer = measure(round, PEER, checksums);
            double ratio = number(peer, "nanos") / number(ours, "nanos");
            double processorRatio = number(peer, "processorNanos") / number(ours, "processorNanos");
            ratios.add(ratio);
            processorRatios.add(processorRatio);
            System.out.printf(Locale.ROOT, "round %d ratio %.2f, of processor time %.2f", round, ratio, processorRatio);
            if (options.timesEach())
                System.out.printf(
                        Locale.ROOT,
                        ", service time ours over the peer's: p50 %.2f, p99 %.2f, p99.9 %.2f",
                        number(ours, "p50") / number(peer, "p50"),
                        number(ours, "p99") / number(peer, "p99"),
                        number(ours, "p99.9") / number(peer, "p99.9"));
            System.out.println();
        }
        if (checksums.stream().distinct().count() != 1) {
            System.out.println("checksum differs: " + String.join(", ", checksums));
            return 1;
        }
        System.out.println("checksum equal");
        System.out.printf(Locale.ROOT, "median ratio of processor time %.2f%n", median(processorRatios));
        System.out.printf(Locale.ROOT, "median ratio %.2f%n", median(ratios));
        return 0;
    }

    private static double median(List<Double> ratios) {
        return Figure.of("", "", "", ratios.stream().mapToDouble(each -> each).toArray())
                .median();
    }

    private Map<String, String> measure(int round, Side side, List<String> checksums)
            throws IOException, InterruptedException {
        Map<String, String> figures = child(side);
        if (round == 1) System.out.println(side.name() + ": " + figures.get("includes"));
        System.out.printf(
                Locale.ROOT,
                "round %d %s  %7.3f M commands/s  %8.1f ns a command  %8.1f ns of processor time  %6.1f B garbage"
                        + "  %s  %s passes",
                round,
                side.name(),
                1e3 / number(figures, "nanos"),
                number(figures, "nanos"),
                number(figures, "processorNanos"),
                number(figures, "garbageBytes"),
                fills < ORDERS_WEIGHED_MIN ? "" : figures.get("bytesPerOrder") + " B a resting order",
                figures.get("passes"));
        if (options.timesEach())
            System.out.printf(
                    "  service p50 %s ns p99 %s ns p99.9 %s ns",
                    figures.get("p50"), figures.get("p99"), figures.get("p99.9"));
        System.out.println("  checksum " + figures.get("checksum"));
        checksums.add(figures.get("checksum"));
        return figures;
    }

    private Map<String, String> child(Side side) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms" + heap, "-Xmx" + heap));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", side.classPath(), side.main(), options.what(), stream.toString()));
        command.add(Double.toString(options.seconds()));
        if (options.timesEach()) command.add("latency");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        var figures = new HashMap<String, String>();
        said.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> figures.put(parts[0], parts[1]));
        if (process.waitFor() != 0 || !figures.containsKey("checksum"))
            throw new IOException("a round of " + side.name() + " failed: " + firstFault(said));
        return figures;
    }

    private static String firstFault(String said) {
        return Arrays.stream(said.split("\n"))
                .filter(line -> line.contains("Exception") || line.contains("Error"))
                .findFirst()
                .orElse(said.strip())
                .strip();
    }

    private static double number(Map<String, String> figures, String name) {
        return Double.parseDouble(figures.get(name));
    }
}

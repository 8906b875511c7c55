package kilohour.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kilohour.exchange.Command;
import kilohour.node.Answer;
import kilohour.node.MarketSession;
import kilohour.node.Node;
import kilohour.node.NodeConfig;
import kilohour.units.Utc;

/**
 * A node that was killed after a million commands of a {@link MarketFlow}, without a snapshot: how long until it has
 * replayed its log and takes commands again, in a new process.
 */
final class ReplayMeasurement implements WholeProcess {
    private static final int COMMANDS = 1_000_000;
    private static final int WINDOW = 2_000;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public List<Figure> measure() throws Exception {
        Path home = Homes.make();
        double writing = seconds(Writer.class, home);
        double gigabytes = Homes.bytes(home) / 1e9;
        double replaying = seconds(Reader.class, home);
        Homes.remove(home);
        return List.of(
                Figure.of(name(), "1,000,000 commands through the cluster", "s", writing),
                Figure.of(name(), "start that replays them, no snapshot", "s", replaying),
                Figure.of(name(), "disk: log and tape", "GB", gigabytes));
    }

    /** What a process of ours printed in its last line: seconds. */
    private static double seconds(Class<?> main, Path home) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@jvm.flags",
                        "-Xmx4g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        String[] lines = said.strip().split("\n");
        return Double.parseDouble(lines[lines.length - 1]);
    }

    /** Sends the commands and ends without a farewell. */
    static final class Writer {
        public static void main(String[] arguments) {
            long nowNanos = Utc.nanos(java.time.Instant.now());
            var flow = new MarketFlow(7, nowNanos);
            List<Command> opening = flow.warmUp();
            Node node = Node.start(NodeConfig.of(Path.of(arguments[0])));
            MarketSession session = node.openSession("writer");
            var underWay = new ArrayDeque<CompletableFuture<Answer>>();
            long from = System.nanoTime();
            for (Command command : opening) send(session, underWay, command);
            for (int sent = opening.size(); sent < COMMANDS; sent++)
                send(session, underWay, flow.next(1).getFirst().command());
            underWay.forEach(CompletableFuture::join);
            System.out.println((System.nanoTime() - from) / 1e9);
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }

        private static void send(
                MarketSession session, ArrayDeque<CompletableFuture<Answer>> underWay, Command command) {
            underWay.add(session.send(command));
            if (underWay.size() == WINDOW) underWay.remove().join();
        }
    }

    /** Starts on the home and says how long that took. */
    static final class Reader {
        public static void main(String[] arguments) {
            long from = System.nanoTime();
            Node node = Node.start(NodeConfig.of(Path.of(arguments[0])));
            System.out.println((System.nanoTime() - from) / 1e9);
            System.out.flush();
            if (node.tape().endLogPosition() == 0) throw new IllegalStateException("nothing was replayed");
            Runtime.getRuntime().halt(0);
        }
    }
}

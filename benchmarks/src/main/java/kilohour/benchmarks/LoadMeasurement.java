package kilohour.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import kilohour.exchange.Command;
import kilohour.node.Answer;
import kilohour.node.BusyException;
import kilohour.node.MarketSession;
import kilohour.node.Node;
import kilohour.node.NodeConfig;
import kilohour.units.Utc;
import org.HdrHistogram.Histogram;

/**
 * Orders through the one-member cluster at a given rate, whatever becomes of those before: encoded, sent, logged, synced
 * to disk, applied, recorded, answered, all in one process. An order is due every 1/rate of a second, and its time runs
 * from then until its answer is there, so that one that had to wait for others has waited for them in the figures too. A
 * node that says it is busy is asked again, and the time runs on. The commands are those of {@link MarketFlow}.
 */
final class LoadMeasurement implements WholeProcess {
    private static final int[] RATES = {1_000, 10_000, 100_000};
    private static final int SECONDS = 5;
    private static final int BURST = 1_000_000;
    private static final int WINDOW = 2_000;
    /** A wait of less is spent awake. */
    private static final long SLEEP_NANOS_MIN = 60_000;

    private static final long NANOS_MAX = 600_000_000_000L;
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "clusterLoad";
    }

    @Override
    public List<Figure> measure() throws Exception {
        Path home = Homes.make();
        var figures = new ArrayList<Figure>();
        try (Node node = Node.start(NodeConfig.of(home));
                MarketSession session = node.openSession("load")) {
            var flow = new MarketFlow(7, Utc.nanos(Instant.now()));
            atOnce(session, flow.warmUp());
            new Run(session, commands(flow, 2 * RATES[1]), RATES[1]).measure();
            for (int rate : RATES) {
                var run = new Run(session, commands(flow, SECONDS * rate), rate);
                run.measure();
                run.figures("%,d orders a second".formatted(rate), figures);
            }
            var run = new Run(session, commands(flow, BURST), 1e9);
            run.measure();
            run.figures("a burst of %,d orders".formatted(BURST), figures);
        }
        Homes.remove(home);
        return figures;
    }

    private static List<Command> commands(MarketFlow flow, int count) {
        return flow.next(count).stream().map(MarketFlow.Step::command).toList();
    }

    private static void atOnce(MarketSession session, List<Command> commands) {
        var underWay = new ArrayDeque<CompletableFuture<Answer>>();
        for (Command command : commands) {
            underWay.add(session.send(command));
            if (underWay.size() == WINDOW) underWay.remove().join();
        }
        underWay.forEach(CompletableFuture::join);
    }

    /** One rate. Answers arrive on the session's thread, which alone writes the histogram until the last is there. */
    private static final class Run {
        private final MarketSession session;
        private final List<Command> commands;
        private final double nanosBetween;
        private final Histogram times = new Histogram(NANOS_MAX, 3);
        private long nanos;

        Run(MarketSession session, List<Command> commands, double ordersASecond) {
            this.session = session;
            this.commands = commands;
            this.nanosBetween = 1e9 / ordersASecond;
        }

        void measure() {
            long started = System.nanoTime();
            CompletableFuture<Void> last = null;
            for (int i = 0; i < commands.size(); i++) {
                long due = started + (long) (i * nanosBetween);
                await(due);
                last = sent(commands.get(i))
                        .thenAccept(answer -> times.recordValue(Math.min(NANOS_MAX, System.nanoTime() - due)));
            }
            last.join();
            nanos = System.nanoTime() - started;
            if (times.getTotalCount() != commands.size())
                throw new IllegalStateException(commands.size() - times.getTotalCount() + " orders had no answer");
        }

        private static void await(long due) {
            for (long wait; (wait = due - System.nanoTime()) > 0; )
                if (wait > SLEEP_NANOS_MIN) LockSupport.parkNanos(wait - SLEEP_NANOS_MIN / 2);
                else Thread.onSpinWait();
        }

        /** The command on its way, asked again as long as the node is busy. */
        private CompletableFuture<Answer> sent(Command command) {
            while (true) {
                CompletableFuture<Answer> answer = session.send(command);
                if (!answer.isCompletedExceptionally()) return answer;
                try {
                    answer.join();
                } catch (CompletionException e) {
                    if (!(e.getCause() instanceof BusyException)) throw e;
                    LockSupport.parkNanos(SLEEP_NANOS_MIN);
                }
            }
        }

        void figures(String load, List<Figure> figures) {
            for (double percent : new double[] {50, 99, 99.9})
                figures.add(Figure.of(
                        "clusterLoad",
                        "%s: p%s".formatted(load, percent == 99.9 ? "99.9" : Long.toString((long) percent)),
                        "ms",
                        times.getValueAtPercentile(percent) / NANOS_PER_MILLI));
            figures.add(Figure.of("clusterLoad", load + ": answered", "/s", commands.size() / (nanos / 1e9)));
        }
    }
}

package kilohour.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.gateway.Replica;
import kilohour.history.History;
import kilohour.history.HistoryRunner;
import kilohour.index.GradeTable;
import kilohour.index.Observation;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;
import kilohour.node.MarketSession;
import kilohour.node.Node;
import kilohour.node.NodeConfig;
import kilohour.node.TapeEntry;
import kilohour.simulation.TimeLapse;
import kilohour.simulation.TimeLapseReport;
import kilohour.sources.ObservationFiles;

/**
 * A time-lapse on an ordinary member with a driven clock, in a home of its own. The only sender feeds the read copy with
 * its answers itself: whatever has been answered can be asked at once.
 */
final class Lapse {
    /** No request is ever sent twice: a second answer to it would be one that the copy does not expect. */
    private static final Duration REPEAT_AFTER = Duration.ofSeconds(100);

    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(110);

    private final HomeFolder home;
    private final Console console;
    private final Replica copy = new Replica();

    Lapse(HomeFolder home, Console console) {
        this.home = home;
        this.console = console;
    }

    TimeLapseReport run(List<Path> observations, TimeLapse.Plan plan) {
        var registry = SourceRegistry.standard();
        var config = NodeConfig.of(home.path())
                .withPatience(REPEAT_AFTER, GIVE_UP_AFTER)
                .withProgress(console::line);
        // The files first: a fault in one should not leave a home behind.
        try (var files = ObservationFiles.open(observations, registry);
                Node node = Node.start(config);
                History history = History.inHome(home.path());
                var records = new HistoryRunner(history.openWriter(), failure -> {});
                var follower = node.tape().follow(0, e -> records.record(e.logPosition(), e.command(), e.batch()));
                MarketSession session = node.openSession("time-lapse")) {
            var venue = new CopiedVenue(copy, () -> copy.ask(Exchange::nowNanos), command -> send(session, command));
            var bar = new ProgressBar(console, "Time-lapse");
            TimeLapseReport report = new TimeLapse(venue, registry, plan).run(inOrder(files), progress(bar, records));
            bar.done();
            leaveKeys(session);
            while (follower.readLogPosition() < node.tape().endLogPosition()) {
                follower.failure().ifPresent(failure -> {
                    throw new Stop(ExitCode.FAILED, "the history could not be written: " + failure.getMessage());
                });
                LockSupport.parkNanos(1_000_000);
            }
            return report;
        }
    }

    private CompletableFuture<Batch> send(MarketSession session, Command command) {
        return session.send(command).thenApply(answer -> {
            copy.apply(new TapeEntry(answer.logPosition(), command, answer.batch()));
            return answer.batch();
        });
    }

    private static TimeLapse.Progress progress(ProgressBar bar, HistoryRunner records) {
        return new TimeLapse.Progress() {
            @Override
            public void reached(double fraction, String what) {
                bar.at(what, Math.round(fraction * 10_000), 10_000);
            }

            @Override
            public void printed(PrintRecord record) {
                records.recordIndex(record);
            }

            @Override
            public void graded(GradeTable table) {
                records.recordGrades(table);
            }
        };
    }

    /** Accounts and keys, so that whoever opens the home can log in and look. */
    private void leaveKeys(MarketSession session) {
        var opening = new Opening(command -> send(session, command).join(), copy, _ -> false);
        opening.openTraders(0);
        opening.registerKeys(KeyFile.readOrMake(home.credentials(), Opening.keyNames()));
    }

    private static Iterator<Observation> inOrder(ObservationFiles files) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return files.hasNext();
            }

            @Override
            public Observation next() {
                return files.next();
            }
        };
    }
}

package kilohour.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kilohour.history.History;
import kilohour.history.HistoryWriter;
import kilohour.history.PrintQueries;
import kilohour.index.Good;
import kilohour.index.Goods;
import kilohour.index.PrintRecord;
import kilohour.node.Node;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "history",
        header = "The history of a venue in SQL: rebuilds it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = HistoryCommand.Rebuild.class)
final class HistoryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: history rebuild");
    }

    @Command(
            name = "rebuild",
            description = {
                "Removes every row of a stopped venue's history and fills it again from the tape. The records of prints,",
                "of which the tape holds only the hashes, are taken over from the history as it was.",
                "",
                "Example:",
                "  kilohour history rebuild --home /srv/venue",
                ""
            },
            mixinStandardHelpOptions = true,
            footer = {"", "Exit codes: 0 done, 1 failed, 2 no venue there, 3 the venue is running."})
    static final class Rebuild implements Callable<Integer> {
        @Option(
                names = "--home",
                paramLabel = "DIR",
                defaultValue = HomeFolder.DEFAULT,
                description = "The folder that holds the venue (default: ${DEFAULT-VALUE}).")
        private String home;

        @Option(
                names = "--history",
                paramLabel = "JDBC_URL",
                description = "The history is in PostgreSQL, jdbc:postgresql://... (default: SQLite in the home).")
        private String url;

        @Override
        public Integer call() {
            var console = Console.standard();
            var folder = HomeFolder.of(home);
            try (Node node = StoppedVenue.open(folder, console);
                    History history = open(folder)) {
                List<PrintRecord> prints = printRecords(history);
                history.clear();
                long end = node.tape().endLogPosition();
                var bar = new ProgressBar(console, "Filling the history");
                try (HistoryWriter writer = history.openWriter()) {
                    Replay.read(node.tape(), end, entry -> {
                        writer.record(entry.logPosition(), entry.command(), entry.batch());
                        bar.at("event " + entry.batch().nextSequence(), entry.logPosition(), end);
                    });
                    prints.forEach(writer::recordIndex);
                    writer.flush();
                    bar.done();
                    console.line("The history holds " + "%,d".formatted(writer.sequence()) + " events.");
                }
                return ExitCode.OK;
            }
        }

        private static List<PrintRecord> printRecords(History history) {
            var records = new ArrayList<PrintRecord>();
            for (Good good : Goods.standard())
                for (PrintQueries.Print print : history.prints().prints(good.index(), 0, Integer.MAX_VALUE))
                    history.prints().record(good.index(), print.day()).ifPresent(kept -> records.add(kept.read()));
            return records;
        }

        private History open(HomeFolder folder) {
            Settings settings = Settings.read(folder.settings());
            String where = url == null ? settings.history() : url;
            return where.isEmpty() ? History.inHome(folder.path()) : History.onPostgres(where);
        }
    }
}

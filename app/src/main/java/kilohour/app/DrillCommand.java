package kilohour.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kilohour.exchange.Exchange;
import kilohour.node.Node;
import kilohour.risk.StressSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "drill",
        header = "Rehearses what a venue must be able to do, on a copy of its home.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = DrillCommand.Default.class)
final class DrillCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to rehearse: drill default");
    }

    @Command(
            name = "default",
            header = "A member's default, from its worst stress scenario to the last layer.",
            description = {
                "Copies a stopped venue's log into a folder of its own, brings the market back from it, moves prices as",
                "in the member's worst stress scenario, declares the member in default and runs liquidation, auction and",
                "waterfall to their end. The home itself is only read.",
                "",
                "Examples:",
                "  kilohour drill default --home /srv/venue --report drill.json",
                "  kilohour drill default --home /srv/venue --member 3 --no-bids --report drill.json",
                ""
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Exit codes: 0 done, 1 failed, 2 no venue or no such member, 3 the venue is running.",
                "The same home and member give the same report."
            })
    static final class Default implements Callable<Integer> {
        private static final JsonMapper JSON = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();

        @Option(
                names = "--home",
                paramLabel = "DIR",
                defaultValue = HomeFolder.DEFAULT,
                description = "The folder that holds the stopped venue (default: ${DEFAULT-VALUE}).")
        private String home;

        @Option(
                names = "--member",
                paramLabel = "M",
                description = "Who fails, by number; without it the largest loser under its worst stress.")
        private int member;

        @Option(names = "--no-bids", description = "Nobody bids in the auctions: what is left is torn up.")
        private boolean noBids;

        @Option(
                names = "--report",
                paramLabel = "FILE",
                required = true,
                description = "Where the report goes, as JSON.")
        private Path report;

        @Override
        public Integer call() {
            var console = Console.standard();
            DrillReport came = run(HomeFolder.of(home), member, !noBids, console);
            write(came);
            print(came, console);
            return ExitCode.OK;
        }

        static DrillReport run(HomeFolder home, int member, boolean bids, Console console) {
            var bar = new ProgressBar(console, "Drill");
            try (HomeCopy copy = HomeCopy.of(home);
                    Node node = StoppedVenue.open(copy.home(), console)) {
                var exchange = new Exchange();
                long end = node.stateMark().logPosition();
                Replay.read(node.tape(), end, entry -> {
                    if (entry.logPosition() > end) return;
                    exchange.apply(entry.appliedNanos(), entry.command());
                    bar.at("reading the log", entry.logPosition() / 10, Math.max(1, end));
                });
                var drill = new DefaultDrill(
                        exchange, (where, part) -> bar.at(where, 1_000 + Math.round(9_000 * part), 10_000));
                DrillReport came = drill.run(member, StressSet.standard(), bids);
                bar.done();
                return came;
            }
        }

        private void write(DrillReport came) {
            try {
                Path folder = report.toAbsolutePath().getParent();
                if (folder != null) Files.createDirectories(folder);
                Files.writeString(report, JSON.writeValueAsString(came) + "\n");
            } catch (IOException e) {
                throw new Stop(ExitCode.FAILED, "the report " + report + " cannot be written: " + e.getMessage(), e);
            }
        }

        private void print(DrillReport came, Console console) {
            console.line("Member %d %s fails: %s."
                    .formatted(came.member(), came.memberName(), came.scenario().name()));
            console.line("%-24s %20s %20s".formatted("layer", "available, USD", "used, USD"));
            for (DrillReport.Layer layer : came.layers())
                console.line("%-24s %,20.2f %,20.2f".formatted(layer.name(), layer.availableUsd(), layer.usedUsd()));
            console.line("%-24s %20s %,20.2f".formatted("uncovered", "", came.uncoveredUsd()));
            console.line("%-24s %20s %,20.2f".formatted("shortfall", "", came.shortfallUsd()));
            for (DrillReport.OtherDefault other : came.otherDefaults())
                console.line("Member %d failed too: %s".formatted(other.member(), other.reason()));
            console.line("The report is " + report + ".");
        }
    }
}

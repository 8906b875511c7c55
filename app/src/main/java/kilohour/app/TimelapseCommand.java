package kilohour.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import kilohour.simulation.TimeLapse;
import kilohour.simulation.TimeLapseReport;
import kilohour.units.Utc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "timelapse",
        header = "Runs recorded prices through the whole market, as fast as the machine goes.",
        description = {
            "Index, listing, simulated participants, daily settlement, and every month to its end. The practice rule",
            "fills days without enough evidence; the report says which they are. \"kilohour up --home DIR\" opens the",
            "home it leaves, to look at.",
            "",
            "Example:",
            "  kilohour timelapse --observations prices/ --from 2025-10-01 --to 2026-07-31 \\",
            "      --home lapse --report lapse.json",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 arguments cannot be used, 3 the home is not empty.",
            "The same files, days and seed give the same report."
        })
final class TimelapseCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Option(
            names = "--observations",
            required = true,
            paramLabel = "PATH",
            description = "An observation file, or a folder searched for gpu_*.csv and gpu_*.csv.gz. May be repeated.")
    private List<Path> observations;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "First day, as in 2025-10-01; days are UTC days.")
    private LocalDate from;

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day.")
    private LocalDate to;

    @Option(
            names = "--home",
            required = true,
            paramLabel = "DIR",
            description = "A new folder for the venue that is made.")
    private String home;

    @Option(names = "--report", required = true, paramLabel = "FILE", description = "Where the report goes, as JSON.")
    private Path report;

    @Option(
            names = "--index",
            paramLabel = "CODE",
            description = "An index to list; may be repeated (default: A100, B200, H100, H200).")
    private List<String> indices = IndexRoom.GOODS;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Makes the participants (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--crash",
            paramLabel = "DATE",
            description = "From this day a member sells short on margin set too low, and fails when prices rise; the"
                    + " report says who bore its loss, layer by layer.")
    private LocalDate crash;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Dates.requireOrder(spec, from, to);
        for (String index : indices)
            if (kilohour.index.Goods.find(index).isEmpty())
                throw new ParameterException(spec.commandLine(), "--index " + index + ": there is no such index");
        if (crash != null && (crash.isBefore(from) || crash.isAfter(to)))
            throw new ParameterException(
                    spec.commandLine(), "--crash %s is not between %s and %s".formatted(crash, from, to));
        requireWritable();
        var folder = HomeFolder.of(home);
        folder.requireEmpty();
        folder.prepare();
        LogFile.open(folder.log());
        var console = Console.standard();
        var plan = new TimeLapse.Plan(
                indices, Utc.day(from), Utc.day(to), seed, crash == null ? TimeLapse.Plan.NO_CRASH : Utc.day(crash));
        TimeLapseReport outcome = new Lapse(folder, console).run(observations, plan);
        write(outcome);
        console.line("%,d commands, %,d trades, %d months; profit and loss of all accounts together: $%s"
                .formatted(
                        outcome.commands(),
                        outcome.trades(),
                        outcome.months().size(),
                        outcome.totalPnlUsd().stripTrailingZeros().toPlainString()));
        for (TimeLapseReport.Default each : outcome.defaults()) {
            console.line("Member %d failed on %s, %s short:"
                    .formatted(each.member(), each.since(), usd(each.shortfallUsd())));
            for (TimeLapseReport.Layer layer : each.layers())
                console.line("  %-22s %18s of %18s"
                        .formatted(layer.name(), usd(layer.usedUsd()), usd(layer.availableUsd())));
            console.line("  %-22s %18s".formatted("uncovered", usd(each.uncoveredUsd())));
        }
        if (crash != null && outcome.defaults().isEmpty()) console.line("Nobody failed: margin bore what prices did.");
        console.line("Report: " + report);
        console.line("Look at it: kilohour up --home " + home);
        return ExitCode.OK;
    }

    private static String usd(java.math.BigDecimal amount) {
        return "$%,.2f".formatted(amount);
    }

    private void requireWritable() {
        Path parent = report.toAbsolutePath().getParent();
        if (Files.isDirectory(report) || !Files.isDirectory(parent) || !Files.isWritable(parent))
            throw new ParameterException(
                    spec.commandLine(), "--report " + report + " cannot be written; name a file in a folder that can");
    }

    private void write(TimeLapseReport outcome) {
        try {
            Files.writeString(report, JSON.writeValueAsString(outcome) + "\n");
        } catch (IOException e) {
            throw new Stop(ExitCode.FAILED, "cannot write " + report + ": " + e.getMessage(), e);
        }
    }
}

package kilohour.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import kilohour.node.Node;
import kilohour.risk.ClearingReports;
import kilohour.risk.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "report",
        header = "What a clearing house must tell: backtest, cover 2, concentration, traders, disclosure.",
        description = {
            "Reads a stopped venue's log from its first command and makes its reports, each as Markdown, JSON and a CSV",
            "a table. The home itself is only read.",
            "",
            "Kinds: backtest, cover-2, concentration, large-traders, commitments, disclosure (default: all).",
            "",
            "Example:",
            "  kilohour report cover-2 backtest --home /srv/venue --suppliers 3,7 --out reports/",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 no venue or no such report, 3 the venue is running.",
            "The same home gives the same reports."
        })
final class ReportCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Parameters(paramLabel = "KIND", arity = "0..*", description = "Which reports.")
    private List<String> kinds = ClearingReports.KINDS;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = HomeFolder.DEFAULT,
            description = "The folder that holds the stopped venue (default: ${DEFAULT-VALUE}).")
    private String home;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the reports go.")
    private Path out;

    @Option(
            names = "--suppliers",
            split = ",",
            paramLabel = "MEMBER",
            description = "Members that supply prices to an index besides those that the venue knows of.")
    private Set<Integer> suppliers = Set.of();

    @Option(
            names = "--reportable",
            paramLabel = "UNITS",
            defaultValue = "100000",
            description = "From what position on a trader is large (default: ${DEFAULT-VALUE}).")
    private long reportable;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (String kind : kinds)
            if (!ClearingReports.KINDS.contains(kind))
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no report " + kind + ": there are " + String.join(", ", ClearingReports.KINDS));
        var console = Console.standard();
        var reports = new ClearingReports(walk(console).book(suppliers));
        try {
            Files.createDirectories(out);
            for (String kind : kinds) write(reports.report(kind, reportable));
        } catch (IOException e) {
            throw new Stop(ExitCode.FAILED, "the reports in " + out + " cannot be written: " + e.getMessage(), e);
        }
        console.line("%d reports in %s".formatted(kinds.size(), out));
        return ExitCode.OK;
    }

    private VenueWalk walk(Console console) {
        var bar = new ProgressBar(console, "Reading the log");
        var walk = new VenueWalk();
        try (HomeCopy copy = HomeCopy.of(HomeFolder.of(home));
                Node node = StoppedVenue.open(copy.home(), console)) {
            long end = node.stateMark().logPosition();
            Replay.read(node.tape(), end, entry -> {
                if (entry.logPosition() > end) return;
                walk.apply(entry.appliedNanos(), entry.command());
                bar.at("event " + entry.batch().nextSequence(), entry.logPosition(), Math.max(1, end));
            });
        }
        bar.done();
        return walk;
    }

    private void write(Report report) throws IOException {
        Files.writeString(out.resolve(report.kind() + ".md"), report.markdown());
        Files.writeString(out.resolve(report.kind() + ".json"), json(report));
        for (Report.Table table : report.tables()) {
            String name = table.name().toLowerCase(Locale.ROOT).replace(' ', '-');
            String file = name.equals(report.kind()) ? name : report.kind() + "-" + name;
            Files.writeString(out.resolve(file + ".csv"), table.csv());
        }
    }

    private static String json(Report report) {
        ObjectNode node = JSON.createObjectNode().put("kind", report.kind()).put("title", report.title());
        ArrayNode notes = node.putArray("notes");
        report.notes().forEach(notes::add);
        ObjectNode tables = node.putObject("tables");
        for (Report.Table table : report.tables()) {
            ArrayNode rows = tables.putArray(table.name());
            for (List<String> row : table.rows()) {
                ObjectNode fields = rows.addObject();
                for (int i = 0; i < row.size(); i++) fields.put(table.columns().get(i), row.get(i));
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }
}

package kilohour.app;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "what-if",
        description = {
            "What margin a portfolio would ask at a running venue's marks, on top of what an account has. Nothing is",
            "ordered.",
            "",
            "Examples:",
            "  kilohour margin what-if H100_USD-31DEC26=7440 H200_USD-31DEC26=-7440",
            "  kilohour margin what-if --file positions.csv --alone --home /srv/venue --key trader-2",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "The file has a line for each position: instrument,units; a first line that names the columns is passed over.",
            "",
            "Exit codes: 0 done, 1 refused or nobody answers, 2 arguments cannot be used."
        })
final class MarginWhatIf implements Callable<Integer> {
    @Parameters(paramLabel = "INSTRUMENT=UNITS", description = "A position: long if positive, short if negative.")
    private List<String> positions = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "More positions, as CSV.")
    private Path file;

    @Option(names = "--alone", description = "Without what the account has.")
    private boolean alone;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = HomeFolder.DEFAULT,
            description = "The home whose keys are used (default: ${DEFAULT-VALUE}).")
    private String home;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the venue is (default: as the home's settings say).")
    private URI url;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            defaultValue = "trader-1",
            description = "The key of the home whose account it is (default: ${DEFAULT-VALUE}).")
    private String key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        positions.forEach(each -> add(units, each, each.split("=", -1)));
        if (file != null) readFile(units);
        if (units.isEmpty())
            throw new ParameterException(spec.commandLine(), "name a position, as in H100_USD-31DEC26=7440, or --file");
        var folder = HomeFolder.of(home);
        URI where = url == null
                ? URI.create(
                        "http://127.0.0.1:" + Settings.read(folder.settings()).port())
                : url;
        tell(VenueClient.of(folder, where, key)
                .call(
                        "private/simulate_portfolio",
                        Map.of(
                                "simulated_positions",
                                JsonMapper.shared().writeValueAsString(units),
                                "add_positions",
                                Boolean.toString(!alone))));
        return ExitCode.OK;
    }

    private void readFile(Map<String, BigDecimal> units) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                boolean isHeader = i == 0 && line.startsWith("instrument");
                if (!line.isEmpty() && !isHeader) add(units, line, line.split(",", -1));
            }
        } catch (IOException e) {
            throw new Stop(ExitCode.FAILED, "the positions in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void add(Map<String, BigDecimal> units, String text, String[] parts) {
        try {
            if (parts.length != 2) throw new NumberFormatException();
            units.merge(parts[0].strip(), new BigDecimal(parts[1].strip()), BigDecimal::add);
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(), "\"" + text + "\" is no position, as in H100_USD-31DEC26=7440", e);
        }
    }

    private static void tell(JsonNode answer) {
        var console = Console.standard();
        console.line("%-22s%20s%20s".formatted("US dollars", "now", "with these"));
        line(console, "initial margin", answer, "initial_margin");
        line(console, "maintenance margin", answer, "maintenance_margin");
        line(console, "available", answer, "available_funds");
        for (JsonNode each : answer.path("kilohour_underlyings"))
            console.line("%s: %s in \"%s\", charges %s"
                    .formatted(
                            each.path("index_name").asString(),
                            each.path("loss_in_worst").decimalValue().toPlainString(),
                            each.path("worst").asString(),
                            each.path("charges").decimalValue().toPlainString()));
        BigDecimal offset = answer.path("kilohour_offset").decimalValue();
        if (offset.signum() != 0) console.line("offset across underlyings: " + offset.toPlainString());
    }

    private static void line(Console console, String name, JsonNode answer, String field) {
        console.line("%-22s%20s%20s"
                .formatted(
                        name,
                        answer.path(field).decimalValue().toPlainString(),
                        answer.path("projected_" + field).decimalValue().toPlainString()));
    }
}

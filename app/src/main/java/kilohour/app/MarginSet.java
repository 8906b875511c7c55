package kilohour.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kilohour.clearing.Charges;
import kilohour.clearing.MarginGroup;
import kilohour.clearing.MarginParameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "set",
        description = {
            "Sends margin parameters to a running venue, with the officer's key of its home. Every account's margin",
            "follows at once.",
            "",
            "Example:",
            "  kilohour margin set margin.json --home /srv/venue --url http://127.0.0.1:8080",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Exit codes: 0 done, 1 refused or nobody answers, 2 arguments cannot be used."})
final class MarginSet implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "As \"kilohour margin calibrate --out\" writes it.")
    private Path file;

    @Mixin
    private WithdrawalsCommand.Venue venue;

    @Override
    public Integer call() {
        var parameters = MarginFile.read(file);
        for (MarginParameters each : parameters) {
            JsonNode set = venue.call("private/kilohour/set_margin_parameters", MarginFile.asArguments(each));
            Console.standard()
                    .line("%s: %d scenarios, version %d"
                            .formatted(
                                    each.index(),
                                    set.path("scenarios").size(),
                                    set.path("version").asLong()));
        }
        for (Charges each : MarginFile.charges(file)) {
            venue.call("private/kilohour/set_margin_charges", MarginFile.asArguments(each));
            Console.standard()
                    .line("%s: charges on a day's volume of %d units".formatted(each.index(), each.dailyVolumeUnits()));
        }
        for (MarginGroup each : MarginFile.offsets(file)) {
            venue.call("private/kilohour/set_margin_offset", MarginFile.asArguments(each));
            Console.standard()
                    .line("%s: offset of %d ppm across %s"
                            .formatted(each.name(), each.offsetPpm(), String.join(", ", each.indices())));
        }
        return ExitCode.OK;
    }
}

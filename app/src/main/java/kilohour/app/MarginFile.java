package kilohour.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import kilohour.risk.Calibration;
import kilohour.risk.CalibrationReport;
import kilohour.units.Utc;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Margin parameters as a file: what {@code margin calibrate} writes, a new venue starts with and {@code margin set}
 * sends. Versions are given by the venue.
 */
final class MarginFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private MarginFile() {}

    static String text(Calibration calibration) {
        ObjectNode file = JSON.createObjectNode();
        file.putObject("calibrated")
                .put("from", Utc.formatDay(calibration.fromDay()))
                .put("to", Utc.formatDay(calibration.toDay()));
        var list = file.putArray("margin_parameters");
        for (MarginParameters each : calibration.grids()) list.add(node(each));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n";
    }

    /** As the file and the API have it. */
    static ObjectNode node(MarginParameters parameters) {
        ObjectNode node = JSON.createObjectNode()
                .put("index_name", parameters.index())
                .put("initial_ppm", parameters.initialPpm());
        var scenarios = node.putArray("scenarios");
        for (Scenario each : parameters.scenarios())
            scenarios
                    .addObject()
                    .put("name", each.name())
                    .put("near_ppm", each.nearPpm())
                    .put("middle_ppm", each.middlePpm())
                    .put("far_ppm", each.farPpm());
        return node;
    }

    /** As a request has it. */
    static Map<String, String> asArguments(MarginParameters parameters) {
        ObjectNode node = node(parameters);
        return Map.of(
                "index_name", parameters.index(),
                "initial_ppm", Long.toString(parameters.initialPpm()),
                "scenarios", node.get("scenarios").toString());
    }

    static String text(CalibrationReport report) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }

    /** The parameters in a file, each version 1. */
    static List<MarginParameters> read(Path file) {
        try {
            JsonNode list = JSON.readTree(Files.readString(file)).path("margin_parameters");
            if (!list.isArray() || list.isEmpty())
                throw new Stop(
                        ExitCode.FAILED,
                        file + " has no list \"margin_parameters\"; make it with \"kilohour margin calibrate --out\"");
            var all = new ArrayList<MarginParameters>();
            for (JsonNode each : list) all.add(parameters(each));
            return all;
        } catch (IOException e) {
            throw new Stop(
                    ExitCode.FAILED, "the margin parameters in " + file + " cannot be read: " + e.getMessage(), e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Stop(ExitCode.FAILED, file + " holds no margin parameters: " + e.getMessage(), e);
        }
    }

    /** What a new venue starts with: by code the file's parameters, if there is one, else the standard grid. */
    static Function<String, MarginParameters> startingWith(Path file) {
        Function<String, Optional<MarginParameters>> given = given(file);
        return code -> given.apply(code).orElseGet(() -> MarginParameters.standard(code));
    }

    /** The file's parameters by code, none if there is no file. */
    static Function<String, Optional<MarginParameters>> given(Path file) {
        List<MarginParameters> given = Files.exists(file) ? read(file) : List.of();
        return code -> given.stream().filter(each -> each.index().equals(code)).findFirst();
    }

    private static MarginParameters parameters(JsonNode node) {
        var scenarios = new ArrayList<Scenario>();
        for (JsonNode each : node.path("scenarios"))
            scenarios.add(new Scenario(
                    each.path("name").asString(),
                    each.path("near_ppm").asLong(),
                    each.path("middle_ppm").asLong(),
                    each.path("far_ppm").asLong()));
        return new MarginParameters(
                node.path("index_name").asString(), 1, node.path("initial_ppm").asLong(), scenarios);
    }
}

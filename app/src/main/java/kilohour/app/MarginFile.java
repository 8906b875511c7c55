package kilohour.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import kilohour.clearing.Charges;
import kilohour.clearing.MarginGroup;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import kilohour.exchange.Command;
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

    static String text(Calibration calibration, List<Charges> charges) {
        ObjectNode file = JSON.createObjectNode();
        file.putObject("calibrated")
                .put("from", Utc.formatDay(calibration.fromDay()))
                .put("to", Utc.formatDay(calibration.toDay()));
        var list = file.putArray("margin_parameters");
        for (MarginParameters each : calibration.grids()) list.add(node(each));
        var charged = file.putArray("margin_charges");
        for (Charges each : charges) charged.add(node(each));
        var offsets = file.putArray("margin_offsets");
        for (MarginGroup each : calibration.offsets().groups()) offsets.add(node(each));
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
                    .put("far_ppm", each.farPpm())
                    .put("volatility_ppm", each.volatilityPpm());
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

    /** As the file and the API have it. */
    static ObjectNode node(Charges charges) {
        return JSON.createObjectNode()
                .put("index_name", charges.index())
                .put("basis_ppm", charges.basisPpm())
                .put("liquidity_ppm", charges.liquidityPpm())
                .put("concentration_ppm", charges.concentrationPpm())
                .put("threshold_ppm", charges.thresholdPpm())
                .put("daily_volume", charges.dailyVolumeUnits());
    }

    /** As a request has it. */
    static Map<String, String> asArguments(Charges charges) {
        var arguments = new TreeMap<String, String>();
        node(charges)
                .properties()
                .forEach(each -> arguments.put(each.getKey(), each.getValue().asString()));
        return arguments;
    }

    /** As the file and the API have it, but for the members: there they are joined by commas. */
    private static ObjectNode node(MarginGroup group) {
        ObjectNode node = JSON.createObjectNode().put("group", group.name());
        var members = node.putArray("index_names");
        group.indices().forEach(members::add);
        return node.put("offset_ppm", group.offsetPpm());
    }

    /** As a request has it. */
    static Map<String, String> asArguments(MarginGroup group) {
        return Map.of(
                "group", group.name(),
                "index_names", String.join(",", group.indices()),
                "offset_ppm", Long.toString(group.offsetPpm()));
    }

    /** The offsets in a file; none where it says nothing of them. */
    static List<MarginGroup> offsets(Path file) {
        var all = new ArrayList<MarginGroup>();
        for (JsonNode each : list(file, "margin_offsets")) {
            var members = new TreeSet<String>();
            for (JsonNode index : each.path("index_names")) members.add(index.asString());
            try {
                all.add(new MarginGroup(
                        each.path("group").asString(),
                        List.copyOf(members),
                        each.path("offset_ppm").asLong()));
            } catch (JacksonException | IllegalArgumentException e) {
                throw new Stop(ExitCode.FAILED, file + " holds no margin offsets: " + e.getMessage(), e);
            }
        }
        return all;
    }

    /** The charges in a file; none where it says nothing of them. */
    static List<Charges> charges(Path file) {
        var all = new ArrayList<Charges>();
        for (JsonNode each : list(file, "margin_charges")) all.add(charges(file, each));
        return all;
    }

    private static Charges charges(Path file, JsonNode node) {
        try {
            return new Charges(
                    node.path("index_name").asString(),
                    node.path("basis_ppm").asLong(),
                    node.path("liquidity_ppm").asLong(),
                    node.path("concentration_ppm").asLong(),
                    node.path("threshold_ppm").asLong(),
                    node.path("daily_volume").asLong());
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Stop(ExitCode.FAILED, file + " holds no margin charges: " + e.getMessage(), e);
        }
    }

    private static JsonNode list(Path file, String name) {
        try {
            return JSON.readTree(Files.readString(file)).path(name);
        } catch (IOException e) {
            throw new Stop(
                    ExitCode.FAILED, "the margin parameters in " + file + " cannot be read: " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new Stop(ExitCode.FAILED, file + " holds no margin parameters: " + e.getMessage(), e);
        }
    }

    static String text(CalibrationReport report) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }

    /** The parameters in a file, each version 1. */
    static List<MarginParameters> read(Path file) {
        try {
            JsonNode list = list(file, "margin_parameters");
            if (!list.isArray() || list.isEmpty())
                throw new Stop(
                        ExitCode.FAILED,
                        file + " has no list \"margin_parameters\"; make it with \"kilohour margin calibrate --out\"");
            var all = new ArrayList<MarginParameters>();
            for (JsonNode each : list) all.add(parameters(each));
            return all;
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

    /** What a new venue charges: what the file says, else nothing. */
    static List<Charges> chargesToStartWith(Path file) {
        return Files.exists(file) ? charges(file) : List.of();
    }

    /** The offsets that a new venue starts with, as commands: what the file says, else none. */
    static List<Command> offsetsToStartWith(Path file) {
        return Files.exists(file)
                ? offsets(file).stream()
                        .<Command>map(Command.SetMarginGroup::new)
                        .toList()
                : List.of();
    }

    private static MarginParameters parameters(JsonNode node) {
        var scenarios = new ArrayList<Scenario>();
        for (JsonNode each : node.path("scenarios"))
            scenarios.add(new Scenario(
                    each.path("name").asString(),
                    each.path("near_ppm").asLong(),
                    each.path("middle_ppm").asLong(),
                    each.path("far_ppm").asLong(),
                    each.path("volatility_ppm").asLong(0)));
        return new MarginParameters(
                node.path("index_name").asString(), 1, node.path("initial_ppm").asLong(), scenarios);
    }
}

package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;
import static kilohour.gateway.Method.Access.PUBLIC;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import kilohour.exchange.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What margin is computed from: everybody may see it, an officer sets it. */
final class MarginMethods {
    private static final Parameter INDEX =
            Parameter.text("index_name", "The underlying's index").charactersMax(32);

    private static final List<Parameter> SCENARIO = List.of(
            Parameter.text("name", "What happens").charactersMax(64).mandatory(),
            Parameter.integer("near_ppm", "Move now, parts per million").mandatory(),
            Parameter.integer("middle_ppm", "Move 18 months ahead").mandatory(),
            Parameter.integer("far_ppm", "Move 36 months ahead").mandatory());

    private final Replica replica;
    private final OrderDesk desk;

    MarginMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.of(
                        "public/kilohour/get_margin_parameters",
                        PUBLIC,
                        "The scenarios that margin covers, by underlying, with their version.",
                        List.of(INDEX),
                        call -> replica.read(floor -> parameters(floor, call))),
                Method.asking(
                        "private/kilohour/set_margin_parameters",
                        OFFICER,
                        "Sets the scenarios of an underlying, all of them; every account's margin follows at once. The"
                                + " list is as \"kilohour margin calibrate\" writes it.",
                        List.of(
                                INDEX.mandatory(),
                                Parameter.integer(
                                                "initial_ppm",
                                                "Initial margin, parts per million of maintenance margin")
                                        .between(1_000_000, 10_000_000)
                                        .mandatory(),
                                Parameter.objects(
                                                "scenarios",
                                                "name, near_ppm, middle_ppm, far_ppm each: relative moves now, 18 and 36"
                                                        + " months ahead")
                                        .mandatory()),
                        this::set));
    }

    private static ArrayNode parameters(Floor floor, Call call) {
        ArrayNode all = Json.array();
        List<String> codes = call.arguments().has("index_name")
                ? List.of(MarketMethods.indexCode(floor, call.arguments().text("index_name")))
                : floor.exchange().underlyings();
        for (String code : codes) floor.exchange().marginParameters(code).ifPresent(each -> all.add(node(each)));
        return all;
    }

    private static ObjectNode node(MarginParameters parameters) {
        ObjectNode node = Json.object();
        node.put("index_name", parameters.index());
        node.put("version", parameters.version());
        node.put("initial_ppm", parameters.initialPpm());
        ArrayNode scenarios = node.putArray("scenarios");
        for (Scenario each : parameters.scenarios())
            scenarios
                    .addObject()
                    .put("name", each.name())
                    .put("near_ppm", each.nearPpm())
                    .put("middle_ppm", each.middlePpm())
                    .put("far_ppm", each.farPpm());
        return node;
    }

    private CompletableFuture<JsonNode> set(Call call) {
        MarginParameters parameters = replica.read(floor -> {
            String code = MarketMethods.indexCode(floor, call.arguments().text("index_name"));
            long version = floor.exchange()
                    .marginParameters(code)
                    .map(MarginParameters::version)
                    .orElse(0L);
            return sent(code, version + 1, call.arguments());
        });
        return desk.tell(
                new Command.SetMarginParameters(parameters),
                done -> node(done.floor()
                        .exchange()
                        .marginParameters(parameters.index())
                        .orElseThrow()));
    }

    private static MarginParameters sent(String code, long version, Arguments arguments) {
        var scenarios = new ArrayList<Scenario>();
        try {
            for (JsonNode each : arguments.objects("scenarios")) {
                Arguments scenario = Arguments.check(SCENARIO, each, true);
                scenarios.add(new Scenario(
                        scenario.text("name"),
                        scenario.integer("near_ppm"),
                        scenario.integer("middle_ppm"),
                        scenario.integer("far_ppm")));
            }
            return new MarginParameters(code, version, arguments.integer("initial_ppm"), scenarios);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("scenarios", e.getMessage());
        }
    }
}

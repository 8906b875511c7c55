package kilohour.gateway;

import static kilohour.gateway.Method.Access.PUBLIC;
import static kilohour.gateway.Method.Access.TRADE;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kilohour.contracts.Contract;
import kilohour.contracts.Spread;
import kilohour.exchange.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spreads, which the dialect calls combos: what they consist of, and how one is listed that is not yet. */
final class ComboMethods {
    private static final Parameter COMBO = Parameter.text("combo_id", "Spread, as in H100_USD-FS-31DEC26_31JAN27")
            .charactersMax(64)
            .mandatory();

    private final Replica replica;
    private final OrderDesk desk;

    ComboMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.of(
                        "public/get_combos",
                        PUBLIC,
                        "The spreads listed now, with their legs.",
                        List.of(MarketMethods.CURRENCY),
                        call -> replica.read(floor -> combos(floor, call.arguments()))),
                Method.of(
                        "public/get_combo_ids",
                        PUBLIC,
                        "The names of the spreads listed now.",
                        List.of(
                                MarketMethods.CURRENCY,
                                Parameter.text(
                                                "state",
                                                "Those that are listed are active; of another state there is none")
                                        .oneOf("rfq", "active", "inactive")),
                        call -> replica.read(floor -> ids(floor, call.arguments()))),
                Method.of(
                        "public/get_combo_details",
                        PUBLIC,
                        "One spread and its legs.",
                        List.of(COMBO),
                        call -> replica.read(floor -> details(floor, call.arguments()))),
                Method.asking(
                        "private/create_combo",
                        TRADE,
                        "Lists a spread between two months, or between two goods in one month; answers with the one"
                                + " that is listed already where there is one. It goes when its first month ends; an"
                                + " account may have asked for ten at a time.",
                        List.of(Parameter.objects(
                                        "trades",
                                        "Two objects, each with an instrument_name; amount and direction are accepted and do"
                                                + " not matter: the leg that is bought is the earlier month, or the good"
                                                + " first in the alphabet")
                                .mandatory()),
                        this::create));
    }

    /** The legs of a spread as the dialect has them: what its buyer buys is positive. */
    static ArrayNode legs(Spread spread) {
        ArrayNode legs = Json.array();
        legs.addObject().put("instrument_name", spread.near().name()).put("amount", 1);
        legs.addObject().put("instrument_name", spread.far().name()).put("amount", -1);
        return legs;
    }

    private static ArrayNode combos(Floor floor, Arguments arguments) {
        ArrayNode list = Json.array();
        for (Spread spread : spreads(floor, arguments)) list.add(combo(floor, spread));
        return list;
    }

    private static ArrayNode ids(Floor floor, Arguments arguments) {
        ArrayNode list = Json.array();
        if (arguments.textOr("state", "active").equals("active"))
            for (Spread spread : spreads(floor, arguments)) list.add(spread.name());
        return list;
    }

    private static List<Spread> spreads(Floor floor, Arguments arguments) {
        return floor.exchange().contracts().stream()
                .filter(Spread.class::isInstance)
                .map(Spread.class::cast)
                .filter(spread -> MarketMethods.currencyMatches(spread, arguments.textOr("currency", "any")))
                .toList();
    }

    private static ObjectNode details(Floor floor, Arguments arguments) {
        Contract contract = floor.contract(arguments.text("combo_id"));
        if (!(contract instanceof Spread spread))
            throw Refusal.invalid("combo_id", contract.name() + " is no spread: public/get_combos lists them all");
        return combo(floor, spread);
    }

    private static ObjectNode combo(Floor floor, Spread spread) {
        long listed =
                Json.millis(floor.sales().listing(spread.id()).orElseThrow().listedNanos());
        ObjectNode node = Json.object();
        node.put("id", spread.name());
        node.put("instrument_id", spread.id());
        node.put("state", "active");
        node.put("state_timestamp", listed);
        node.put("creation_timestamp", listed);
        node.set("legs", legs(spread));
        return node;
    }

    private CompletableFuture<JsonNode> create(Call call) {
        List<String> names = call.arguments().objects("trades").stream()
                .map(trade -> Optional.ofNullable(trade.get("instrument_name"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .orElseThrow(() -> Refusal.invalid("trades", "each of trades needs an instrument_name")))
                .toList();
        if (names.size() != 2) throw Refusal.invalid("trades", "a spread has two legs: name two instruments");
        int first = replica.read(floor -> floor.contract(names.getFirst())).id();
        int second = replica.read(floor -> floor.contract(names.getLast())).id();
        var request = new Command.CreateSpread(call.account(), call.requestId(), first, second);
        return desk.send(request, (sent, done) -> created(done.floor(), first, second));
    }

    private static ObjectNode created(Floor floor, int first, int second) {
        return floor.exchange().contracts().stream()
                .filter(Spread.class::isInstance)
                .map(Spread.class::cast)
                .filter(spread -> (spread.near().id() == first && spread.far().id() == second)
                        || (spread.near().id() == second && spread.far().id() == first))
                .findFirst()
                .map(spread -> combo(floor, spread))
                .orElseThrow();
    }
}

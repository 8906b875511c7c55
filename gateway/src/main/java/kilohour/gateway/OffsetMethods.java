package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;
import static kilohour.gateway.Method.Access.PUBLIC;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import kilohour.clearing.MarginGroup;
import kilohour.exchange.Command;
import kilohour.exchange.Views;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Offsets of losses across underlyings: everybody sees them, an officer sets them. */
final class OffsetMethods {
    private final Replica replica;
    private final OrderDesk desk;

    OffsetMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.of(
                        "public/kilohour/get_margin_offsets",
                        PUBLIC,
                        "The groups of underlyings whose losses are offset against each other, and whether each offset"
                                + " counts now: it rests while its members' scenarios are not the same events.",
                        List.of(),
                        call -> replica.read(OffsetMethods::all)),
                Method.asking(
                        "private/kilohour/set_margin_offset",
                        OFFICER,
                        "Sets how far losses in a group of underlyings are offset against each other; every account's"
                                + " margin follows at once.",
                        List.of(
                                Parameter.text("group", "Name of the group")
                                        .charactersMax(32)
                                        .mandatory(),
                                Parameter.text("index_names", "Its members' indices, joined by commas")
                                        .charactersMax(1_000)
                                        .mandatory(),
                                Parameter.integer("offset_ppm", "Parts per million; 0 ends the group")
                                        .between(0, 1_000_000)
                                        .mandatory()),
                        this::set));
    }

    private CompletableFuture<JsonNode> set(Call call) {
        MarginGroup group = replica.read(floor -> sent(floor, call.arguments()));
        return desk.tell(new Command.SetMarginGroup(group), done -> node(done.floor(), group));
    }

    private static MarginGroup sent(Floor floor, Arguments arguments) {
        var members = new TreeSet<String>();
        for (String each : arguments.text("index_names").split(","))
            members.add(MarketMethods.indexCode(floor, each.strip()));
        try {
            return new MarginGroup(arguments.text("group"), List.copyOf(members), arguments.integer("offset_ppm"));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("index_names", e.getMessage());
        }
    }

    private static ArrayNode all(Floor floor) {
        ArrayNode all = Json.array();
        for (MarginGroup group : floor.exchange().marginGroups()) all.add(node(floor, group));
        return all;
    }

    private static ObjectNode node(Floor floor, MarginGroup group) {
        return named(group).put("counts", floor.exchange().isOffset(group));
    }

    private static ObjectNode named(MarginGroup group) {
        ObjectNode node = Json.object();
        node.put("group", group.name());
        ArrayNode members = node.putArray("index_names");
        group.indices().forEach(members::add);
        node.put("offset_ppm", group.offsetPpm());
        return node;
    }

    /** What offsets take off an account's margin. */
    static ArrayNode ofAccount(Floor floor, long account) {
        ArrayNode offsets = Json.array();
        for (Views.MarginOffset each : floor.exchange().marginOffsets(account))
            offsets.add(named(each.group())
                    .put("initial_margin", Json.usd(-each.initialMicros()))
                    .put("maintenance_margin", Json.usd(-each.maintenanceMicros())));
        return offsets;
    }
}

package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;
import static kilohour.gateway.Method.Access.READ;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import kilohour.exchange.Command;
import kilohour.exchange.KillReach;
import kilohour.exchange.PositionLimits;
import kilohour.exchange.Views;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an officer does to keep order: kill switches, position limits. */
final class OfficerMethods {
    private final Replica replica;
    private final OrderDesk desk;

    OfficerMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.asking(
                        "private/kilohour/set_kill_switch",
                        OFFICER,
                        "Stops an account, a member or the venue: cancels its open orders and refuses new ones until the"
                                + " switch is lifted. Reduce-only orders pass an account's and a member's switch.",
                        List.of(
                                Parameter.text("reach", "Whom it stops")
                                        .oneOf("account", "member", "venue")
                                        .mandatory(),
                                Parameter.integer("whose", "Account or member; 0 for the venue")
                                        .otherwise(0L),
                                Parameter.flag("thrown", "true stops, false lets trade again")
                                        .mandatory(),
                                Parameter.text("reason", "Why: those who are stopped read it")
                                        .charactersMax(200)
                                        .mandatory()),
                        this::set),
                Method.asking(
                        "private/kilohour/set_position_limits",
                        OFFICER,
                        "How much of an underlying may be held under one control, long or short, from the next order on;"
                                + " a month's limit shrinks through its delivery. Both 0 for no limits.",
                        List.of(
                                Parameter.text("index_name", "The underlying's index")
                                        .charactersMax(32)
                                        .mandatory(),
                                Parameter.integer(
                                                "contract_limit",
                                                "Units of one month, strips counted with their months, or of the perpetual")
                                        .mandatory(),
                                Parameter.integer("all_months_limit", "Units of all months together, net")
                                        .mandatory()),
                        this::setLimits),
                Method.asking(
                        "private/kilohour/set_control_group",
                        OFFICER,
                        "Whose positions an account's are added up with; 0 for an account that stands alone.",
                        List.of(
                                Parameter.integer("account", "Account").mandatory(),
                                Parameter.integer("group", "Control group")
                                        .between(0, Integer.MAX_VALUE)
                                        .mandatory()),
                        this::setGroup),
                Method.of(
                        "private/kilohour/get_position_limits",
                        READ,
                        "An index's position limits with what counts against them: positions and open orders of the"
                                + " account and of all under the same control, in units.",
                        List.of(Parameter.text("index_name", "The underlying's index")
                                .charactersMax(32)
                                .mandatory()),
                        call -> replica.read(floor -> limits(floor, call.account(), index(floor, call)))),
                Method.of(
                        "private/kilohour/get_kill_switches",
                        OFFICER,
                        "The kill switches that are thrown: whom they stop, since when, by whose key and why.",
                        List.of(),
                        call -> replica.read(OfficerMethods::switches)));
    }

    private CompletableFuture<JsonNode> set(Call call) {
        Arguments arguments = call.arguments();
        return desk.tell(
                new Command.SetKillSwitch(
                        KillReach.valueOf(arguments.text("reach").toUpperCase(Locale.ROOT)),
                        arguments.integer("whose"),
                        arguments.flag("thrown"),
                        call.caller().keyId(),
                        arguments.text("reason")),
                done -> switches(done.floor()));
    }

    private static String index(Floor floor, Call call) {
        return MarketMethods.indexCode(floor, call.arguments().text("index_name"));
    }

    private CompletableFuture<JsonNode> setLimits(Call call) {
        var limits = new PositionLimits(
                replica.read(floor -> index(floor, call)),
                call.arguments().integer("contract_limit"),
                call.arguments().integer("all_months_limit"));
        return desk.tell(new Command.SetPositionLimits(limits), done -> Json.text("ok"));
    }

    private CompletableFuture<JsonNode> setGroup(Call call) {
        var command = new Command.SetControlGroup(
                call.arguments().integer("account"), (int) call.arguments().integer("group"));
        return desk.tell(command, done -> Json.text("ok"));
    }

    private static ArrayNode limits(Floor floor, long account, String index) {
        ArrayNode all = Json.array();
        for (Views.LimitUse use : floor.exchange().positionLimits(account, index)) {
            ObjectNode node = all.addObject();
            if (use.contract().isEmpty()) node.putNull("instrument_name");
            else node.put("instrument_name", use.contract());
            node.put("limit", use.unitsMax());
            node.put("long", use.buyUnits());
            node.put("short", use.sellUnits());
            node.put("left_to_buy", Math.max(0, use.unitsMax() - use.buyUnits()));
            node.put("left_to_sell", Math.max(0, use.unitsMax() - use.sellUnits()));
        }
        return all;
    }

    private static ArrayNode switches(Floor floor) {
        ArrayNode all = Json.array();
        for (Views.KillSwitch known : floor.exchange().killSwitches()) {
            ObjectNode node = all.addObject();
            node.put("reach", known.reach().name().toLowerCase(Locale.ROOT));
            node.put("whose", known.whose());
            node.put("officer", known.officer());
            node.put("reason", known.reason());
            node.put("since", Json.millis(known.sinceNanos()));
        }
        return all;
    }
}

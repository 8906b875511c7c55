package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import kilohour.exchange.Command;
import kilohour.exchange.KillReach;
import kilohour.exchange.Views;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an officer does to keep order: kill switches. */
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

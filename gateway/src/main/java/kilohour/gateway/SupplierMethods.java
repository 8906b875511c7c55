package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kilohour.exchange.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Which members supply prices to which index: wrong-way risk. */
final class SupplierMethods {
    private final Replica replica;
    private final OrderDesk desk;

    SupplierMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.asking(
                        "private/kilohour/set_index_supplier",
                        OFFICER,
                        "Says that a member supplies prices to an index, or does so no more; the reports of wrong-way risk"
                                + " and of commitments know it from then on.",
                        List.of(
                                Parameter.integer("member", "Member")
                                        .between(1, Integer.MAX_VALUE)
                                        .mandatory(),
                                Parameter.text("index_name", "The underlying's index")
                                        .charactersMax(32)
                                        .mandatory(),
                                Parameter.flag("supplies", "false: it supplies none any more")
                                        .otherwise(true),
                                Parameter.decimal(
                                        "add_on",
                                        "What is due besides margin, as a fraction of the value of its positions on the"
                                                + " index; 0 without")),
                        this::set),
                Method.of(
                        "private/kilohour/get_index_suppliers",
                        OFFICER,
                        "Members that supply prices to an index, and the add-on that margin charges on their house accounts.",
                        List.of(),
                        call -> replica.read(SupplierMethods::suppliers)));
    }

    private CompletableFuture<JsonNode> set(Call call) {
        Arguments arguments = call.arguments();
        String index = replica.read(floor -> MarketMethods.indexCode(floor, arguments.text("index_name")));
        long addOn = arguments.has("add_on") ? PaymentMethods.micros(call, "add_on") : 0;
        return desk.tell(
                new Command.SetIndexSupplier(
                        (int) arguments.integer("member"), index, arguments.flag("supplies"), addOn),
                done -> suppliers(done.floor()));
    }

    private static ArrayNode suppliers(Floor floor) {
        ArrayNode all = Json.array();
        for (var each : floor.exchange().indexSuppliers())
            all.addObject()
                    .put("index_name", each.index())
                    .put("member", each.member())
                    .put("add_on", BigDecimal.valueOf(each.addOnPpm(), 6).stripTrailingZeros());
        return all;
    }
}

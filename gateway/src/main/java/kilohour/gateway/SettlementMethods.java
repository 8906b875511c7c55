package kilohour.gateway;

import static kilohour.gateway.Method.Access.PUBLIC;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kilohour.contracts.Contract;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Settlement prices of the daily runs and of months' ends, from the history. */
final class SettlementMethods {
    private static final int DAYS_BACK = 400;

    private final Replica replica;
    private final Records records;

    SettlementMethods(Replica replica, Records records) {
        this.replica = replica;
        this.records = records;
    }

    List<Method> methods() {
        return List.of(Method.of(
                "public/get_last_settlements_by_instrument",
                PUBLIC,
                "Settlement prices of an instrument, the newest first: type settlement for a daily run with the tier by"
                        + " which the price was found, delivery for a month's end; mark_price is the price settled at. Up to"
                        + " 400 days back.",
                List.of(
                        MarketMethods.INSTRUMENT,
                        Parameter.text("type", "Only those of this type").oneOf("settlement", "delivery"),
                        MarketMethods.COUNT,
                        Parameter.instant("search_start_timestamp", "Not later than this")),
                call -> settlements(call.arguments())));
    }

    private ObjectNode settlements(Arguments arguments) {
        Contract contract = replica.read(floor -> MarketMethods.known(floor, arguments.text("instrument_name")));
        long latest = arguments.nanosOr(
                "search_start_timestamp", replica.read(floor -> floor.exchange().nowNanos()));
        String type = arguments.textOr("type", "");
        var found = new ArrayList<ObjectNode>();
        int day = Utc.day(latest);
        if (!type.equals("delivery"))
            for (var settlement : records.settlements(contract, day - DAYS_BACK, day))
                if (settlement.atNanos() <= latest) found.add(SettlementJson.of(contract, settlement));
        if (!type.equals("settlement"))
            records.monthSettlement(contract)
                    .filter(month -> month.atNanos() <= latest)
                    .ifPresent(month -> found.add(SettlementJson.of(contract, month)));
        found.sort(Comparator.comparingLong(
                        (ObjectNode each) -> each.get("timestamp").longValue())
                .reversed());
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("settlements");
        found.stream().limit(arguments.integer("count")).forEach(list::add);
        node.putNull("continuation");
        return node;
    }
}

package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;
import static kilohour.gateway.Method.Access.PUBLIC;

import java.util.List;
import kilohour.exchange.FundSizing;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the default fund was sized day by day: its size for everybody, who it is sized by for officers. */
final class FundMethods {
    private static final int DAYS = 30;
    private static final int DAYS_MAX = 400;

    private final Replica replica;
    private final Records records;

    FundMethods(Replica replica, Records records) {
        this.replica = replica;
        this.records = records;
    }

    List<Method> methods() {
        return List.of(
                Method.of(
                        "public/kilohour/get_fund_sizings",
                        PUBLIC,
                        "The default fund's size after each daily run, oldest first, 400 at most: the scenario under which two members"
                                + " would cost most together, what each of the two would cost, and what all shares come to.",
                        List.of(
                                Parameter.date(
                                        "from", "The first day, as in 2026-11-20; 30 days before the last without"),
                                Parameter.date("to", "The last day; today without")),
                        call -> sizings(call.arguments())),
                Method.of(
                        "private/kilohour/get_fund_sizing",
                        OFFICER,
                        "One day's sizing of the default fund with the two members that it is sized by, and every member's"
                                + " average loss beyond its cover and share.",
                        List.of(Parameter.date("date", "The day; the last that was sized without")),
                        call -> sizing(call.arguments())));
    }

    private int today() {
        return replica.read(floor -> Utc.day(floor.exchange().nowNanos()));
    }

    private ArrayNode sizings(Arguments arguments) {
        int to = arguments.dayOr("to", today());
        int from = Math.max(arguments.dayOr("from", to - DAYS), to - DAYS_MAX);
        ArrayNode all = Json.array();
        records.fundSizings(from, to).forEach(each -> all.add(size(each)));
        return all;
    }

    private ObjectNode sizing(Arguments arguments) {
        int to = arguments.dayOr("date", today());
        int from = arguments.has("date") ? to : to - DAYS_MAX;
        var found = records.fundSizings(from, to);
        if (found.isEmpty())
            throw new Refusal(ErrorCode.NOT_FOUND, "the default fund was not sized up to " + Utc.formatDay(to));
        FundSizing sizing = found.getLast();
        ObjectNode node = size(sizing);
        node.put("accounts", sizing.accounts());
        node.put("first_member", sizing.first());
        node.put("second_member", sizing.second());
        ArrayNode shares = node.putArray("shares");
        for (FundSizing.Part part : sizing.parts())
            shares.addObject()
                    .put("member", part.member())
                    .put("average_loss", Json.usd(part.averageMicros()))
                    .put("required", Json.usd(part.requiredMicros()));
        return node;
    }

    static ObjectNode size(FundSizing sizing) {
        ObjectNode node = Json.object();
        node.put("date", Utc.formatDay(sizing.day()));
        node.put("as_of_timestamp", Json.millis(sizing.asOfNanos()));
        node.put("scenarios", sizing.scenarios());
        if (sizing.scenario().isEmpty()) node.putNull("scenario");
        else node.put("scenario", sizing.scenario());
        node.put("size", Json.usd(sizing.sizeMicros()));
        node.put("largest_loss", Json.usd(sizing.firstMicros()));
        node.put("second_loss", Json.usd(sizing.secondMicros()));
        node.put("members", sizing.parts().size());
        node.put("minimum_share", Json.usd(sizing.minimumMicros()));
        node.put("required", Json.usd(sizing.requiredMicros()));
        return node;
    }
}

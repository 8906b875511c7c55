package kilohour.gateway;

import static kilohour.gateway.Method.Access.PUBLIC;

import java.util.List;
import java.util.Optional;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenPrint;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;

/** The token index: its prints and its records. */
final class TokenIndexMethods {
    private static final int DAYS_MAX = 1_100;

    private final Replica replica;
    private final Records records;

    TokenIndexMethods(Replica replica, Records records) {
        this.replica = replica;
        this.records = records;
    }

    List<Method> methods() {
        return List.of(
                Method.of(
                        "public/kilohour/get_token_index_prints",
                        PUBLIC,
                        "Daily prints of the token index, with the linked index and the legs; by default the last 90"
                                + " days.",
                        List.of(
                                Parameter.date("from", "First day, as in 2026-11-01, UTC"),
                                Parameter.date("to", "Last day, UTC")),
                        this::prints),
                Method.of(
                        "public/kilohour/get_token_index_record",
                        PUBLIC,
                        "The full record of a day's print of the token index: basket with weights, each model's hosts,"
                                + " legs, link factor, interval, influence, rejects, hashes. The last day by default.",
                        List.of(Parameter.date("date", "Day of the print, UTC")),
                        call -> TokenIndexJson.record(record(call))));
    }

    private ArrayNode prints(Call call) {
        int today = replica.read(floor -> Utc.day(floor.exchange().nowNanos()));
        int to = call.arguments().dayOr("to", today);
        int from = call.arguments().dayOr("from", to - 90);
        if (from > to) throw Refusal.invalid("from", "from must not be after to");
        if (to - from > DAYS_MAX) throw Refusal.invalid("from", "at most " + DAYS_MAX + " days at once");
        return TokenIndexJson.prints(records.tokenPrints(from, to));
    }

    private TokenPrint record(Call call) {
        int asked = call.arguments().dayOr("date", Integer.MIN_VALUE);
        Optional<TokenPrint> record = asked == Integer.MIN_VALUE ? records.lastTokenPrint() : records.tokenPrint(asked);
        return record.orElseThrow(() -> new Refusal(
                ErrorCode.NOT_FOUND,
                "there is no record of " + TokenIndex.CODE + " for "
                        + (asked == Integer.MIN_VALUE ? "any day yet" : Utc.formatDay(asked)),
                "date"));
    }
}

package kilohour.gateway;

import java.math.BigDecimal;
import java.util.List;
import kilohour.tokens.CheapestMove;
import kilohour.tokens.Constituent;
import kilohour.tokens.HostInfluence;
import kilohour.tokens.HostShare;
import kilohour.tokens.TokenHour;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenPrint;
import kilohour.tokens.TokenReject;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Records of the token index as JSON: prices in dollars per million tokens, weights and shares as parts of one. */
final class TokenIndexJson {
    private TokenIndexJson() {}

    static ArrayNode prints(List<TokenPrint> prints) {
        ArrayNode list = Json.array();
        for (TokenPrint print : prints) {
            ObjectNode node = list.addObject();
            head(node, print);
            node.put("contributors", print.constituents().size());
        }
        return list;
    }

    /** What prints and records share; null where there is no print. */
    private static void head(ObjectNode node, TokenPrint print) {
        node.put("index_name", print.index());
        node.put("date", Utc.formatDay(print.epochDay()));
        node.put("value", tenths(print, print.valueTenths()));
        node.put("linked", tenths(print, print.linkedTenths()));
        node.put("link_factor", BigDecimal.valueOf(print.linkPpb(), 9));
        node.put("fresh_input", tenths(print, print.freshTenths()));
        node.put("cached_input", tenths(print, print.cachedTenths()));
        node.put("output", tenths(print, print.outputTenths()));
        node.put("status", print.status().name());
        node.put("grade", print.grade() == null ? null : print.grade().name());
        node.put("basket", print.basket());
        node.put("effective_number", BigDecimal.valueOf(print.effectiveNumberMillis(), 3));
        node.put("interval_low", tenths(print, print.intervalLowTenths()));
        node.put("interval_high", tenths(print, print.intervalHighTenths()));
    }

    private static BigDecimal tenths(TokenPrint print, long tenths) {
        return print.hasValue() ? Json.tenths(TokenIndex.GRID, tenths) : null;
    }

    static ObjectNode record(TokenPrint print) {
        ObjectNode node = Json.object();
        head(node, print);
        node.put("reason", print.reason());
        node.put("method_version", print.methodVersion());
        node.put("basket_hash", print.basketHash());
        node.put("measured", print.measured());
        cheapestMove(node, print.costToMove1Pct());
        print.constituents().forEach(model -> model(node.withArray("models").addObject(), model));
        node.withArray("models");
        influences(node.putArray("hosts"), print);
        hours(node.putArray("hours"), print);
        node.put("hourly", print.hourly());
        rejects(node.putArray("rejects"), print);
        node.put("input_hash", print.inputHash());
        node.put("previous_record_hash", print.previousRecordHash());
        node.put("record_hash", print.recordHash());
        return node;
    }

    private static void cheapestMove(ObjectNode node, CheapestMove move) {
        if (move == null) {
            node.putNull("cost_to_move_1pct");
            return;
        }
        ObjectNode row = node.putObject("cost_to_move_1pct");
        row.put("host", move.host());
        move.models().forEach(row.putArray("models")::add);
        row.put("change", BigDecimal.valueOf(move.movePpm(), 6));
        row.put("tokens_per_day", move.tokensPerDay() < 0 ? null : move.tokensPerDay());
        row.put("cost_usd", move.costMicros() < 0 ? null : Json.usd(move.costMicros()));
    }

    private static void model(ObjectNode row, Constituent model) {
        row.put("model", model.model());
        row.put("weight", Json.ppm(model.weightPpm()));
        row.put("value_share", Json.ppm(model.valueSharePpm()));
        row.put("state", model.state().name());
        row.put("days_old", model.daysOld());
        row.put("fresh_input", nanos(model.freshNanos()));
        row.put("cached_input", nanos(model.cachedNanos()));
        row.put("output", nanos(model.outputNanos()));
        row.put("influence", Json.tenths(TokenIndex.GRID, model.influenceTenths()));
        ArrayNode hosts = row.putArray("hosts");
        for (HostShare share : model.hosts()) {
            ObjectNode host = hosts.addObject();
            host.put("host", share.host());
            host.put("source", share.source());
            host.put("weight", Json.ppm(share.weightPpm()));
            host.put("fresh_input", nanos(share.freshNanos()));
            host.put("cached_input", nanos(share.cachedNanos()));
            host.put("output", nanos(share.outputNanos()));
        }
    }

    private static BigDecimal nanos(long nanos) {
        BigDecimal dollars = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        return dollars.scale() < 0 ? dollars.setScale(0) : dollars;
    }

    private static void influences(ArrayNode rows, TokenPrint print) {
        for (HostInfluence influence : print.hostInfluences()) {
            ObjectNode row = rows.addObject();
            row.put("host", influence.host());
            row.put("models", influence.models());
            row.put("influence", Json.tenths(TokenIndex.GRID, influence.influenceTenths()));
        }
    }

    private static void hours(ArrayNode rows, TokenPrint print) {
        for (TokenHour hour : print.hours()) {
            ObjectNode row = rows.addObject();
            row.put("timestamp", Json.millis(Utc.startOfHour(hour.epochHour())));
            row.put("value", Json.tenths(TokenIndex.GRID, hour.valueTenths()));
            row.put("linked", Json.tenths(TokenIndex.GRID, hour.linkedTenths()));
        }
    }

    private static void rejects(ArrayNode rows, TokenPrint print) {
        for (TokenReject reject : print.rejects()) {
            ObjectNode row = rows.addObject();
            row.put("model", reject.model());
            row.put("source", reject.source());
            row.put("reason", reject.reason().name());
            row.put("count", reject.count());
            row.put("price", nanos(reject.lowestNanos()));
            row.put("price_highest", nanos(reject.highestNanos()));
        }
    }
}

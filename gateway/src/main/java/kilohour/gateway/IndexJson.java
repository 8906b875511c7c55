package kilohour.gateway;

import java.math.BigDecimal;
import java.util.List;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints and index records as JSON. */
final class IndexJson {
    private IndexJson() {}

    static ArrayNode prints(List<Records.DayPrint> prints, PriceGrid grid) {
        ArrayNode list = Json.array();
        for (Records.DayPrint print : prints) {
            ObjectNode node = list.addObject();
            node.put("date", Utc.formatDay(print.day()));
            node.put("value", Json.tenths(grid, print.valueTenths()));
            node.put("status", print.status().name());
            node.put("grade", print.grade().name());
            node.put("contributors", print.contributors());
            node.put("effective_number", decimal(print.effectiveNumber()));
            node.put("interval_low", tenths(grid, print.intervalLowTenths()));
            node.put("interval_high", tenths(grid, print.intervalHighTenths()));
        }
        return list;
    }

    private static BigDecimal tenths(PriceGrid grid, Long tenths) {
        return tenths == null ? null : Json.tenths(grid, tenths);
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    static ObjectNode record(Records.IndexRecord record) {
        ObjectNode node = Json.object();
        node.put("index_name", record.index());
        node.put("date", Utc.formatDay(record.day()));
        node.put("value", decimal(record.value()));
        node.put("status", record.status());
        node.put("grade", record.grade());
        node.put("reason", record.reason());
        node.put("method_version", record.methodVersion());
        node.put("effective_number", decimal(record.effectiveNumber()));
        node.put("interval_low", decimal(record.intervalLow()));
        node.put("interval_high", decimal(record.intervalHigh()));
        node.put("cost_to_move_1pct_usd", decimal(record.costToMoveUsd()));
        ObjectNode shares = node.putObject("evidence_shares");
        shares.put("trade", decimal(record.tradeShare()));
        shares.put("offer", decimal(record.offerShare()));
        shares.put("list", decimal(record.listShare()));
        ArrayNode contributors = node.putArray("contributors");
        for (var contributor : record.contributors()) {
            ObjectNode row = contributors.addObject();
            row.put("provider", contributor.provider());
            row.put("owner", contributor.owner());
            row.put("price", decimal(contributor.price()));
            row.put("weight", decimal(contributor.weight()));
            row.put("evidence", contributor.evidence());
            row.put("influence", decimal(contributor.influence()));
        }
        ArrayNode rejects = node.putArray("rejects");
        for (var reject : record.rejects()) {
            ObjectNode row = rejects.addObject();
            row.put("source", reject.source());
            row.put("provider", reject.provider());
            row.put("price", decimal(reject.price()));
            row.put("reason", reject.reason());
            row.put("count", reject.count());
        }
        node.put("input_hash", record.inputHash());
        node.put("previous_record_hash", record.previousRecordHash());
        node.put("record_hash", record.recordHash());
        return node;
    }
}

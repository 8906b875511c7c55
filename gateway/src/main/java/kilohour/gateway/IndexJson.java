package kilohour.gateway;

import java.math.BigDecimal;
import java.util.List;
import kilohour.index.Contribution;
import kilohour.index.HourShare;
import kilohour.index.PrintRecord;
import kilohour.index.RejectedInput;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints and index records as JSON: prices in dollars per unit, weights and shares as parts of one. */
final class IndexJson {
    private IndexJson() {}

    static ArrayNode prints(List<Records.DayPrint> prints, PriceGrid grid) {
        ArrayNode list = Json.array();
        for (Records.DayPrint print : prints) {
            PrintRecord record = print.record();
            ObjectNode node = list.addObject();
            node.put("date", Utc.formatDay(print.day()));
            node.put("value", Json.tenths(grid, print.valueTenths()));
            node.put("status", print.status().name());
            node.put("grade", print.grade().name());
            node.put(
                    "contributors",
                    record == null ? null : record.contributors().size());
            node.put("effective_number", record == null ? null : thousandths(record.effectiveNumberMillis()));
            node.put("interval_low", record == null ? null : Json.tenths(grid, record.intervalLowTenths()));
            node.put("interval_high", record == null ? null : Json.tenths(grid, record.intervalHighTenths()));
        }
        return list;
    }

    private static BigDecimal thousandths(long millis) {
        return BigDecimal.valueOf(millis, 3);
    }

    static ObjectNode record(PrintRecord record, PriceGrid grid) {
        ObjectNode node = Json.object();
        node.put("index_name", record.index());
        node.put("date", Utc.formatDay(record.epochDay()));
        node.put("value", record.hasValue() ? Json.tenths(grid, record.valueTenths()) : null);
        node.put("status", record.status().name());
        node.put("grade", record.grade() == null ? null : record.grade().name());
        node.put("reason", record.reason());
        node.put("method_version", record.methodVersion());
        node.put("effective_number", thousandths(record.effectiveNumberMillis()));
        node.put("interval_low", Json.tenths(grid, record.intervalLowTenths()));
        node.put("interval_high", Json.tenths(grid, record.intervalHighTenths()));
        node.put(
                "cost_to_move_1pct_usd",
                record.costToMove1Pct() == null
                        ? null
                        : Json.usd(record.costToMove1Pct().costMicros()));
        ObjectNode shares = node.putObject("evidence_shares");
        shares.put("trade", Json.ppm(record.evidence().tradePpm()));
        shares.put("offer", Json.ppm(record.evidence().offerPpm()));
        shares.put("list", Json.ppm(record.evidence().listPpm()));
        contributors(node.putArray("contributors"), record, grid);
        hours(node.putArray("hours"), record, grid);
        rejects(node.putArray("rejects"), record);
        node.put("input_hash", record.inputHash());
        node.put("previous_record_hash", record.previousRecordHash());
        node.put("record_hash", record.recordHash());
        return node;
    }

    private static void contributors(ArrayNode rows, PrintRecord record, PriceGrid grid) {
        for (Contribution contribution : record.contributors()) {
            ObjectNode row = rows.addObject();
            row.put("provider", contribution.provider());
            row.put("owner", contribution.owner());
            row.put("price", Json.usd(contribution.priceMicros()));
            row.put("weight", Json.ppm(contribution.weightPpm()));
            row.put("evidence", contribution.evidence().name());
            row.put("influence", Json.tenths(grid, contribution.influenceTenths()));
        }
    }

    /** Prices and weights in the order of the contributors; null for one that was not in the hour. */
    private static void hours(ArrayNode rows, PrintRecord record, PriceGrid grid) {
        for (HourShare hour : record.hourShares()) {
            ObjectNode row = rows.addObject();
            row.put("timestamp", Json.millis(Utc.startOfHour(hour.epochHour())));
            row.put("value", Json.tenths(grid, hour.valueTenths()));
            ArrayNode prices = row.putArray("prices");
            for (long micros : hour.pricesMicros()) prices.add(micros == 0 ? null : Json.usd(micros));
            ArrayNode weights = row.putArray("weights");
            for (int i = 0; i < hour.weightsPpm().size(); i++)
                weights.add(
                        hour.pricesMicros().get(i) == 0
                                ? null
                                : Json.ppm(hour.weightsPpm().get(i)));
        }
    }

    /** Alike rejects are one row: from the lowest price to the highest. */
    private static void rejects(ArrayNode rows, PrintRecord record) {
        for (RejectedInput reject : record.rejects()) {
            ObjectNode row = rows.addObject();
            row.put("source", reject.source());
            row.put("provider", reject.provider());
            row.put("price", Json.usd(reject.lowestMicros()));
            row.put("price_highest", Json.usd(reject.highestMicros()));
            row.put("reason", reject.reason().sentence());
            row.put("count", reject.count());
        }
    }
}

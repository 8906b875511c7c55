package kilohour.gateway;

import java.math.BigDecimal;
import java.util.List;
import kilohour.index.Contribution;
import kilohour.index.CostToMove;
import kilohour.index.Differential;
import kilohour.index.Good;
import kilohour.index.GradeTable;
import kilohour.index.HourShare;
import kilohour.index.LocationBasis;
import kilohour.index.PrintRecord;
import kilohour.index.RejectedInput;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the indices publish as JSON: prices in dollars per unit, weights, shares and differences as parts of one. */
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
            evidence(node, print.record(), grid);
        }
        return list;
    }

    /** Prints of an index without contracts, from their records; a day without a print has no value. */
    static ArrayNode regionalPrints(List<PrintRecord> records) {
        ArrayNode list = Json.array();
        for (PrintRecord record : records) {
            ObjectNode node = list.addObject();
            node.put("date", Utc.formatDay(record.epochDay()));
            node.put("value", record.hasValue() ? Json.tenths(Good.GRID, record.valueTenths()) : null);
            node.put("status", record.status().name());
            node.put("grade", record.grade() == null ? null : record.grade().name());
            evidence(node, record, Good.GRID);
        }
        return list;
    }

    private static void evidence(ObjectNode node, PrintRecord record, PriceGrid grid) {
        boolean known = record != null && !record.isReported();
        node.put("contributors", known ? record.contributors().size() : null);
        node.put("effective_number", known ? thousandths(record.effectiveNumberMillis()) : null);
        boolean valued = known && record.hasValue();
        node.put("interval_low", valued ? Json.tenths(grid, record.intervalLowTenths()) : null);
        node.put("interval_high", valued ? Json.tenths(grid, record.intervalHighTenths()) : null);
    }

    static ArrayNode basis(List<LocationBasis> series) {
        ArrayNode list = Json.array();
        for (LocationBasis basis : series) {
            ObjectNode node = list.addObject();
            node.put("date", Utc.formatDay(basis.epochDay()));
            node.put("index_name", basis.index());
            node.put("parent", basis.parent());
            node.put("basis", valueOrNull(basis, basis.basisTenths()));
            node.put("interval_low", valueOrNull(basis, basis.lowTenths()));
            node.put("interval_high", valueOrNull(basis, basis.highTenths()));
            node.put("status", basis.status().name());
            node.put("grade", basis.hasValue() ? basis.grade().name() : null);
            node.put("reason", basis.reason());
        }
        return list;
    }

    private static BigDecimal valueOrNull(LocationBasis basis, long tenths) {
        return basis.hasValue() ? Json.tenths(Good.GRID, tenths) : null;
    }

    static ObjectNode grades(String index, GradeTable table) {
        ObjectNode node = Json.object();
        node.put("index_name", index);
        node.put("gpu", table.gpu());
        node.put("from", Utc.formatDay(table.fromDay()));
        node.put("to", Utc.formatDay(table.toDay()));
        node.put("goods", table.rows());
        node.put("goods_compared", table.rowsUsed());
        node.put("providers", table.providers());
        node.put("degrees_of_freedom", table.degreesOfFreedom());
        ArrayNode rows = node.putArray("differentials");
        for (Differential each : table.differentials()) {
            ObjectNode row = rows.addObject();
            row.put("attribute", each.attribute().words());
            row.put("level", each.level());
            row.put("against", each.base());
            row.put("difference", each.isRefused() ? null : BigDecimal.valueOf(each.differenceBps(), 4));
            row.put("standard_error", each.isRefused() ? null : BigDecimal.valueOf(each.standardErrorBps(), 4));
            row.put("providers", each.providers());
            row.put("result", each.isRefused() ? "refused: " + each.refusal() : "carried");
        }
        return node;
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
        node.put("practice", record.practice());
        node.put("method_version", record.methodVersion());
        boolean hasInterval = record.hasValue() && !record.isReported();
        node.put("effective_number", record.isReported() ? null : thousandths(record.effectiveNumberMillis()));
        node.put("interval_low", hasInterval ? Json.tenths(grid, record.intervalLowTenths()) : null);
        node.put("interval_high", hasInterval ? Json.tenths(grid, record.intervalHighTenths()) : null);
        node.put(
                "cost_to_move_1pct_usd",
                record.costToMove1Pct() == null
                        ? null
                        : Json.usd(record.costToMove1Pct().costMicros()));
        costToMove(node, record.costToMove1Pct());
        largestInfluence(node, record, grid);
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

    /** Whose quotes would be moved, from where to where, and how many GPU-hours stand behind them. */
    private static void costToMove(ObjectNode record, CostToMove cost) {
        if (cost == null) {
            record.putNull("cost_to_move_1pct");
            return;
        }
        ObjectNode node = record.putObject("cost_to_move_1pct");
        node.put("owner", cost.owner());
        node.put("price", Json.usd(cost.priceMicros()));
        node.put("moved_price", Json.usd(cost.movedPriceMicros()));
        node.put("gpu_hours", cost.gpuHours());
        node.put("usd", Json.usd(cost.costMicros()));
    }

    private static void largestInfluence(ObjectNode record, PrintRecord print, PriceGrid grid) {
        Contribution largest = print.mostInfluential().orElse(null);
        if (largest == null) {
            record.putNull("largest_influence");
            return;
        }
        ObjectNode node = record.putObject("largest_influence");
        node.put("provider", largest.provider());
        node.put("owner", largest.owner());
        node.put("influence", Json.tenths(grid, largest.influenceTenths()));
    }

    private static void contributors(ArrayNode rows, PrintRecord record, PriceGrid grid) {
        for (Contribution contribution : record.contributors()) {
            ObjectNode row = rows.addObject();
            row.put("provider", contribution.provider());
            row.put("owner", contribution.owner());
            row.put("price", Json.usd(contribution.priceMicros()));
            row.put("weight", Json.ppm(contribution.weightPpm()));
            row.put("evidence", contribution.evidence().name());
            row.put("gpus_on_offer", contribution.gpusOnOffer());
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
            row.put("code", reject.reason().name());
            row.put("count", reject.count());
        }
    }
}

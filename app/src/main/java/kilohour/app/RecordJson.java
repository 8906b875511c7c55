package kilohour.app;

import kilohour.index.Contribution;
import kilohour.index.Good;
import kilohour.index.PrintRecord;
import kilohour.index.RejectedInput;
import kilohour.units.Decimals;
import kilohour.units.Utc;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A print's record as the history keeps it: JSON, decimals as exact text, nothing left out. */
final class RecordJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private RecordJson() {}

    static String of(PrintRecord record) {
        ObjectNode json = JSON.createObjectNode();
        json.put("index", record.index());
        json.put("day", Utc.formatDay(record.epochDay()));
        json.put("value", record.hasValue() ? Good.GRID.formatTenths(record.valueTenths()) : null);
        json.put("status", record.status().name());
        json.put("grade", record.grade() == null ? null : record.grade().name());
        json.put("reason", record.reason());
        json.put("stretched", record.stretched());
        json.put("practice", record.practice());
        json.put("method_version", record.methodVersion());
        json.put("hours", record.hours());
        json.put("effective_number", Decimals.format(record.effectiveNumberMillis(), 3));
        json.put("interval_low", Good.GRID.formatTenths(record.intervalLowTenths()));
        json.put("interval_high", Good.GRID.formatTenths(record.intervalHighTenths()));
        evidence(json, record);
        costToMove(json, record);
        var contributors = json.putArray("contributors");
        record.contributors().forEach(each -> contributor(contributors.addObject(), each));
        var rejects = json.putArray("rejects");
        record.rejects().forEach(each -> reject(rejects.addObject(), each));
        json.put("input_hash", record.inputHash());
        json.put("previous_record_hash", record.previousRecordHash());
        json.put("record_hash", record.recordHash());
        return JSON.writeValueAsString(json);
    }

    private static void evidence(ObjectNode json, PrintRecord record) {
        json.put("trade_share", share(record.evidence().tradePpm()));
        json.put("offer_share", share(record.evidence().offerPpm()));
        json.put("list_share", share(record.evidence().listPpm()));
    }

    private static void costToMove(ObjectNode json, PrintRecord record) {
        var cost = record.costToMove1Pct();
        if (cost == null) {
            json.putNull("cost_to_move_1pct");
            return;
        }
        json.putObject("cost_to_move_1pct")
                .put("owner", cost.owner())
                .put("price", Decimals.format(cost.priceMicros(), 6))
                .put("moved_price", Decimals.format(cost.movedPriceMicros(), 6))
                .put("gpu_hours", cost.gpuHours())
                .put("cost_usd", Decimals.format(cost.costMicros(), 6));
    }

    private static void contributor(ObjectNode json, Contribution each) {
        json.put("provider", each.provider());
        json.put("owner", each.owner());
        json.put("price", Decimals.format(each.priceMicros(), 6));
        json.put("weight", share(each.weightPpm()));
        json.put("evidence", each.evidence().name());
        json.put("gpus_on_offer", each.gpusOnOffer());
        json.put("influence", Good.GRID.formatTenths(each.influenceTenths()));
    }

    private static void reject(ObjectNode json, RejectedInput each) {
        json.put("source", each.source());
        json.put("provider", each.provider());
        json.put("lowest_price", Decimals.format(each.lowestMicros(), 6));
        json.put("highest_price", Decimals.format(each.highestMicros(), 6));
        json.put("reason", each.reason().name());
        json.put("count", each.count());
    }

    private static String share(long ppm) {
        return Decimals.format(ppm, 6);
    }
}

package kilohour.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kilohour.index.Contribution;
import kilohour.index.CostToMove;
import kilohour.index.Good;
import kilohour.index.HourShare;
import kilohour.index.PrintRecord;
import kilohour.index.RejectedInput;
import kilohour.units.Decimals;
import kilohour.units.Utc;

/**
 * A print's record as one table, each row with the part of the record it belongs to: {@code fact} (name and value),
 * {@code contributor} (its day), {@code hour} (the value of an hour), {@code hour_contributor} (price and weight of one
 * in an hour), {@code reject}. Prices in dollars, weights in parts of one.
 */
final class RecordCsv {
    static final List<String> HEADER = List.of(
            "part",
            "name",
            "value",
            "hour",
            "owner",
            "source",
            "evidence",
            "price_usd",
            "highest_price_usd",
            "weight",
            "gpus_on_offer",
            "influence_usd",
            "count",
            "reason");

    private final List<List<String>> rows = new ArrayList<>();

    private RecordCsv() {}

    static String of(PrintRecord record) {
        var csv = new RecordCsv();
        csv.facts(record);
        for (Contribution each : record.contributors()) csv.contributor(each);
        for (HourShare each : record.hourShares()) csv.hour(each, record.contributors());
        for (RejectedInput each : record.rejects()) csv.reject(each);
        return CsvText.of(HEADER, csv.rows);
    }

    private void facts(PrintRecord record) {
        boolean valued = record.hasValue();
        fact("index", record.index());
        fact("date", Utc.formatDay(record.epochDay()));
        fact("status", record.status().name());
        fact("reason", record.reason());
        fact("value_usd", valued ? Good.GRID.formatTenths(record.valueTenths()) : "");
        fact("grade", record.grade() == null ? "" : record.grade().name());
        fact("practice", Boolean.toString(record.practice()));
        fact("method_version", record.methodVersion());
        fact("hours", Integer.toString(record.hours()));
        fact("effective_number", Decimals.format(record.effectiveNumberMillis(), 3));
        fact("interval_low_usd", valued ? Good.GRID.formatTenths(record.intervalLowTenths()) : "");
        fact("interval_high_usd", valued ? Good.GRID.formatTenths(record.intervalHighTenths()) : "");
        fact("trade_share", Decimals.format(record.evidence().tradePpm(), 6));
        fact("offer_share", Decimals.format(record.evidence().offerPpm(), 6));
        fact("list_share", Decimals.format(record.evidence().listPpm(), 6));
        record.mostInfluential().ifPresent(largest -> {
            fact("largest_influence_provider", largest.provider());
            fact("largest_influence_usd", Good.GRID.formatTenths(largest.influenceTenths()));
        });
        if (record.costToMove1Pct() != null) cost(record.costToMove1Pct());
        fact("input_hash", record.inputHash());
        fact("previous_record_hash", record.previousRecordHash());
        fact("record_hash", record.recordHash());
    }

    private void cost(CostToMove cost) {
        fact("cost_to_move_1pct_usd", usd(cost.costMicros()));
        fact("cost_to_move_1pct_owner", cost.owner());
        fact("cost_to_move_1pct_price_usd", usd(cost.priceMicros()));
        fact("cost_to_move_1pct_moved_price_usd", usd(cost.movedPriceMicros()));
        fact("cost_to_move_1pct_gpu_hours", Long.toString(cost.gpuHours()));
    }

    private void fact(String name, String value) {
        row("fact", "name", name, "value", value);
    }

    private void contributor(Contribution each) {
        row(
                "contributor",
                "name",
                each.provider(),
                "owner",
                each.owner(),
                "evidence",
                each.evidence().name(),
                "price_usd",
                usd(each.priceMicros()),
                "weight",
                Decimals.format(each.weightPpm(), 6),
                "gpus_on_offer",
                Long.toString(each.gpusOnOffer()),
                "influence_usd",
                Good.GRID.formatTenths(each.influenceTenths()));
    }

    private void hour(HourShare hour, List<Contribution> contributors) {
        String at = Utc.format(Utc.startOfHour(hour.epochHour()));
        row("hour", "hour", at, "value", Good.GRID.formatTenths(hour.valueTenths()));
        for (int i = 0; i < contributors.size(); i++)
            if (hour.pricesMicros().get(i) != 0)
                row(
                        "hour_contributor",
                        "name",
                        contributors.get(i).provider(),
                        "hour",
                        at,
                        "price_usd",
                        usd(hour.pricesMicros().get(i)),
                        "weight",
                        Decimals.format(hour.weightsPpm().get(i), 6));
    }

    private void reject(RejectedInput each) {
        row(
                "reject",
                "name",
                each.provider(),
                "source",
                each.source(),
                "price_usd",
                usd(each.lowestMicros()),
                "highest_price_usd",
                usd(each.highestMicros()),
                "count",
                Long.toString(each.count()),
                "reason",
                each.reason().name());
    }

    private static String usd(long micros) {
        return Decimals.format(micros, 6);
    }

    /** @param cells column, value, column, value, … */
    private void row(String part, String... cells) {
        var row = new String[HEADER.size()];
        Arrays.fill(row, "");
        row[0] = part;
        for (int i = 0; i < cells.length; i += 2) row[HEADER.indexOf(cells[i])] = cells[i + 1];
        rows.add(List.of(row));
    }
}

package kilohour.index;

import kilohour.units.Utc;

/** The canonical text of a record: one fact a line, numbers whole and in their own units, nothing left out. */
final class RecordText {
    private final StringBuilder text = new StringBuilder();

    private RecordText() {}

    static String of(PrintRecord record) {
        var lines = new RecordText();
        lines.line("index", record.index());
        lines.line("day", Utc.formatDay(record.epochDay()));
        lines.line("status", record.status());
        lines.line("reason", record.reason());
        lines.line("value_tenths", record.valueTenths());
        lines.line("grade", record.grade() == null ? "" : record.grade());
        lines.line("stretched", record.stretched());
        lines.line("practice", record.practice());
        lines.line("method_version", record.methodVersion());
        lines.line("hours", record.hours());
        for (Contribution c : record.contributors())
            lines.line(
                    "contributor",
                    c.provider()
                            + ' '
                            + c.owner()
                            + ' '
                            + c.priceMicros()
                            + ' '
                            + c.weightPpm()
                            + ' '
                            + c.evidence()
                            + ' '
                            + c.gpusOnOffer()
                            + ' '
                            + c.influenceTenths());
        for (HourShare hour : record.hourShares()) lines.hour(hour);
        EvidenceShares e = record.evidence();
        lines.line("evidence", e.tradePpm() + " " + e.offerPpm() + ' ' + e.listPpm());
        lines.line("effective_number_millis", record.effectiveNumberMillis());
        lines.line("interval_tenths", record.intervalLowTenths() + " " + record.intervalHighTenths());
        lines.cost(record.costToMove1Pct());
        for (RejectedInput r : record.rejects())
            lines.line(
                    "reject",
                    r.source()
                            + ' '
                            + r.provider()
                            + ' '
                            + r.reason()
                            + ' '
                            + r.count()
                            + ' '
                            + r.lowestMicros()
                            + ' '
                            + r.highestMicros());
        lines.line("input_hash", record.inputHash());
        lines.line("previous_record_hash", record.previousRecordHash());
        return lines.text.toString();
    }

    /** Value, then {@code price:weight} of each contributor in their order; {@code -} for one not in the hour. */
    private void hour(HourShare hour) {
        var entries = new StringBuilder(Utc.format(Utc.startOfHour(hour.epochHour())));
        entries.append(' ').append(hour.valueTenths());
        for (int i = 0; i < hour.pricesMicros().size(); i++) {
            long price = hour.pricesMicros().get(i);
            int weight = hour.weightsPpm().get(i);
            entries.append(' ').append(price == 0 ? "-" : price + ":" + weight);
        }
        line("hour", entries);
    }

    private void cost(CostToMove cost) {
        if (cost == null) line("cost_to_move_1pct", "");
        else
            line(
                    "cost_to_move_1pct",
                    cost.owner()
                            + ' '
                            + cost.priceMicros()
                            + ' '
                            + cost.movedPriceMicros()
                            + ' '
                            + cost.gpuHours()
                            + ' '
                            + cost.costMicros());
    }

    private void line(String name, Object value) {
        text.append(name).append('=').append(value).append('\n');
    }
}

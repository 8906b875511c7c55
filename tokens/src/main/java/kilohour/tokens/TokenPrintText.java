package kilohour.tokens;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import kilohour.units.Utc;

/** The canonical text of a token print. */
final class TokenPrintText {
    private final StringBuilder text = new StringBuilder();

    private TokenPrintText() {}

    static String of(TokenPrint print) {
        var lines = new TokenPrintText();
        lines.line("index", print.index());
        lines.line("day", Utc.formatDay(print.epochDay()));
        lines.line("status", print.status());
        lines.line("reason", print.reason());
        lines.line("value_tenths", print.valueTenths());
        lines.line("linked_tenths", print.linkedTenths());
        lines.line("link_ppb", print.linkPpb());
        lines.line("fresh_tenths", print.freshTenths());
        lines.line("cached_tenths", print.cachedTenths());
        lines.line("output_tenths", print.outputTenths());
        lines.line("grade", print.grade() == null ? "" : print.grade());
        lines.line("practice", print.practice());
        lines.line("method_version", print.methodVersion());
        lines.line("basket", print.basket());
        lines.line("basket_hash", print.basketHash());
        lines.line("measured", print.measured());
        print.constituents().forEach(lines::constituent);
        lines.line("effective_number_millis", print.effectiveNumberMillis());
        lines.facts("interval_tenths", print.intervalLowTenths(), print.intervalHighTenths());
        lines.cost(print.costToMove1Pct());
        for (HostInfluence h : print.hostInfluences())
            lines.facts("influence", h.host(), h.models(), h.influenceTenths());
        for (TokenHour h : print.hours())
            lines.facts("hour", Utc.format(Utc.startOfHour(h.epochHour())), h.valueTenths(), h.linkedTenths());
        lines.line("hourly", print.hourly());
        print.rejects().forEach(lines::reject);
        lines.line("input_hash", print.inputHash());
        lines.line("previous_record_hash", print.previousRecordHash());
        return lines.text.toString();
    }

    private void constituent(Constituent c) {
        facts(
                "constituent",
                c.model(),
                c.weightPpm(),
                c.valueSharePpm(),
                c.state(),
                c.freshNanos(),
                c.cachedNanos(),
                c.outputNanos(),
                c.daysOld(),
                c.influenceTenths());
        for (HostShare h : c.hosts())
            facts(
                    "host",
                    c.model(),
                    h.host(),
                    h.source(),
                    h.tokens(),
                    h.weightPpm(),
                    h.freshNanos(),
                    h.cachedNanos(),
                    h.outputNanos());
    }

    private void cost(CheapestMove move) {
        if (move == null) line("cost_to_move_1pct", "");
        else
            facts(
                    "cost_to_move_1pct",
                    move.host(),
                    String.join("+", move.models()),
                    move.movePpm(),
                    move.tokensPerDay(),
                    move.costMicros());
    }

    private void reject(TokenReject r) {
        facts("reject", r.model(), r.source(), r.reason(), r.count(), r.lowestNanos(), r.highestNanos());
    }

    private void facts(String name, Object... facts) {
        line(name, Stream.of(facts).map(String::valueOf).collect(Collectors.joining(" ")));
    }

    private void line(String name, Object value) {
        text.append(name).append('=').append(value).append('\n');
    }
}

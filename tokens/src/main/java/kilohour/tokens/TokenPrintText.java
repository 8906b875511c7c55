package kilohour.tokens;

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
        print.rejects().forEach(lines::reject);
        lines.line("input_hash", print.inputHash());
        lines.line("previous_record_hash", print.previousRecordHash());
        return lines.text.toString();
    }

    private void constituent(Constituent c) {
        line(
                "constituent",
                c.model()
                        + ' '
                        + c.weightPpm()
                        + ' '
                        + c.valueSharePpm()
                        + ' '
                        + c.state()
                        + ' '
                        + c.freshNanos()
                        + ' '
                        + c.cachedNanos()
                        + ' '
                        + c.outputNanos()
                        + ' '
                        + c.hosts()
                        + ' '
                        + c.daysOld());
    }

    private void reject(TokenReject r) {
        line(
                "reject",
                r.model()
                        + ' '
                        + r.source()
                        + ' '
                        + r.reason()
                        + ' '
                        + r.count()
                        + ' '
                        + r.lowestNanos()
                        + ' '
                        + r.highestNanos());
    }

    private void line(String name, Object value) {
        text.append(name).append('=').append(value).append('\n');
    }
}

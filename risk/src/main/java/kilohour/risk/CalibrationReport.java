package kilohour.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kilohour.units.Utc;

/** A calibration as a person reads it. */
public record CalibrationReport(
        Calibration calibration, List<CurveStudy.Finding> curve, List<ChargeStudy.Finding> charges) {
    private static final int EXCEEDED_SHOWN = 12;

    public CalibrationReport {
        curve = List.copyOf(curve);
        charges = List.copyOf(charges);
    }

    /** A line for each index, and one for the offset. */
    public List<String> summary() {
        var lines = new ArrayList<String>();
        for (Calibration.Series each : calibration.series())
            lines.add(
                    each.grid().isEmpty()
                            ? "%s: no parameters: %s".formatted(each.index(), each.refusal())
                            : "%s: down %s, up %s in two days; covered %s of falls and %s of rises out of sample (%s, %s)"
                                    .formatted(
                                            each.index(),
                                            percent(each.size().down()),
                                            percent(each.size().up()),
                                            percent2(each.falls().coverage()),
                                            percent2(each.rises().coverage()),
                                            zone(each.falls()),
                                            zone(each.rises())));
        lines.add(offsetLine());
        return lines;
    }

    private String offsetLine() {
        Offsets offsets = calibration.offsets();
        return offsets.group().isEmpty()
                ? "Offset across indices: none, no pair supports one"
                : "Offset across %s: %s"
                        .formatted(String.join(", ", offsets.group()), percent(offsets.offsetPpm() / 1e6));
    }

    public String markdown() {
        var text = new StringBuilder();
        text.append("# Margin, calibrated on prints from %s to %s\n\n"
                .formatted(Utc.formatDay(calibration.fromDay()), Utc.formatDay(calibration.toDay())));
        method(text);
        sizes(text);
        breaks(text);
        moves(text);
        prints(text);
        exceeded(text);
        offsets(text);
        portfolios(text);
        procyclicality(text);
        curve(text);
        charges(text);
        return text.toString();
    }

    private void method(StringBuilder text) {
        CalibrationMethod method = calibration.method();
        text.append("""
                ## Method

                Filtered historical simulation. A move is the weighted mean of the log returns of the providers in both of two
                prints, so that who joins or leaves is no return; below %s of the weight in both, and where the grade of
                evidence or the method changes, there is a break and no return. Prices that stood still are no zero returns but
                a longer span: a move over Δ days counts as √Δ of a day's. Each move is divided by the volatility known before
                it: exponentially weighted, %s a day, blended with %s of the stressed period's (the %d days of highest realised
                variance so far), never below the whole history's. The %d innovations of all indices together have their %s
                tails at %.2f (falls) and %.2f (rises) volatilities; with fewer than %d the largest stands for the tail, with
                fewer than twice that the larger side for both. Size = tail × volatility × √%d days, and no less than 99%% of
                what the print itself did over the horizon so far, whatever moved it but a break: contracts settle on prints.
                Jumps of their own size come on top: a new generation, a supply shock.

                """.formatted(
                        percent(method.matchedShareMin()),
                        number(method.decayPerDay()),
                        percent(method.stressWeight()),
                        method.stressDays(),
                        calibration.innovations(),
                        percent(method.tail()),
                        calibration.lowerTail(),
                        calibration.upperTail(),
                        Math.round(1 / (1 - method.tail())),
                        method.horizonDays()));
    }

    private void sizes(StringBuilder text) {
        text.append("""
                ## Sizes

                Volatilities per square root of a day.

                | index | down | up | least, from prints | filtered | stressed | stressed period | whole history | used | prints | changes | breaks |
                |---|---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (Calibration.Series each : calibration.series())
            text.append(
                    each.grid().isEmpty()
                            ? "| %s | refused: %s | | | | | | | | %d | %d | %d |\n"
                                    .formatted(
                                            each.index(),
                                            each.refusal(),
                                            each.prints(),
                                            each.changes(),
                                            each.breaks().size())
                            : "| %s | %s | %s | %s | %s | %s | %s to %s | %s | %s | %d | %d | %d |\n"
                                    .formatted(
                                            each.index(),
                                            percent(each.size().down()),
                                            percent(each.size().up()),
                                            percent(each.printFloor()),
                                            percent2(each.volatility().filtered()),
                                            percent2(each.volatility().stressed()),
                                            Utc.formatDay(each.stressedFromDay()),
                                            Utc.formatDay(each.stressedToDay()),
                                            percent2(each.volatility().wholeHistory()),
                                            percent2(each.volatility().used()),
                                            each.prints(),
                                            each.changes(),
                                            each.breaks().size()));
        text.append('\n');
    }

    private void breaks(StringBuilder text) {
        text.append(
                "## Breaks\n\nDays that are no return, with what the print did.\n\n| index | day | print | why |\n|---|---|---|---|\n");
        for (Calibration.Series each : calibration.series())
            for (PriceHistory.Break gap : each.breaks())
                text.append("| %s | %s | %s | %s |\n"
                        .formatted(each.index(), Utc.formatDay(gap.day()), signed(gap.printReturn()), gap.reason()));
        text.append('\n');
    }

    private void moves(StringBuilder text) {
        text.append("""
                ## Moves of prices, out of sample

                Each move against the size known the day before it, over its own days. Asked: 99%. Zones are Basel's.

                | index | moves | falls beyond | covered | zone | Kupiec | rises beyond | covered | zone | Kupiec |
                |---|---|---|---|---|---|---|---|---|---|
                """);
        for (Calibration.Series each : tested())
            text.append("| %s | %d | %s | %s |\n"
                    .formatted(each.index(), each.falls().tests(), light(each.falls()), light(each.rises())));
        text.append('\n');
    }

    private List<Calibration.Series> tested() {
        return calibration.series().stream()
                .filter(each -> each.grid().isPresent())
                .toList();
    }

    private static String light(TrafficLight light) {
        return "%d | %s | %s | %s"
                .formatted(light.exceeded(), percent2(light.coverage()), zone(light), number(light.kupiecChance()));
    }

    private void prints(StringBuilder text) {
        text.append("""
                ## Prints, out of sample

                What a position lost over two days of prints, every day anew, against all scenarios with their jumps; whatever
                moved the print. Clean windows are those in which prices moved and nothing else: no break, nobody else counted,
                no price that had stood for more than five days and caught up.

                | index | windows | longs beyond | covered | zone | shorts beyond | covered | zone | clean windows | longs | shorts |
                |---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (Calibration.Series each : tested()) {
            PrintTest test = each.printTest();
            text.append("| %s | %d | %d | %s | %s | %d | %s | %s | %d | %s %s | %s %s |\n"
                    .formatted(
                            each.index(),
                            test.longs().tests(),
                            test.longs().exceeded(),
                            percent2(test.longs().coverage()),
                            zone(test.longs()),
                            test.shorts().exceeded(),
                            percent2(test.shorts().coverage()),
                            zone(test.shorts()),
                            test.longsClean().tests(),
                            percent2(test.longsClean().coverage()),
                            zone(test.longsClean()),
                            percent2(test.shortsClean().coverage()),
                            zone(test.shortsClean())));
        }
        text.append(
                "\nWhat stood behind the windows beyond margin:\n\n| index | break | coverage | caught up | prices |\n|---|---|---|---|---|\n");
        for (Calibration.Series each : tested()) {
            Map<PrintTest.Cause, Long> causes = each.printTest().causes();
            text.append("| %s | %d | %d | %d | %d |\n"
                    .formatted(
                            each.index(),
                            causes.get(PrintTest.Cause.BREAK),
                            causes.get(PrintTest.Cause.COVERAGE),
                            causes.get(PrintTest.Cause.CAUGHT_UP),
                            causes.get(PrintTest.Cause.PRICES)));
        }
        text.append('\n');
    }

    private void exceeded(StringBuilder text) {
        text.append(
                "The largest of them:\n\n| index | last day | print | prices in both | margin | cause |\n|---|---|---|---|---|---|\n");
        tested().stream()
                .flatMap(each -> each.printTest().exceeded().stream())
                .sorted(Comparator.comparingDouble((PrintTest.Exceeded each) -> each.margin() - Math.abs(each.move())))
                .limit(EXCEEDED_SHOWN)
                .forEach(each -> text.append("| %s | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                each.index(),
                                Utc.formatDay(each.day()),
                                signed(each.move()),
                                signed(each.matched()),
                                percent(each.margin()),
                                each.cause().name().toLowerCase(Locale.ROOT).replace('_', ' '))));
        text.append('\n');
    }

    private void offsets(StringBuilder text) {
        text.append("""
                ## Offsets across indices

                Correlation of matched moves over four weeks; the offset is the lower end of its 95%% interval, in steps of 5%%,
                the smallest of the group's. %s.

                | pair | spans | correlation | 95%% interval | supports |
                |---|---|---|---|---|
                """.formatted(offsetLine()));
        for (Offsets.Pair pair : calibration.offsets().pairs())
            text.append("| %s, %s | %d | %s | %s to %s | %s |\n"
                    .formatted(
                            pair.first(),
                            pair.second(),
                            pair.spans(),
                            number(pair.correlation()),
                            number(pair.low()),
                            number(pair.high()),
                            pair.refusal().isEmpty() ? percent(pair.lowPpm() / 1e6) : "nothing: " + pair.refusal()));
        text.append('\n');
    }

    private void portfolios(StringBuilder text) {
        text.append("""
                ## Portfolios, out of sample

                A dollar of each index named, or drawn between −1 and 1 with a seed; windows of two days of prints; margin with
                the offset above, which is of the whole time and so not out of sample.

                | portfolio | windows | covered | zone | clean windows | covered | zone |
                |---|---|---|---|---|---|---|
                """);
        for (PortfolioTest each : calibration.portfolios())
            text.append("| %s | %d | %s | %s | %d | %s | %s |\n"
                    .formatted(
                            each.name(),
                            each.all().tests(),
                            percent2(each.all().coverage()),
                            zone(each.all()),
                            each.clean().tests(),
                            percent2(each.clean().coverage()),
                            zone(each.clean())));
        text.append('\n');
    }

    private void procyclicality(StringBuilder text) {
        text.append("""
                ## Procyclicality

                Of a long's margin, jumps included. The tools of Regulation (EU) 153/2013, article 28(1): (b) the stressed period
                weighs %s in the volatility; (c) the volatility is never below that of the whole history, which stands for ten
                years while the recorded prices are younger. "Floor" is the whole history's volatility over the one used: at 100%%
                it is what margin rests on.

                | index | floor | peak to trough | rise in a day | in 5 days | in 20 days | peak to trough of the filter alone |
                |---|---|---|---|---|---|---|
                """.formatted(percent(calibration.method().stressWeight())));
        for (Calibration.Series each : tested()) {
            Procyclicality measured = each.procyclicality();
            text.append("| %s | %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            each.index(),
                            percent(each.volatility().wholeHistory()
                                    / each.volatility().used()),
                            number(measured.peakToTrough()),
                            percent(measured.rise1Day()),
                            percent(measured.rise5Days()),
                            percent(measured.rise20Days()),
                            number(measured.peakToTroughUnfloored())));
        }
        text.append('\n');
    }

    private void curve(StringBuilder text) {
        text.append("""
                ## Shape of the curve

                Slopes and bends are in fixed proportion to the parallel move (a front that falls alone falls as far as the whole
                curve would). What recorded prices of commitments say of it, days and providers counted once:

                | model | months | days seen | providers | changes against on demand | mean size | sized from it |
                |---|---|---|---|---|---|---|
                """);
        for (CurveStudy.Finding each : curve)
            text.append("| %s | %d | %d | %d | %d | %s | %s |\n"
                    .formatted(
                            each.gpu(),
                            each.months(),
                            each.daysSeen(),
                            each.providers(),
                            each.changes(),
                            percent2(each.meanAbsoluteChange()),
                            each.refusal().isEmpty() ? "not yet" : "no: " + each.refusal()));
        if (curve.isEmpty()) text.append("| – | | | | | | no: there are no prices of commitments |\n");
        text.append('\n');
    }

    private void charges(StringBuilder text) {
        text.append("""
                ## Charges beyond scenarios

                Rates are starting values: recorded prices say nothing of what closing a position of futures costs. The day's
                volume is the depth on offer, GPUs of all offers for 24 hours, the median of the days that had any; fewer than
                %d days, and it is stated. A venue replaces it by its own traded volume.

                | index | day's volume | from | basis | liquidity, a day's volume | concentration, an open interest | beyond |
                |---|---|---|---|---|---|---|
                """.formatted(ChargeStudy.DAYS_MIN));
        for (ChargeStudy.Finding each : charges)
            text.append("| %s | %,d GPU-hours | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            each.charges().index(),
                            each.charges().dailyVolumeUnits(),
                            each.measured() ? each.days() + " days" : "stated: %d days".formatted(each.days()),
                            percent(each.charges().basisPpm() / 1e6),
                            percent(each.charges().liquidityPpm() / 1e6),
                            percent(each.charges().concentrationPpm() / 1e6),
                            percent(each.charges().thresholdPpm() / 1e6)));
        text.append('\n');
    }

    private static String zone(TrafficLight light) {
        return light.tests() == 0 ? "–" : light.zone().name().toLowerCase(Locale.ROOT);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String percent2(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    private static String signed(double share) {
        return String.format(Locale.ROOT, "%+.1f%%", 100 * share).replace('-', '−');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
    }
}

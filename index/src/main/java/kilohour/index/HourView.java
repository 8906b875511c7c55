package kilohour.index;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kilohour.units.Decimals;
import kilohour.units.Rounding;
import kilohour.units.Utc;

/**
 * One hour as it is explained: what was in force, what was left aside and why, and each step from there to the value.
 *
 * @param medianMicros the trailing median that prices were held against
 * @param inForce the quotes of the hour's rung
 */
record HourView(HourSheet hour, long medianMicros, List<Quote> inForce) {
    private static final long QUARTER_PPM = Method.ONE_PPM / 4;

    /** The steps, one a line; equal for hours in which nothing has changed. */
    List<String> lines(Method method) {
        var lines = new ArrayList<String>();
        long lowest = Rounding.ceiling(medianMicros, method.ratioFloorPpm(), Method.ONE_PPM);
        long highest = Rounding.floor(medianMicros, method.ratioCeilingPpm(), Method.ONE_PPM);
        lines.add("screen: trailing median " + usd(medianMicros) + ", prices from " + usd(lowest) + " to "
                + usd(highest) + " count");
        lines.add("in force:");
        Map<Observation, RejectReason> aside = new IdentityHashMap<>();
        for (Reject reject : hour.rejects()) aside.put(reject.observation(), reject.reason());
        for (Quote quote : inForce) lines.add("  " + quote(quote, aside.get(quote.observation())));
        if (hour.sheet() != null) providers(method, aside, lines);
        lines.add(
                hour.hasValue()
                        ? "hourly value: " + Good.GRID.formatTenths(hour.sheet().valueTenths())
                        : "no hourly value: " + hour.shortfall());
        return lines;
    }

    private String quote(Quote quote, RejectReason aside) {
        Observation o = quote.observation();
        String gpus = o.gpusAvailable() < 0 ? "? GPUs" : o.gpusAvailable() + " GPUs";
        String machine = o.machineId().isEmpty() ? "" : " host " + o.hostId() + " machine " + o.machineId();
        return quote.provider() + " " + usd(quote.priceMicros()) + " " + o.evidence() + ", " + gpus
                + (o.gpus() > 0 ? ", box of " + o.gpus() : "") + machine + ", by " + o.source() + " of "
                + Utc.format(o.observedAtNanos()) + ", at this price since " + Utc.format(quote.movedAtNanos())
                + (aside == null
                        ? used(quote) ? "" : "; left aside: better evidence of the provider"
                        : "; left aside: " + aside.sentence());
    }

    private boolean used(Quote quote) {
        return hour.sheet() != null
                && hour.sheet().providers().stream()
                        .anyMatch(price ->
                                price.provider().equals(quote.provider()) && price.evidence() == quote.evidence());
    }

    private void providers(Method method, Map<Observation, RejectReason> aside, List<String> lines) {
        Sheet sheet = hour.sheet();
        var freshness = new Freshness(method);
        long atNanos = Utc.startOfHour(hour.epochHour() + 1);
        lines.add("providers, cheapest first; the middle half of the weight counts, from 250000 to 750000 ppm:");
        long start = 0;
        var parts = new ArrayList<String>();
        for (int i = 0; i < sheet.providers().size(); i++) {
            ProviderPrice p = sheet.providers().get(i);
            List<Quote> quotes = inForce.stream()
                    .filter(quote -> quote.provider().equals(p.provider())
                            && quote.evidence() == p.evidence()
                            && !aside.containsKey(quote.observation()))
                    .toList();
            long end = start + sheet.weightPpm(i);
            long counted = Math.max(0, Math.min(end, 3 * QUARTER_PPM) - Math.max(start, QUARTER_PPM));
            lines.add("  " + p.provider() + " " + usd(p.priceMicros()) + median(quotes) + "; raw weight "
                    + weight(method, p, freshness.ppm(movedAtNanos(quotes), atNanos)) + "; of owner " + p.owner()
                    + " " + sheet.weightPpm(i) + " ppm, from " + start + " to " + end + ", counts " + counted);
            if (counted > 0) parts.add(counted + " × " + usd(p.priceMicros()));
            start = end;
        }
        lines.add(
                "owner groups " + sheet.groups() + ", effective number " + Decimals.format(sheet.effectiveMillis(), 3));
        lines.add("(" + String.join(" + ", parts) + ") ÷ 500000 = " + usd(sheet.valueMicros())
                + ", to a tenth of a tick " + Good.GRID.formatTenths(sheet.valueTenths()));
    }

    private static String median(List<Quote> quotes) {
        return quotes.size() < 2 ? "" : ", the median of " + quotes.size() + " by GPUs";
    }

    private static long movedAtNanos(List<Quote> quotes) {
        return quotes.stream().mapToLong(Quote::movedAtNanos).max().orElse(0);
    }

    /** Evidence × freshness × √GPUs; of a trade also what is left of it, which makes its product smaller. */
    private static String weight(Method method, ProviderPrice price, long freshPpm) {
        String faded = price.evidence() == Evidence.TRADE ? " × what is left of the trades" : "";
        return Decimals.format(method.evidencePpm(price.evidence()), 6) + " (" + price.evidence() + ")" + faded + " × "
                + Decimals.format(freshPpm, 6) + " (fresh) × √" + price.gpusOnOffer() + " = "
                + Decimals.format(price.rawWeight(), 9);
    }

    private static String usd(long micros) {
        return Decimals.format(micros, 6);
    }

    /** The whole day: each hour on which the print stands, those alike told once. */
    static String day(Good good, Method method, PrintRecord record, List<HourView> views) {
        var text = new StringBuilder();
        line(text, good.index() + " of " + Utc.formatDay(record.epochDay()) + ", method " + method.version());
        line(text, "prices in dollars for a GPU-hour, weights in parts per million (ppm), roots cut to three decimals");
        List<HourView> told = told(record, views);
        List<String> before = List.of();
        for (HourView view : told) {
            List<String> lines = view.lines(method);
            String name = "hour " + Utc.format(Utc.startOfHour(view.hour.epochHour())) + ", evidence "
                    + view.hour.rung().name().toLowerCase(Locale.ROOT);
            boolean same = lines.equals(before);
            line(text, "");
            line(text, name + (same ? ": as the hour before, " + lines.getLast() : ""));
            if (!same) lines.forEach(step -> line(text, "  " + step));
            before = lines;
        }
        line(text, "");
        line(text, result(record, told));
        for (RejectedInput reject : record.rejects())
            line(
                    text,
                    "left aside in the day: " + reject.count() + " of " + reject.provider() + " by " + reject.source()
                            + ", " + usd(reject.lowestMicros()) + " to " + usd(reject.highestMicros()) + ": "
                            + reject.reason().sentence());
        line(text, "");
        line(text, "the record, of which the hash is " + record.recordHash() + ":");
        record.canonical().lines().forEach(fact -> line(text, "  " + fact));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    /** The hours in the mean; without a mean, the last hour on every kind of evidence. */
    private static List<HourView> told(PrintRecord record, List<HourView> views) {
        if (record.status() != PrintStatus.PRINTED) {
            int last = views.isEmpty() ? 0 : views.getLast().hour.epochHour();
            return views.stream().filter(view -> view.hour.epochHour() == last).toList();
        }
        return views.stream()
                .filter(view -> view.hour.hasValue()
                        && view.hour.rung().grade() == record.grade()
                        && (record.stretched() || !view.hour.rung().stretched()))
                .toList();
    }

    private static String result(PrintRecord record, List<HourView> told) {
        if (record.status() != PrintStatus.PRINTED)
            return record.status() + (record.hasValue() ? " " + Good.GRID.formatTenths(record.valueTenths()) : "")
                    + ": " + record.reason();
        String sum = told.stream()
                .map(view -> Good.GRID.formatTenths(view.hour.sheet().valueTenths()))
                .collect(Collectors.joining(" + "));
        return "print: (" + sum + ") ÷ " + told.size() + " = " + Good.GRID.formatTenths(record.valueTenths());
    }
}

package kilohour.index;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kilohour.units.Utc;

/** One index: takes observations as they come to count, values hours, prints days. */
final class IndexCalculator {
    private final Good good;
    private final Method method;
    private final boolean practice;
    private final Eligibility eligibility;
    private final QuoteBook book = new QuoteBook();
    private final Validity validity;
    private final RatioBand band;
    private final ProviderPricing pricing;
    private final Map<Grade, Thresholds> thresholds = new EnumMap<>(Grade.class);
    private final PrintDesk desk;
    private Day day = new Day();

    IndexCalculator(Good good, Method method, boolean practice, Readings readings) {
        this.good = good;
        this.method = method;
        this.practice = practice;
        this.eligibility = new Eligibility(good, practice);
        this.validity = new Validity(method, readings);
        this.band = new RatioBand(method);
        this.pricing = new ProviderPricing(method, validity);
        for (Grade grade : Grade.values()) thresholds.put(grade, new Thresholds(method, grade));
        this.desk = new PrintDesk(good, method, practice);
    }

    Good good() {
        return good;
    }

    void take(Observation observation, Source source, String provider, long countsFromNanos) {
        var reject = eligibility.reject(observation, source);
        if (reject.isPresent()) day.reject(observation, reject.get());
        else book.put(observation, source, provider, countsFromNanos);
    }

    /** Leaves an observation out that never came to the question whether it is the good. */
    void refuse(Observation observation, RejectReason reason) {
        day.reject(observation, reason);
    }

    /** Values the hour on what is in force at its end. */
    HourlyValue hour(int epochHour) {
        long endNanos = Utc.startOfHour(epochHour + 1);
        List<Quote> everything = book.inForce(validity, endNanos, Grade.RECONSTRUCTED, false);
        band.addHour(everything);
        long medianMicros = band.medianMicros();
        HourSheet best = null;
        HourSheet lastTried = null;
        boolean daily = false;
        for (Rung rung : Rung.values()) {
            if (rung == Rung.STRETCHED && daily) continue;
            if (rung == Rung.RECONSTRUCTED && !practice) continue;
            HourSheet tried = hourOn(rung, epochHour, endNanos, medianMicros);
            day.add(tried);
            if (rung == Rung.DAILY) daily = tried.hasValue();
            // A failed DAILY hour may still go on stretched, so its run ends only when that fails too.
            if (rung != Rung.DAILY || daily) thresholds.get(rung.grade()).hourEnded(tried.hasValue());
            if (best == null && tried.hasValue()) best = tried;
            lastTried = tried;
        }
        return published(epochHour, best, lastTried);
    }

    /** The hour just valued, on every kind of evidence that was tried, with what it was made of. */
    List<HourView> views(int epochHour) {
        long endNanos = Utc.startOfHour(epochHour + 1);
        return day.hours(epochHour).stream()
                .map(hour -> new HourView(
                        hour,
                        band.medianMicros(),
                        book.inForce(
                                validity,
                                endNanos,
                                hour.rung().grade(),
                                hour.rung().stretched())))
                .toList();
    }

    Method method() {
        return method;
    }

    private HourSheet hourOn(Rung rung, int epochHour, long endNanos, long medianMicros) {
        var rejects = new ArrayList<Reject>();
        List<Quote> inForce = book.inForce(validity, endNanos, rung.grade(), rung.stretched());
        for (Quote quote : inForce) day.addInput(quote.observation());
        List<Quote> screened = band.screen(inForce, medianMicros, rejects);
        if (screened.isEmpty()) return new HourSheet(rung, epochHour, null, "no price in force", rejects);
        var sheet = new Sheet(method, pricing.prices(screened, endNanos, rung.stretched(), rejects));
        String shortfall = thresholds.get(rung.grade()).shortfall(sheet, endNanos);
        return new HourSheet(rung, epochHour, sheet, shortfall, rejects);
    }

    private HourlyValue published(int epochHour, HourSheet best, HourSheet lastTried) {
        if (best == null)
            return new HourlyValue(
                    good.index(), epochHour, PrintStatus.NO_PRINT, 0, null, false, 0, 0, lastTried.shortfall());
        Sheet sheet = best.sheet();
        return new HourlyValue(
                good.index(),
                epochHour,
                PrintStatus.PRINTED,
                sheet.valueTenths(),
                best.rung().grade(),
                best.rung().stretched(),
                sheet.groups(),
                sheet.effectiveMillis(),
                "");
    }

    PrintRecord print(int epochDay) {
        PrintRecord record = desk.print(epochDay, day);
        endDay(epochDay);
        return record;
    }

    /** Forgets what the day has gathered, and prices past use. */
    void endDay(int epochDay) {
        day = new Day();
        book.forget(Utc.startOfDay(epochDay));
    }

    void continueAfter(PrintRecord record, PrintRecord printed) {
        desk.continueAfter(record, printed);
    }
}

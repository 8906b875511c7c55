package kilohour.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kilohour.units.Utc;

/** The newest observation of every key of one good: what may be in force. */
final class QuoteBook {
    /** Machines come and go by the thousand: a machine not seen for so long is a new one. */
    private static final long KEEP_MACHINE_NANOS = 60 * Utc.NANOS_PER_DAY;

    /** A rate card that comes back after a year at its old price has not moved. */
    private static final long KEEP_NANOS = 730 * Utc.NANOS_PER_DAY;

    private static final Comparator<Quote.Key> ORDER = Comparator.comparing(Quote.Key::provider)
            .thenComparing(Quote.Key::source)
            .thenComparing(Quote.Key::evidence)
            .thenComparing(Quote.Key::machineId)
            .thenComparing(Quote.Key::hostId)
            .thenComparingInt(Quote.Key::gpus)
            .thenComparing(Quote.Key::fabric)
            .thenComparing(Quote.Key::country)
            .thenComparing(Quote.Key::region)
            .thenComparingLong(Quote.Key::tradedAtNanos)
            .thenComparingLong(Quote.Key::tradeMicros);

    private final Map<Quote.Key, Quote> quotes = new TreeMap<>(ORDER);

    /** Takes a reading. Two prices of one key in one reading are equal slices of one thing: the cheaper one stands. */
    void put(Observation observation, Source source, String provider, long countsFromNanos) {
        quotes.compute(Quote.Key.of(observation), (_, kept) -> {
            Quote old = remembered(kept, countsFromNanos);
            long price = observation.priceMicrosPerGpuHour();
            boolean sameReading = old != null && old.observation().observedAtNanos() == observation.observedAtNanos();
            if (sameReading && old.priceMicros() <= price) return kept;
            boolean moved = old == null || old.priceMicros() != price;
            return new Quote(
                    observation, source, provider, countsFromNanos, moved ? countsFromNanos : old.movedAtNanos());
        });
    }

    /** Drops what is remembered no longer; values do not depend on when or whether this is called. */
    void forget(long atNanos) {
        quotes.values().removeIf(quote -> remembered(quote, atNanos) == null);
    }

    private static Quote remembered(Quote quote, long atNanos) {
        if (quote == null) return null;
        boolean passing = quote.evidence() == Evidence.TRADE
                || !quote.observation().machineId().isEmpty();
        long keepNanos = passing ? KEEP_MACHINE_NANOS : KEEP_NANOS;
        return atNanos - quote.countsFromNanos() > keepNanos ? null : quote;
    }

    /** Quotes in force that may stand in a print of the grade, in order of provider, source and key. */
    List<Quote> inForce(Validity validity, long atNanos, Grade grade, boolean stretched) {
        var result = new ArrayList<Quote>();
        for (Quote quote : quotes.values()) {
            boolean goodEnough =
                    quote.source().grade(quote.observation().observedAtNanos()).compareTo(grade) <= 0;
            if (!goodEnough || !validity.inForce(quote, atNanos, stretched)) continue;
            if (grade != Grade.INTRADAY || validity.readInTime(quote, atNanos)) result.add(quote);
        }
        return result;
    }
}

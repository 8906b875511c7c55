package kilohour.tokens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.index.Grade;
import kilohour.index.Source;
import kilohour.units.Utc;

/** What one host has quoted for one model, through every source, as far back as it may still count. */
final class HostQuotes {
    /** The quotes of one source's own host name, model id and leg: the newest reading stands. */
    private static final class Line {
        private final TokenFeed feed;
        private final TokenLeg leg;
        /** Observed-at to the prices of that reading: several, where a host has several endpoints. */
        private final NavigableMap<Long, long[]> readings = new TreeMap<>();

        private Line(TokenFeed feed, TokenLeg leg) {
            this.feed = feed;
            this.leg = leg;
        }

        /** The reading in force at an instant, or null. */
        private Map.Entry<Long, long[]> at(long nanos) {
            for (var reading = readings.floorEntry(nanos);
                    reading != null;
                    reading = readings.lowerEntry(reading.getKey())) {
                long from = feed.source().countsFromNanos(reading.getKey());
                if (from <= nanos) return nanos - from < feed.holdNanos() ? reading : null;
            }
            return null;
        }
    }

    /** What a source says at an instant. */
    private record Said(Source source, long countsFromNanos, PriceTriple prices) {
        Grade grade() {
            return source.grade(countsFromNanos);
        }

        boolean isBetterThan(Said other) {
            if (grade() != other.grade()) return grade().compareTo(other.grade()) < 0;
            if (countsFromNanos != other.countsFromNanos) return countsFromNanos > other.countsFromNanos;
            return source.name().compareTo(other.source.name()) < 0;
        }
    }

    private final TreeMap<String, Line> lines = new TreeMap<>();

    void take(TokenQuote quote, TokenFeed feed) {
        Line line = lines.computeIfAbsent(
                quote.source() + ' ' + quote.leg().ordinal() + ' ' + quote.host() + ' ' + quote.model(),
                _ -> new Line(feed, quote.leg()));
        line.readings.merge(quote.observedAtNanos(), new long[] {quote.priceNanosPerMillion()}, HostQuotes::joined);
    }

    private static long[] joined(long[] some, long[] more) {
        long[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        Arrays.sort(all);
        return all;
    }

    /**
     * The host's price over the 24 hours to an instant: for each leg the median of the prices in force at their ends.
     * What stands for less than half of them is no price.
     *
     * @return null if it quoted in too few hours
     */
    HostPrice priceOf(String host, long endNanos, TokenMethod method) {
        List<Said> said = hours(endNanos);
        if (said.size() < method.hoursStoodAtLeast()) return null;
        Said last = said.getLast();
        var prices = new PriceTriple(
                WeightedMedian.of(
                        said.stream().mapToLong(s -> s.prices().freshNanos()).toArray()),
                WeightedMedian.of(
                        said.stream().mapToLong(s -> s.prices().cachedNanos()).toArray()),
                WeightedMedian.of(
                        said.stream().mapToLong(s -> s.prices().outputNanos()).toArray()));
        return new HostPrice(host, last.source(), last.countsFromNanos(), prices);
    }

    /** What the host said at the ends of the 24 hours to an instant, as far as it said anything. */
    private List<Said> hours(long endNanos) {
        var said = new ArrayList<Said>(24);
        for (int hour = 23; hour >= 0; hour--) {
            Said best = at(endNanos - hour * Utc.NANOS_PER_HOUR - 1);
            if (best != null) said.add(best);
        }
        return said;
    }

    /** The hours of {@link #priceOf}, those with one price together: for whoever wants to follow its medians. */
    List<HostHours> told(long endNanos) {
        var told = new ArrayList<HostHours>();
        for (Said said : hours(endNanos)) {
            HostHours last = told.isEmpty() ? null : told.getLast();
            var now = new HostHours(1, said.source().name(), said.countsFromNanos(), said.prices());
            if (last != null && last.isLike(now)) told.set(told.size() - 1, last.andOneMore());
            else told.add(now);
        }
        return told;
    }

    /**
     * The host's word at an instant: that of the source of better grade, then of the later reading. Sources that leave
     * cached input out do not say that it is dear: its price is that of the best source that names one.
     */
    private Said at(long nanos) {
        Said best = null;
        Said cached = null;
        String source = "";
        for (Line line : lines.values()) {
            if (line.feed.source().name().equals(source)) continue;
            source = line.feed.source().name();
            Said said = at(source, nanos);
            if (said == null) continue;
            if (best == null || said.isBetterThan(best)) best = said;
            if (said.prices().cachedNanos() > 0 && (cached == null || said.isBetterThan(cached))) cached = said;
        }
        if (best == null) return null;
        long cachedNanos = cached == null ? 0 : cached.prices().cachedNanos();
        return new Said(
                best.source(),
                best.countsFromNanos(),
                PriceTriple.asked(
                        best.prices().freshNanos(), cachedNanos, best.prices().outputNanos()));
    }

    /** A leg's price is the lower median over the endpoints in force; input and output are needed, cached may be 0. */
    private Said at(String source, long nanos) {
        var prices = List.of(new ArrayList<Long>(), new ArrayList<Long>(), new ArrayList<Long>());
        Source from = null;
        long latest = Long.MIN_VALUE;
        for (Line line : lines.tailMap(source + ' ').values()) {
            if (!line.feed.source().name().equals(source)) break;
            var reading = line.at(nanos);
            if (reading == null) continue;
            from = line.feed.source();
            latest = Math.max(latest, from.countsFromNanos(reading.getKey()));
            for (long price : reading.getValue()) prices.get(line.leg.ordinal()).add(price);
        }
        var said = new PriceTriple(
                lowerMedian(prices.get(TokenLeg.INPUT.ordinal())),
                lowerMedian(prices.get(TokenLeg.CACHED_INPUT.ordinal())),
                lowerMedian(prices.get(TokenLeg.OUTPUT.ordinal())));
        return said.freshNanos() == 0 || said.outputNanos() == 0 ? null : new Said(from, latest, said);
    }

    private static long lowerMedian(List<Long> prices) {
        if (prices.isEmpty()) return 0;
        prices.sort(null);
        return prices.get((prices.size() - 1) / 2);
    }

    /** Lets go of readings that another one had replaced, or that had run out, before the instant. */
    void forgetBefore(long nanos) {
        for (Line line : lines.values()) {
            while (line.readings.size() > 1) {
                long second = line.readings.higherKey(line.readings.firstKey());
                if (line.feed.source().countsFromNanos(second) > nanos) break;
                line.readings.pollFirstEntry();
            }
        }
        lines.values()
                .removeIf(line ->
                        line.feed.source().countsFromNanos(line.readings.lastKey()) + line.feed.holdNanos() < nanos);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The readings in force at some time of the day, a line each: what the input hash is taken over. */
    void describe(String model, String host, int epochDay, List<String> into) {
        for (var entry : lines.entrySet()) {
            for (var reading : entry.getValue().readings.entrySet()) {
                if (entry.getValue().feed.source().countsFromNanos(reading.getKey()) >= Utc.startOfDay(epochDay + 1))
                    break;
                into.add(model
                        + ' '
                        + host
                        + ' '
                        + entry.getKey()
                        + ' '
                        + reading.getKey()
                        + ' '
                        + Arrays.toString(reading.getValue()));
            }
        }
    }
}

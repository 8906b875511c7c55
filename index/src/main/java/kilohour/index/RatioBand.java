package kilohour.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import kilohour.units.Rounding;

/**
 * Rulebook 2.3: a price outside 0.4 to 2.5 times the trailing seven-day median does not count. The median is taken
 * over the last 168 hours' medians over providers, of everything that is the good and in force, so neither one absurd
 * ask nor one bad hour moves it.
 */
final class RatioBand {
    private final Method method;
    private final long[] hourMediansMicros;
    private int hours;

    RatioBand(Method method) {
        this.method = method;
        this.hourMediansMicros = new long[method.medianHours()];
    }

    /** Adds an hour's median over providers of each provider's median; an hour without prices adds nothing. */
    void addHour(List<Quote> inForce) {
        if (inForce.isEmpty()) return;
        var byProvider = new TreeMap<String, List<Weighted>>();
        for (Quote quote : inForce)
            byProvider
                    .computeIfAbsent(quote.provider(), _ -> new ArrayList<>())
                    .add(new Weighted(quote.priceMicros(), 1));
        Weighted[] medians = byProvider.values().stream()
                .map(prices -> new Weighted(Weighted.median(prices.toArray(Weighted[]::new)), 1))
                .toArray(Weighted[]::new);
        hourMediansMicros[hours++ % hourMediansMicros.length] = Weighted.median(medians);
    }

    /** The trailing median in micro-dollars, 0 if there has been no price. */
    long medianMicros() {
        int n = Math.min(hours, hourMediansMicros.length);
        if (n == 0) return 0;
        long[] sorted = Arrays.copyOf(hourMediansMicros, n);
        Arrays.sort(sorted);
        return Rounding.halfEven(sorted[(n - 1) / 2] + sorted[n / 2], 2);
    }

    /** The quotes inside the band; the others are added to the rejects. */
    List<Quote> screen(List<Quote> quotes, long medianMicros, List<Reject> rejects) {
        long lowest = Rounding.ceiling(medianMicros, method.ratioFloorPpm(), Method.ONE_PPM);
        long highest = Rounding.floor(medianMicros, method.ratioCeilingPpm(), Method.ONE_PPM);
        var result = new ArrayList<Quote>();
        for (Quote quote : quotes) {
            if (quote.priceMicros() >= lowest && quote.priceMicros() <= highest) result.add(quote);
            else rejects.add(new Reject(quote.observation(), RejectReason.RATIO_BAND));
        }
        return result;
    }
}

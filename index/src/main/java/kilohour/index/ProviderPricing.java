package kilohour.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import kilohour.units.Rounding;

/**
 * Rulebook 2.5: the GPU-weighted median of a provider's best evidence class. One machine counts once, in its largest
 * box; one rate card counts once, through its best feed; inside a marketplace no host counts for more than a quarter.
 */
final class ProviderPricing {
    /** No provider has more to offer; a claim of more weighs no more. */
    private static final long MOST_GPUS = 1_000_000;

    private final Method method;
    private final Validity validity;
    private final Freshness freshness;

    ProviderPricing(Method method, Validity validity) {
        this.method = method;
        this.validity = validity;
        this.freshness = new Freshness(method);
    }

    /** Every provider's price, in order of name; what was left aside is added to the rejects. */
    List<ProviderPrice> prices(List<Quote> quotes, long atNanos, boolean stretched, List<Reject> rejects) {
        var byProvider = new TreeMap<String, List<Quote>>();
        for (Quote quote : quotes)
            byProvider.computeIfAbsent(quote.provider(), _ -> new ArrayList<>()).add(quote);
        var result = new ArrayList<ProviderPrice>();
        for (List<Quote> all : byProvider.values()) {
            List<Quote> chosen = oncePerMachine(oneFeed(bestClass(all), rejects), rejects);
            result.add(price(chosen, atNanos, stretched));
        }
        return result;
    }

    private static List<Quote> bestClass(List<Quote> quotes) {
        Evidence best = quotes.stream()
                .map(Quote::evidence)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return quotes.stream().filter(quote -> quote.evidence() == best).toList();
    }

    /** Trades are all different; of offers and rate cards the best graded, then most recently read feed stands. */
    private static List<Quote> oneFeed(List<Quote> quotes, List<Reject> rejects) {
        if (quotes.getFirst().evidence() == Evidence.TRADE) return quotes;
        Quote best = quotes.stream().min(BETTER_FEED).orElseThrow();
        var result = new ArrayList<Quote>();
        for (Quote quote : quotes) {
            if (quote.source().name().equals(best.source().name())) result.add(quote);
            else rejects.add(new Reject(quote.observation(), RejectReason.SAME_RATE_CARD));
        }
        return result;
    }

    private static final Comparator<Quote> BETTER_FEED = Comparator.<Quote, Grade>comparing(
                    quote -> quote.source().grade(quote.observation().observedAtNanos()))
            .thenComparing(Comparator.comparingLong(Quote::countsFromNanos).reversed())
            .thenComparing(quote -> quote.source().name());

    /** Of one machine's boxes the newest reading, then the largest box, then the cheapest; machines in their order. */
    private static List<Quote> oncePerMachine(List<Quote> quotes, List<Reject> rejects) {
        if (quotes.getFirst().evidence() == Evidence.TRADE) return quotes;
        var machines = new LinkedHashMap<String, Quote>();
        var result = new ArrayList<Quote>();
        for (Quote quote : quotes) {
            String machine = quote.observation().machineId();
            if (machine.isEmpty()) result.add(quote);
            else machines.merge(machine, quote, (a, b) -> BETTER_BOX.compare(a, b) <= 0 ? a : b);
        }
        for (Quote quote : quotes) {
            String machine = quote.observation().machineId();
            if (!machine.isEmpty() && machines.get(machine) != quote)
                rejects.add(new Reject(quote.observation(), RejectReason.SAME_MACHINE));
        }
        result.addAll(machines.values());
        return result;
    }

    private static final Comparator<Quote> BETTER_BOX = Comparator.comparingLong(Quote::countsFromNanos)
            .thenComparingInt(quote -> quote.observation().gpus())
            .reversed()
            .thenComparingLong(Quote::priceMicros);

    private ProviderPrice price(List<Quote> quotes, long atNanos, boolean stretched) {
        long knownGpus = 0;
        long movedAt = Long.MIN_VALUE;
        long readAt = Long.MIN_VALUE;
        long gpus = 0;
        long fadedGpus = 0;
        for (Quote quote : quotes) {
            knownGpus += knownGpus(quote);
            movedAt = Math.max(movedAt, quote.movedAtNanos());
            readAt = Math.max(readAt, quote.countsFromNanos());
            gpus += gpus(quote);
            fadedGpus += gpus(quote) * validity.fadePpm(quote, atNanos, stretched);
        }
        Quote first = quotes.getFirst();
        long onOffer = knownGpus > 0 ? Math.min(knownGpus, MOST_GPUS) : method.unknownGpus();
        long evidencePpm =
                Rounding.floor(method.evidencePpm(first.evidence()), Math.max(1, fadedGpus / gpus), Method.ONE_PPM);
        long weightPpm = Math.max(1, Rounding.floor(evidencePpm, freshness.ppm(movedAt, atNanos), Method.ONE_PPM));
        long priceMicros = Weighted.median(weighted(quotes, atNanos, stretched));
        return new ProviderPrice(
                first.provider(),
                first.ownerGroup(),
                first.evidence(),
                priceMicros,
                onOffer,
                Math.multiplyExact(weightPpm, rootMillis(onOffer)),
                readAt);
    }

    /** GPUs × what is left of a trade; hosts of a marketplace capped. */
    private Weighted[] weighted(List<Quote> quotes, long atNanos, boolean stretched) {
        var raw = new long[quotes.size()];
        for (int i = 0; i < raw.length; i++)
            raw[i] = Math.max(1, gpus(quotes.get(i)) * validity.fadePpm(quotes.get(i), atNanos, stretched));
        long[] weights = quotes.getFirst().observation().hostId().isEmpty() ? raw : cappedByHost(quotes, raw);
        var result = new Weighted[raw.length];
        for (int i = 0; i < raw.length; i++)
            result[i] = new Weighted(quotes.get(i).priceMicros(), weights[i]);
        return result;
    }

    private long[] cappedByHost(List<Quote> quotes, long[] raw) {
        var weights = new HashMap<String, Long>();
        for (int i = 0; i < raw.length; i++)
            weights.merge(quotes.get(i).observation().hostId(), raw[i], Math::addExact);
        // Shares are given out in order of host.
        List<String> hosts = weights.keySet().stream().sorted().toList();
        int[] shares = Apportion.capped(hosts.stream().mapToLong(weights::get).toArray(), method.hostCapPpm());
        var shareOf = new HashMap<String, Integer>();
        for (int i = 0; i < shares.length; i++) shareOf.put(hosts.get(i), shares[i]);
        var result = new long[raw.length];
        for (int i = 0; i < raw.length; i++) {
            String host = quotes.get(i).observation().hostId();
            result[i] = Math.max(1, Rounding.floor(1_000L * shareOf.get(host), raw[i], weights.get(host)));
        }
        return result;
    }

    private long gpus(Quote quote) {
        long known = knownGpus(quote);
        return known > 0 ? known : method.unknownGpus();
    }

    /** GPUs on offer, or traded; 0 if the source does not tell. */
    private static long knownGpus(Quote quote) {
        Observation observation = quote.observation();
        return Math.max(0, quote.evidence() == Evidence.TRADE ? observation.gpus() : observation.gpusAvailable());
    }

    /** √n in thousandths, rounded down. */
    static long rootMillis(long n) {
        return java.math.BigInteger.valueOf(n)
                .multiply(java.math.BigInteger.valueOf(1_000_000))
                .sqrt()
                .longValueExact();
    }
}

package kilohour.tokens;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import kilohour.units.Utc;

/** From hosts' prices to a model's: screens, weights, median. It remembers each model's last days. */
final class ModelPricing {
    private static final List<ToLongFunction<PriceTriple>> SCREENED =
            List.of(PriceTriple::freshNanos, PriceTriple::outputNanos);

    private final TokenQuoteBook book;
    private final TokenMethod method;
    /** Each model's medians over hosts on its last days, screened or not, one deque a leg in {@link #SCREENED}. */
    private final Map<String, List<Deque<Long>>> trailing = new HashMap<>();

    ModelPricing(TokenQuoteBook book, TokenMethod method) {
        this.book = book;
        this.method = method;
    }

    /**
     * The model's price over the 24 hours to an instant, null if no host has one.
     *
     * @param hostWeights what each of the basket's hosts weighs; others have no weight. Where none of them
     *     quotes any more, all that quote weigh the same
     * @param rejects is told of hosts that do not pass the screens
     */
    ModelPrice price(String model, long endNanos, SortedMap<String, Long> hostWeights, RejectTally rejects) {
        List<HostPrice> quoted = book.prices(model, endNanos, method);
        var passed = new ArrayList<HostPrice>();
        for (HostPrice host : quoted) {
            TokenRejectReason fault = fault(model, host, quoted);
            if (fault == null) passed.add(host);
            else rejects.add(model, host.source().name(), fault, host.prices().freshNanos());
        }
        return passed.isEmpty() ? null : ModelPrice.of(votes(passed, hostWeights), endNanos);
    }

    private HostVotes votes(List<HostPrice> hosts, SortedMap<String, Long> hostWeights) {
        List<HostPrice> weighed = hosts.stream()
                .filter(host -> hostWeights.getOrDefault(host.host(), 0L) > 0)
                .toList();
        return new HostVotes(
                method,
                (weighed.isEmpty() ? hosts : weighed)
                        .stream()
                                .map(host -> new HostVotes.Vote(host, hostWeights.getOrDefault(host.host(), 1L)))
                                .toList());
    }

    private static long[] prices(List<HostPrice> hosts, ToLongFunction<PriceTriple> leg) {
        return hosts.stream().mapToLong(host -> leg.applyAsLong(host.prices())).toArray();
    }

    private TokenRejectReason fault(String model, HostPrice host, List<HostPrice> all) {
        for (int leg = 0; leg < SCREENED.size(); leg++) {
            long price = SCREENED.get(leg).applyAsLong(host.prices());
            if (all.size() >= method.peersAtLeast()
                    && !isWithin(price, WeightedMedian.of(prices(all, SCREENED.get(leg))), method.peerBand()))
                return TokenRejectReason.FAR_FROM_PEERS;
            Deque<Long> past = trailing.containsKey(model) ? trailing.get(model).get(leg) : new ArrayDeque<>();
            if (!past.isEmpty() && !isWithin(price, median(past), method.trailingBand()))
                return TokenRejectReason.FAR_FROM_TRAILING;
        }
        return null;
    }

    /** reference ÷ band ≤ price ≤ reference × band. */
    private static boolean isWithin(long price, long reference, int band) {
        return Math.multiplyExact(price, band) >= reference && price <= Math.multiplyExact(reference, band);
    }

    private static long median(Deque<Long> past) {
        return WeightedMedian.of(past.stream().mapToLong(price -> price).toArray());
    }

    /** Notes a day's median of everything quoted, so that a real fall is believed once it has stood for days. */
    void remember(String model, int epochDay) {
        List<HostPrice> quoted = book.prices(model, Utc.startOfDay(epochDay + 1), method);
        if (quoted.isEmpty()) return;
        var legs = trailing.computeIfAbsent(model, _ -> List.of(new ArrayDeque<>(), new ArrayDeque<>()));
        for (int leg = 0; leg < SCREENED.size(); leg++) {
            Deque<Long> past = legs.get(leg);
            past.addLast(WeightedMedian.of(prices(quoted, SCREENED.get(leg))));
            if (past.size() > method.trailingDays()) past.removeFirst();
        }
    }
}

package kilohour.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import kilohour.index.Apportion;
import kilohour.units.Rounding;

/** The hosts whose prices make a model's, and what each of them weighs. */
final class HostVotes {
    /** @param tokens what the host weighs before the cap, positive */
    record Vote(HostPrice price, long tokens) {
        String host() {
            return price.host();
        }
    }

    private final TokenMethod method;
    private final List<Vote> votes;
    private final int[] weightsPpm;

    /** @param votes at least one, in order of host */
    HostVotes(TokenMethod method, List<Vote> votes) {
        this(
                method,
                List.copyOf(votes),
                Apportion.capped(votes.stream().mapToLong(Vote::tokens).toArray(), method.hostCapPpm()));
    }

    private HostVotes(TokenMethod method, List<Vote> votes, int[] weightsPpm) {
        this.method = method;
        this.votes = votes;
        this.weightsPpm = weightsPpm;
    }

    List<Vote> votes() {
        return votes;
    }

    boolean has(String host) {
        return votes.stream().anyMatch(vote -> vote.host().equals(host));
    }

    /** Leg by leg the price at which half of the weight is reached. */
    PriceTriple median() {
        return new PriceTriple(
                median(PriceTriple::freshNanos), median(PriceTriple::cachedNanos), median(PriceTriple::outputNanos));
    }

    /** The blend of the median times its parts. */
    long blendParts() {
        return method.freshParts() * median(PriceTriple::freshNanos)
                + method.outputParts() * median(PriceTriple::outputNanos);
    }

    private long median(ToLongFunction<PriceTriple> leg) {
        return WeightedMedian.of(prices(leg), weightsPpm);
    }

    long[] prices(ToLongFunction<PriceTriple> leg) {
        var prices = new long[votes.size()];
        for (int i = 0; i < prices.length; i++)
            prices[i] = leg.applyAsLong(votes.get(i).price().prices());
        return prices;
    }

    /** The weight of the hosts of a kind. */
    int ppm(Predicate<HostPrice> kind) {
        int sum = 0;
        for (int i = 0; i < weightsPpm.length; i++) if (kind.test(votes.get(i).price())) sum += weightsPpm[i];
        return sum;
    }

    /** The others, weighed anew; null if there are none. */
    HostVotes without(String host) {
        List<Vote> others =
                votes.stream().filter(vote -> !vote.host().equals(host)).toList();
        return others.isEmpty() ? null : new HostVotes(method, others);
    }

    /** The same with all prices of a host changed by so many parts per million, half-even, at least one nano-dollar. */
    HostVotes moved(String host, long byPpm) {
        var moved = new ArrayList<Vote>(votes.size());
        for (Vote vote : votes)
            moved.add(
                    vote.host().equals(host)
                            ? new Vote(vote.price().with(moved(vote.price().prices(), byPpm)), vote.tokens())
                            : vote);
        return new HostVotes(method, moved, weightsPpm);
    }

    private static PriceTriple moved(PriceTriple prices, long byPpm) {
        return new PriceTriple(
                moved(prices.freshNanos(), byPpm),
                moved(prices.cachedNanos(), byPpm),
                moved(prices.outputNanos(), byPpm));
    }

    private static long moved(long nanos, long byPpm) {
        return Math.max(1, Rounding.halfEven(nanos, TokenMethod.ONE_PPM + byPpm, TokenMethod.ONE_PPM));
    }

    List<HostShare> shares() {
        var shares = new ArrayList<HostShare>();
        for (int i = 0; i < weightsPpm.length; i++) {
            Vote vote = votes.get(i);
            PriceTriple prices = vote.price().prices();
            shares.add(new HostShare(
                    vote.host(),
                    vote.price().source().name(),
                    vote.tokens(),
                    weightsPpm[i],
                    prices.freshNanos(),
                    prices.cachedNanos(),
                    prices.outputNanos()));
        }
        return shares;
    }
}

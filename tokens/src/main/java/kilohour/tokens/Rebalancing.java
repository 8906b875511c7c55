package kilohour.tokens;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import kilohour.index.Apportion;

/** How a basket is made: from the tokens counted in the period before or, where too few were, from the stated models. */
final class Rebalancing {
    private final TokenMethod method;
    private final TokenCounts counts;

    Rebalancing(TokenMethod method, TokenCounts counts) {
        this.method = method;
        this.counts = counts;
    }

    /**
     * The basket of a period, empty if there are too few models for one.
     *
     * @param before the period before, whose tokens are its weights
     * @param day the last day before the basket serves; later counts are not known yet
     * @param hostsOf the hosts that quote a model on that day: a model without one cannot be linked
     */
    Optional<Basket> basket(Period period, Period before, int day, Function<String, List<String>> hostsOf) {
        // A day is counted when it is over: its own day's count is not known on it.
        int last = Math.min(before.lastDay(), day - 1);
        int days = counts.daysCounted(before.firstDay(), last);
        Basket basket = days >= method.countedDaysAtLeast()
                ? measured(period, before.firstDay(), last, days, day, hostsOf)
                : stated(period, day, hostsOf);
        return basket.members().size() >= method.membersAtLeast() ? Optional.of(basket) : Optional.empty();
    }

    private Basket measured(
            Period period, int first, int last, int days, int day, Function<String, List<String>> hostsOf) {
        SortedMap<String, Long> tokens = counts.models(first, last);
        long all = tokens.values().stream().reduce(0L, Math::addExact);
        List<Map.Entry<String, Long>> ranked = tokens.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Long>>comparingLong(entry -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        var in = new TreeMap<String, Long>();
        var out = new TreeMap<String, String>();
        for (Map.Entry<String, Long> entry : ranked) {
            if (in.size() == method.membersAtMost()) break;
            if (entry.getValue() < Math.ceilDiv(all, TokenMethod.ONE_PPM / method.memberFloorPpm())) break;
            if (!hostsOf.apply(entry.getKey()).isEmpty()) in.put(entry.getKey(), entry.getValue());
            else out.put(entry.getKey(), "no host quoted a price when the basket was made");
        }
        var hosts = new TreeMap<String, SortedMap<String, Long>>();
        for (String model : in.keySet())
            hosts.put(model, weights(hostsOf.apply(model), counts.hosts(model, first, last)));
        int[] weights = in.isEmpty() ? new int[0] : Apportion.capped(longs(in), method.memberCapPpm());
        var members = new ArrayList<Basket.Member>();
        in.forEach((model, served) -> members.add(
                new Basket.Member(model, weights[members.size()], served + " tokens of " + all + " counted")));
        return new Basket(
                period.name(),
                day,
                days,
                "tokens counted on " + days + " days of the period before",
                members,
                leftOut(out),
                hosts);
    }

    private Basket stated(Period period, int day, Function<String, List<String>> hostsOf) {
        var in = new TreeMap<String, StatedBaskets.Tier>();
        var out = new TreeMap<String, String>();
        for (StatedBaskets.Entry entry : StatedBaskets.of(period)) {
            if (!hostsOf.apply(entry.model()).isEmpty()) in.put(entry.model(), entry.tier());
            else out.put(entry.model(), "stated, but no host quoted a price when the basket was made");
        }
        var raw = new TreeMap<String, Long>();
        in.forEach((model, tier) ->
                raw.put(model, tier.percent() * TokenMethod.ONE_PPM / Collections.frequency(in.values(), tier)));
        int[] weights = in.isEmpty() ? new int[0] : Apportion.split(longs(raw), (int) TokenMethod.ONE_PPM);
        var members = new ArrayList<Basket.Member>();
        in.forEach((model, tier) ->
                members.add(new Basket.Member(model, weights[members.size()], "stated: " + tier.reason())));
        var hosts = new TreeMap<String, SortedMap<String, Long>>();
        for (String model : in.keySet()) hosts.put(model, weights(hostsOf.apply(model), new TreeMap<>()));
        return new Basket(period.name(), day, 0, "stated, tokens not counted", members, leftOut(out), hosts);
    }

    /** The quoting hosts by their tokens; if none of them was counted, alike. */
    private static SortedMap<String, Long> weights(List<String> quoting, SortedMap<String, Long> tokens) {
        var weights = new TreeMap<String, Long>();
        for (String host : quoting) if (tokens.containsKey(host)) weights.put(host, tokens.get(host));
        if (weights.isEmpty()) for (String host : quoting) weights.put(host, 1L);
        return weights;
    }

    private static long[] longs(SortedMap<String, Long> values) {
        return values.values().stream().mapToLong(value -> value).toArray();
    }

    private static List<Basket.LeftOut> leftOut(SortedMap<String, String> out) {
        return out.entrySet().stream()
                .map(entry -> new Basket.LeftOut(entry.getKey(), entry.getValue()))
                .toList();
    }
}

package kilohour.tokens;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kilohour.units.Utc;

/** Tokens served, by day, model and host, as they were counted. */
final class TokenCounts {
    private final TreeMap<Integer, TreeMap<String, Long>> byModel = new TreeMap<>();
    private final TreeMap<Integer, TreeMap<String, TreeMap<String, Long>>> byHost = new TreeMap<>();

    /** Takes a leg's count of a model; cached input is part of the input. */
    void countModel(String model, TokenQuote quote) {
        if (quote.tokensServed() <= 0 || quote.leg() == TokenLeg.CACHED_INPUT) return;
        byModel.computeIfAbsent(Utc.day(quote.observedAtNanos()), _ -> new TreeMap<>())
                .merge(model, quote.tokensServed(), Math::addExact);
    }

    /** Takes a host's count of a model; both legs carry the total, which is taken once. */
    void countHost(String model, String host, TokenQuote quote) {
        if (quote.tokensServed() <= 0 || quote.leg() != TokenLeg.OUTPUT) return;
        byHost.computeIfAbsent(Utc.day(quote.observedAtNanos()), _ -> new TreeMap<>())
                .computeIfAbsent(model, _ -> new TreeMap<>())
                .merge(host, quote.tokensServed(), Math::addExact);
    }

    /** Days from the first to the last on which models were counted. */
    int daysCounted(int firstDay, int lastDay) {
        return lastDay < firstDay
                ? 0
                : byModel.subMap(firstDay, true, lastDay, true).size();
    }

    /** Tokens of each model over the days. */
    SortedMap<String, Long> models(int firstDay, int lastDay) {
        var result = new TreeMap<String, Long>();
        if (lastDay < firstDay) return result;
        for (Map<String, Long> day :
                byModel.subMap(firstDay, true, lastDay, true).values())
            day.forEach((model, tokens) -> result.merge(model, tokens, Math::addExact));
        return result;
    }

    /** Tokens of each host of a model over the days. */
    SortedMap<String, Long> hosts(String model, int firstDay, int lastDay) {
        var result = new TreeMap<String, Long>();
        if (lastDay < firstDay) return result;
        for (var day : byHost.subMap(firstDay, true, lastDay, true).values())
            day.getOrDefault(model, new TreeMap<>())
                    .forEach((host, tokens) -> result.merge(host, tokens, Math::addExact));
        return Collections.unmodifiableSortedMap(result);
    }

    void forgetBefore(int epochDay) {
        byModel.headMap(epochDay).clear();
        byHost.headMap(epochDay).clear();
    }
}

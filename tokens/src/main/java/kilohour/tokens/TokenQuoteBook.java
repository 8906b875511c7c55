package kilohour.tokens;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** All quotes that may still count, by model and host. */
final class TokenQuoteBook {
    private final TreeMap<String, TreeMap<String, HostQuotes>> byModel = new TreeMap<>();

    void take(String model, String host, TokenQuote quote, TokenFeed feed) {
        byModel.computeIfAbsent(model, _ -> new TreeMap<>())
                .computeIfAbsent(host, _ -> new HostQuotes())
                .take(quote, feed);
    }

    /** The model's price at each of its hosts over the 24 hours to an instant, in order of host. */
    List<HostPrice> prices(String model, long endNanos, TokenMethod method) {
        var result = new ArrayList<HostPrice>();
        byModel.getOrDefault(model, new TreeMap<>()).forEach((host, quotes) -> {
            HostPrice price = quotes.priceOf(host, endNanos, method);
            if (price != null) result.add(price);
        });
        return result;
    }

    /** What a host said over the 24 hours to an instant. */
    List<HostHours> told(String model, String host, long endNanos) {
        return byModel.get(model).get(host).told(endNanos);
    }

    void forgetBefore(long nanos) {
        for (var hosts : byModel.values()) {
            hosts.values().forEach(quotes -> quotes.forgetBefore(nanos));
            hosts.values().removeIf(HostQuotes::isEmpty);
        }
        byModel.values().removeIf(TreeMap::isEmpty);
    }

    /** The readings of these models in force on the day, a line each, sorted. */
    List<String> describe(List<String> models, int epochDay) {
        var lines = new ArrayList<String>();
        for (String model : models)
            byModel.getOrDefault(model, new TreeMap<>())
                    .forEach((host, quotes) -> quotes.describe(model, host, epochDay, lines));
        Collections.sort(lines);
        return lines;
    }
}

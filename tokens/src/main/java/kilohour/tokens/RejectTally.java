package kilohour.tokens;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Rejects since the last print, by model, source and reason. */
final class RejectTally {
    private final TreeMap<String, TreeMap<String, TokenReject>> byModel = new TreeMap<>();

    void add(String model, String source, TokenRejectReason reason, long priceNanos) {
        byModel.computeIfAbsent(model, _ -> new TreeMap<>())
                .merge(
                        source + ' ' + reason,
                        new TokenReject(model, source, reason, 1, priceNanos, priceNanos),
                        (known, _) -> known.with(priceNanos));
    }

    /** The rejects of these models, in order of model, source and reason. */
    List<TokenReject> of(Collection<String> models) {
        return byModel.entrySet().stream()
                .filter(entry -> models.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().values().stream())
                .toList();
    }

    void clear() {
        byModel.clear();
    }
}

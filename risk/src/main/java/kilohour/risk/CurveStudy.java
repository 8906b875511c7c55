package kilohour.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kilohour.index.Observation;
import kilohour.index.Term;
import kilohour.units.Utc;

/**
 * What recorded prices say of the curve's shape: how often prices for a commitment moved apart from the same provider's
 * price on demand. One rate card for many regions is one voice: of a provider's changes on one day one is counted.
 */
public final class CurveStudy {
    /** Days with a change that a slope or a bend would be sized from; as many as margin asks of a level. */
    public static final int CHANGES_MIN = CalibrationMethod.STANDARD.movesMin();

    /** One rate card's terms are no market's curve; three groups make a print. */
    public static final int PROVIDERS_MIN = 3;

    private static final double UNCHANGED = 1e-6;

    private record Place(
            String source,
            String provider,
            String gpu,
            String form,
            int memory,
            String country,
            String region,
            int gpus) {}

    private record Rate(Place place, int months) {}

    private record Kind(String gpu, int months) {}

    private final Set<String> gpus;
    private final Map<Place, Double> onDemand = new HashMap<>();
    private final Map<Rate, Double> ratios = new HashMap<>();
    private final Map<Kind, TreeMap<String, TreeSet<Integer>>> changes = new HashMap<>();
    private final Map<Kind, TreeSet<Integer>> seen = new HashMap<>();
    private final Map<Kind, List<Double>> sizes = new HashMap<>();

    /** @param gpus the models studied */
    public CurveStudy(Set<String> gpus) {
        this.gpus = Set.copyOf(gpus);
    }

    /**
     * What is known of one model at one term.
     *
     * @param daysSeen days on which any price of that term was read
     * @param changes of the ratio to the price on demand, days and providers counted once
     * @param meanAbsoluteChange in logarithms, 0 without changes
     */
    public record Finding(String gpu, int months, int daysSeen, int providers, int changes, double meanAbsoluteChange) {
        /** Why nothing is sized from it, or empty. */
        public String refusal() {
            if (changes < CHANGES_MIN)
                return "%d changes against the price on demand, %d needed".formatted(changes, CHANGES_MIN);
            return providers < PROVIDERS_MIN
                    ? "%d provider%s, %d needed".formatted(providers, providers == 1 ? "" : "s", PROVIDERS_MIN)
                    : "";
        }
    }

    public void observe(Observation price) {
        if (price.priceMicrosPerGpuHour() <= 0 || !gpus.contains(price.gpu())) return;
        var place = new Place(
                price.source(),
                price.provider(),
                price.gpu(),
                price.formFactor(),
                price.memoryGb(),
                price.country(),
                price.region(),
                price.gpus());
        double log = StrictMath.log(price.priceMicrosPerGpuHour());
        if (price.term() == Term.ON_DEMAND) onDemand.put(place, log);
        else if (price.term() == Term.RESERVED) reserved(place, price, log);
    }

    private void reserved(Place place, Observation price, double log) {
        var kind = new Kind(price.gpu(), price.termMonths());
        int day = Utc.day(price.observedAtNanos());
        seen.computeIfAbsent(kind, _ -> new TreeSet<>()).add(day);
        Double spot = onDemand.get(place);
        if (spot == null) return;
        Double before = ratios.put(new Rate(place, price.termMonths()), log - spot);
        if (before == null || Math.abs(log - spot - before) < UNCHANGED) return;
        boolean isNew = changes.computeIfAbsent(kind, _ -> new TreeMap<>())
                .computeIfAbsent(price.provider(), _ -> new TreeSet<>())
                .add(day);
        if (isNew) sizes.computeIfAbsent(kind, _ -> new ArrayList<>()).add(Math.abs(log - spot - before));
    }

    /** By model, then term. */
    public List<Finding> findings() {
        return seen.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue().size()))
                .sorted(Comparator.comparing(Finding::gpu).thenComparingInt(Finding::months))
                .toList();
    }

    private Finding finding(Kind kind, int daysSeen) {
        var byProvider = changes.getOrDefault(kind, new TreeMap<>());
        List<Double> each = sizes.getOrDefault(kind, List.of());
        return new Finding(
                kind.gpu(),
                kind.months(),
                daysSeen,
                byProvider.size(),
                byProvider.values().stream().mapToInt(TreeSet::size).sum(),
                each.stream().mapToDouble(Double::doubleValue).average().orElse(0));
    }
}

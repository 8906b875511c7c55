package kilohour.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kilohour.clearing.MarginParameters;

/**
 * A portfolio of several indices against its margin, window by window, with the offset of its group.
 *
 * @param weights dollars of each index, long if positive
 * @param all every window; {@code clean} those in which prices moved and nothing else (see {@link PrintTest.Cause})
 */
public record PortfolioTest(String name, Map<String, Double> weights, TrafficLight all, TrafficLight clean) {
    private static final int RANDOM_PORTFOLIOS = 20;

    public PortfolioTest {
        weights = new TreeMap<>(weights);
    }

    /** Long, short, each pair against each other, and 20 drawn with a seed. */
    static List<PortfolioTest> of(
            List<PriceHistory> histories,
            Map<String, NavigableMap<Integer, MoveSize>> sizes,
            Offsets offsets,
            int horizonDays,
            long seed) {
        List<PriceHistory> tested = histories.stream()
                .filter(each -> !sizes.get(each.index()).isEmpty())
                .toList();
        var tests = new ArrayList<PortfolioTest>();
        var test = new Tester(tested, sizes, offsets, horizonDays);
        if (tested.size() < 2) return tests;
        tests.add(test.of("long of each", weights(tested, _ -> 1.0)));
        tests.add(test.of("short of each", weights(tested, _ -> -1.0)));
        for (PriceHistory a : tested)
            for (PriceHistory b : tested)
                if (a != b)
                    tests.add(test.of(a.index() + " against " + b.index(), Map.of(a.index(), 1.0, b.index(), -1.0)));
        var random = new SplittableRandom(seed);
        for (int i = 1; i <= RANDOM_PORTFOLIOS; i++)
            tests.add(test.of("drawn " + i, weights(tested, _ -> 2 * random.nextDouble() - 1)));
        return tests;
    }

    private static Map<String, Double> weights(
            List<PriceHistory> histories, java.util.function.ToDoubleFunction<PriceHistory> weight) {
        var weights = new TreeMap<String, Double>();
        for (PriceHistory each : histories) weights.put(each.index(), weight.applyAsDouble(each));
        return weights;
    }

    private static final class Tester {
        private final Map<String, PrintTest.Windows> windows;
        private final Map<String, NavigableMap<Integer, MoveSize>> sizes;
        private final Offsets offsets;
        private final int firstDay;
        private final int lastDay;

        Tester(
                List<PriceHistory> histories,
                Map<String, NavigableMap<Integer, MoveSize>> sizes,
                Offsets offsets,
                int horizonDays) {
            this.windows = histories.stream()
                    .collect(Collectors.toMap(PriceHistory::index, each -> new PrintTest.Windows(each, horizonDays)));
            this.sizes = sizes;
            this.offsets = offsets;
            this.firstDay = histories.stream()
                    .mapToInt(each -> each.valueTenths().firstKey())
                    .min()
                    .orElse(0);
            this.lastDay = histories.stream()
                    .mapToInt(each -> each.valueTenths().lastKey())
                    .max()
                    .orElse(-1);
        }

        PortfolioTest of(String name, Map<String, Double> weights) {
            int tests = 0;
            int clean = 0;
            int beyond = 0;
            int beyondClean = 0;
            for (int day = firstDay; day <= lastDay; day++) {
                double gain = gain(weights, day);
                if (Double.isNaN(gain)) continue;
                boolean isClean = isClean(weights, day);
                boolean isBeyond = -gain > margin(weights, day);
                tests++;
                if (isBeyond) beyond++;
                if (isClean) clean++;
                if (isClean && isBeyond) beyondClean++;
            }
            return new PortfolioTest(
                    name, weights, new TrafficLight(tests, beyond), new TrafficLight(clean, beyondClean));
        }

        private double gain(Map<String, Double> weights, int day) {
            double gain = 0;
            for (var each : weights.entrySet()) {
                if (sizes.get(each.getKey()).floorEntry(day) == null) return Double.NaN;
                gain += each.getValue() * windows.get(each.getKey()).move(day);
            }
            return gain;
        }

        private boolean isClean(Map<String, Double> weights, int day) {
            return weights.keySet().stream()
                    .allMatch(index -> windows.get(index).cause(day) == PrintTest.Cause.PRICES);
        }

        /** o · max over s of Σ L + (1 − o) · Σ max over s of L inside the group; what is outside stands alone. */
        private double margin(Map<String, Double> weights, int day) {
            double alone = 0;
            double inGroupAlone = 0;
            double[] together = null;
            for (var each : weights.entrySet()) {
                MarginParameters grid = MarginGrid.of(
                        each.getKey(), sizes.get(each.getKey()).floorEntry(day).getValue());
                double worst = 0;
                boolean inGroup = offsets.group().contains(each.getKey());
                if (inGroup && together == null)
                    together = new double[grid.scenarios().size()];
                for (int s = 0; s < grid.scenarios().size(); s++) {
                    double loss = -each.getValue() * grid.scenarios().get(s).nearPpm() / 1_000_000;
                    worst = Math.max(worst, loss);
                    if (inGroup) together[s] += loss;
                }
                if (inGroup) inGroupAlone += worst;
                else alone += worst;
            }
            double worstTogether = 0;
            if (together != null) for (double loss : together) worstTogether = Math.max(worstTogether, loss);
            double o = offsets.offsetPpm() / 1e6;
            return alone + o * worstTogether + (1 - o) * inGroupAlone;
        }
    }
}

package kilohour.risk;

import java.util.ArrayList;
import java.util.List;
import kilohour.clearing.MarginGroup;

/**
 * How far falls in one index have gone with falls in another: what a long may take off a short's margin. Moves of matched
 * prices are added up over four weeks, since slow prices of different indices are not read on the same days; the offset is
 * what the lower end of the correlation's 95% interval supports, and nothing where there are too few spans.
 *
 * @param pairs every pair of indices
 * @param group the indices that have an offset with each of the others, in order; fewer than two: no group
 * @param offsetPpm the smallest lower end among the group's pairs, rounded down to 5%; 0 without a group
 */
public record Offsets(List<Pair> pairs, List<String> group, long offsetPpm) {
    static final int SPAN_DAYS = 28;
    static final int SPANS_MIN = 24;

    private static final double NORMAL_95 = 1.959963984540054;
    private static final long STEP_PPM = 50_000;

    public Offsets {
        pairs = List.copyOf(pairs);
        group = List.copyOf(group);
    }

    /** The name of the group that calibration supports. */
    public static final String GROUP = "calibrated";

    /** To be sent as a command: one group, or none that history supports. */
    public List<MarginGroup> groups() {
        return group.size() < 2 || offsetPpm == 0 ? List.of() : List.of(new MarginGroup(GROUP, group, offsetPpm));
    }

    /**
     * @param spans of four weeks without a break in either
     * @param lowPpm lower end of the 95% interval (Fisher's transformation), 0 if below it or if refused
     * @param refusal why there is no offset, or empty
     */
    public record Pair(
            String first,
            String second,
            int spans,
            double correlation,
            double low,
            double high,
            long lowPpm,
            String refusal) {}

    static Offsets of(List<PriceHistory> histories) {
        var pairs = new ArrayList<Pair>();
        for (int a = 0; a < histories.size(); a++)
            for (int b = a + 1; b < histories.size(); b++) pairs.add(pair(histories.get(a), histories.get(b)));
        List<String> group = group(histories.stream().map(PriceHistory::index).toList(), pairs);
        long offset = pairs.stream()
                .filter(pair -> group.contains(pair.first) && group.contains(pair.second))
                .mapToLong(Pair::lowPpm)
                .min()
                .orElse(0);
        return new Offsets(pairs, group, offset);
    }

    /** Takes the pairs by their offset, the largest first, and lets in whom all inside support. */
    private static List<String> group(List<String> indices, List<Pair> pairs) {
        var best = pairs.stream().filter(pair -> pair.lowPpm > 0).max(java.util.Comparator.comparingLong(Pair::lowPpm));
        if (best.isEmpty()) return List.of();
        var group = new java.util.TreeSet<>(List.of(best.get().first, best.get().second));
        for (String index : indices)
            if (group.stream().allMatch(member -> member.equals(index) || supported(pairs, member, index)))
                group.add(index);
        return List.copyOf(group);
    }

    private static boolean supported(List<Pair> pairs, String a, String b) {
        return pairs.stream()
                .anyMatch(pair -> pair.lowPpm > 0
                        && (pair.first.equals(a) && pair.second.equals(b)
                                || pair.first.equals(b) && pair.second.equals(a)));
    }

    private static Pair pair(PriceHistory first, PriceHistory second) {
        if (first.valueTenths().isEmpty() || second.valueTenths().isEmpty())
            return new Pair(first.index(), second.index(), 0, 0, -1, 1, 0, "no prints");
        int from = Math.max(first.valueTenths().firstKey(), second.valueTenths().firstKey());
        int to = Math.min(first.valueTenths().lastKey(), second.valueTenths().lastKey());
        var xs = new ArrayList<Double>();
        var ys = new ArrayList<Double>();
        for (int end = from + SPAN_DAYS; end <= to; end += SPAN_DAYS) {
            double x = first.change(end - SPAN_DAYS, end);
            double y = second.change(end - SPAN_DAYS, end);
            if (Double.isNaN(x) || Double.isNaN(y) || x == 0 && y == 0) continue;
            xs.add(x);
            ys.add(y);
        }
        return judged(first.index(), second.index(), xs, ys);
    }

    private static Pair judged(String first, String second, List<Double> xs, List<Double> ys) {
        int n = xs.size();
        if (n < 4) return new Pair(first, second, n, 0, -1, 1, 0, tooFew(n));
        double correlation =
                new org.hipparchus.stat.correlation.PearsonsCorrelation().correlation(array(xs), array(ys));
        if (Double.isNaN(correlation)) correlation = 0;
        double z = 0.5 * StrictMath.log((1 + correlation) / (1 - Math.min(correlation, 0.999999)));
        double half = NORMAL_95 / Math.sqrt(n - 3);
        double low = StrictMath.tanh(z - half);
        double high = StrictMath.tanh(z + half);
        String refusal = n < SPANS_MIN ? tooFew(n) : low <= 0 ? "the interval reaches below zero" : "";
        long lowPpm = refusal.isEmpty() ? STEP_PPM * (long) (low * 1_000_000 / STEP_PPM) : 0;
        return new Pair(first, second, n, correlation, low, high, lowPpm, refusal);
    }

    private static String tooFew(int n) {
        return n + " spans of four weeks, " + SPANS_MIN + " needed";
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

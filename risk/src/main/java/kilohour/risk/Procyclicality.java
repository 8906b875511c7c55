package kilohour.risk;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How margin itself moves, jumps included: what a member who is long must be ready for. (A short's margin rests on the
 * supply shock, which stays.)
 *
 * @param peakToTrough the largest margin of the time tested over the smallest
 * @param rise1Day largest relative rise within a day, likewise within 5 and 20
 * @param peakToTroughUnfloored of the filter alone, without the stressed period and the floor, for comparison
 */
public record Procyclicality(
        double peakToTrough, double rise1Day, double rise5Days, double rise20Days, double peakToTroughUnfloored) {
    static final Procyclicality NONE = new Procyclicality(1, 0, 0, 0, 1);

    /** @param sizes of parallel moves by the day from which each held; {@code filtered} likewise */
    static Procyclicality of(
            String index, NavigableMap<Integer, MoveSize> sizes, NavigableMap<Integer, Double> filtered) {
        if (sizes.isEmpty()) return NONE;
        var margins = new TreeMap<Integer, Double>();
        sizes.forEach((day, size) -> margins.put(day, MarginGrid.nearDown(MarginGrid.of(index, size))));
        return new Procyclicality(
                peakToTrough(margins.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()),
                rise(margins, 1),
                rise(margins, 5),
                rise(margins, 20),
                peakToTrough(filtered.tailMap(sizes.firstKey(), true).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()));
    }

    private static double peakToTrough(double[] values) {
        double most = 0;
        double least = Double.MAX_VALUE;
        for (double value : values) {
            most = Math.max(most, value);
            least = Math.min(least, value);
        }
        return least <= 0 ? 1 : most / least;
    }

    private static double rise(NavigableMap<Integer, Double> margins, int days) {
        double most = 0;
        for (var now : margins.entrySet()) {
            var before = margins.floorEntry(now.getKey() - days);
            if (before != null) most = Math.max(most, now.getValue() / before.getValue() - 1);
        }
        return most;
    }
}

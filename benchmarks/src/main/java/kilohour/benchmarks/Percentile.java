package kilohour.benchmarks;

/** Percentiles of sorted values: the smallest that so many per cent are not above. */
final class Percentile {
    private Percentile() {}

    static double of(double[] ascending, double percent) {
        int place = (int) Math.ceil(percent / 100 * ascending.length) - 1;
        return ascending[Math.max(0, place)];
    }
}

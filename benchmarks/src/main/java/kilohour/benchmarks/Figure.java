package kilohour.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * One measured quantity: the median over forks or runs, and their range.
 *
 * @param benchmark which measurement it comes from
 * @param quantity what it is, in words
 */
record Figure(String benchmark, String quantity, String unit, double median, double least, double most) {
    static Figure of(String benchmark, String quantity, String unit, double... runs) {
        double[] sorted = runs.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Figure(benchmark, quantity, unit, median, sorted[0], sorted[sorted.length - 1]);
    }

    /** A row of a Markdown table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %-34s | %-46s | %12s %-10s | %s – %s |",
                benchmark,
                quantity,
                digits(median),
                unit,
                digits(least),
                digits(most));
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}

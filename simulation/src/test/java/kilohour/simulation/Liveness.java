package kilohour.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weights from whether a provider's moves came before the others' (METHODOLOGY.md, section 8): by provider and horizon
 * a ridge regression of the others' next move on its own excess moves, the mean of the R² is the score, a softmax of
 * the scores the weight, with a floor of 2.5% and a ceiling of 30%. Samples are taken hourly, each standing for four.
 */
final class Liveness {
    private static final int[] SPANS = {24, 96, 192};
    private static final int HISTORY = 90 * 96;
    private static final double HALF_LIFE = 30 * 96;
    private static final double LAMBDA = 1;
    private static final double GAMMA = 4;
    private static final double ETA = 0.5;
    private static final double FLOOR = 0.025;
    private static final double CEILING = 0.30;
    private static final double CLAMP = 0.5;

    private record Sample(double weight, double[] signal, double outcome) {}

    private final double[][] prices;
    private double[] scores;

    /** @param prices by provider and quarter of an hour, NaN where there is none; filled as time goes on */
    Liveness(double[][] prices) {
        this.prices = prices;
    }

    /** Fits on what was known before the slot. Opening weights stay until five providers have a score. */
    void fit(int slot) {
        var fitted = new double[prices.length];
        int scored = 0;
        for (int i = 0; i < prices.length; i++) {
            double sum = 0;
            for (int forward : SPANS) sum += score(i, forward, slot - 1);
            fitted[i] = Double.isNaN(sum) ? 0 : sum / SPANS.length;
            if (!Double.isNaN(sum)) scored++;
        }
        if (scores != null || scored >= 5) scores = fitted;
    }

    double[] weights(double[] attendance) {
        int n = prices.length;
        var share = new double[n];
        for (int i = 0; i < n; i++)
            share[i] = scores == null ? 1 : Math.pow(attendance[i], ETA) * Math.exp(GAMMA * scores[i]);
        double total = Arrays.stream(share).sum();
        var weights = new double[n];
        for (int i = 0; i < n; i++) weights[i] = FLOOR + (1 - n * FLOOR) * (total == 0 ? 1.0 / n : share[i] / total);
        return capped(weights, share);
    }

    private static double[] capped(double[] weights, double[] share) {
        var fixed = new boolean[weights.length];
        for (int round = 0; round < weights.length; round++) {
            double excess = 0;
            double free = 0;
            for (int i = 0; i < weights.length; i++) {
                if (!fixed[i] && weights[i] > CEILING) {
                    excess += weights[i] - CEILING;
                    weights[i] = CEILING;
                    fixed[i] = true;
                }
                if (!fixed[i]) free += share[i];
            }
            if (excess == 0 || free == 0) break;
            for (int i = 0; i < weights.length; i++) if (!fixed[i]) weights[i] += excess * share[i] / free;
        }
        return weights;
    }

    private double score(int provider, int forward, int lastSlot) {
        List<Sample> samples = samples(provider, forward, lastSlot);
        if (samples.size() < 10) return Double.NaN;
        double weight = samples.stream().mapToDouble(Sample::weight).sum();
        double mean = samples.stream().mapToDouble(s -> s.weight * s.outcome).sum() / weight;
        double variance = samples.stream()
                        .mapToDouble(s -> s.weight * (s.outcome - mean) * (s.outcome - mean))
                        .sum()
                / weight;
        if (variance < 1e-12) return Double.NaN;
        return Math.max(0, ridge(samples, weight, mean) / (weight * variance));
    }

    /** What the fit takes off the weighted sum of squares. */
    private static double ridge(List<Sample> samples, double weight, double outcomeMean) {
        int n = SPANS.length;
        var mean = new double[n];
        var deviation = new double[n];
        for (Sample s : samples) for (int k = 0; k < n; k++) mean[k] += s.weight * s.signal[k] / weight;
        for (Sample s : samples)
            for (int k = 0; k < n; k++) deviation[k] += s.weight * Math.pow(s.signal[k] - mean[k], 2) / weight;
        var normal = new double[n][n + 1];
        for (Sample s : samples) {
            double[] z = standard(s.signal, mean, deviation);
            for (int k = 0; k < n; k++) {
                for (int l = 0; l < n; l++) normal[k][l] += s.weight * z[k] * z[l];
                normal[k][n] += s.weight * z[k] * (s.outcome - outcomeMean);
            }
        }
        for (int k = 0; k < n; k++) normal[k][k] += LAMBDA;
        double[] beta = solved(normal);
        double taken = 0;
        for (Sample s : samples) {
            double[] z = standard(s.signal, mean, deviation);
            double fit = 0;
            for (int k = 0; k < n; k++) fit += beta[k] * z[k];
            double y = s.outcome - outcomeMean;
            taken += s.weight * (y * y - (y - fit) * (y - fit));
        }
        return taken;
    }

    private static double[] standard(double[] signal, double[] mean, double[] variance) {
        var z = new double[signal.length];
        for (int k = 0; k < z.length; k++)
            z[k] = variance[k] < 1e-18 ? 0 : (signal[k] - mean[k]) / Math.sqrt(variance[k]);
        return z;
    }

    /** Gauss-Jordan on a small positive definite system, right-hand side in the last column. */
    private static double[] solved(double[][] m) {
        int n = m.length;
        for (int k = 0; k < n; k++) {
            double pivot = m[k][k];
            for (int l = k; l <= n; l++) m[k][l] /= pivot;
            for (int row = 0; row < n; row++) {
                if (row == k) continue;
                double factor = m[row][k];
                for (int l = k; l <= n; l++) m[row][l] -= factor * m[k][l];
            }
        }
        return Arrays.stream(m).mapToDouble(row -> row[n]).toArray();
    }

    private List<Sample> samples(int provider, int forward, int lastSlot) {
        var result = new ArrayList<Sample>();
        int longest = SPANS[SPANS.length - 1];
        for (int at = Math.max(longest, lastSlot - HISTORY); at + forward <= lastSlot; at += 4) {
            double outcome = others(provider, at, at + forward);
            var signal = new double[SPANS.length];
            boolean known = !Double.isNaN(outcome);
            for (int k = 0; known && k < SPANS.length; k++) {
                int from = at - SPANS[k];
                signal[k] = clamp(Math.log(prices[provider][at] / prices[provider][from])) - others(provider, from, at);
                known = !Double.isNaN(signal[k]);
            }
            if (known) result.add(new Sample(4 * Math.pow(2, -(lastSlot - at) / HALF_LIFE), signal, outcome));
        }
        return result;
    }

    /** The log return of the others, at equal weights: the weights of a sample's own hour differ little. */
    private double others(int provider, int from, int to) {
        double before = 0;
        double after = 0;
        for (int i = 0; i < prices.length; i++) {
            if (i == provider || Double.isNaN(prices[i][from]) || Double.isNaN(prices[i][to])) continue;
            before += prices[i][from];
            after += prices[i][to];
        }
        return before == 0 ? Double.NaN : clamp(Math.log(after / before));
    }

    private static double clamp(double r) {
        return Double.isNaN(r) ? r : Math.max(-CLAMP, Math.min(CLAMP, r));
    }
}

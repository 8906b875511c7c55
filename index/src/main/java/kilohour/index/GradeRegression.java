package kilohour.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/** Ordinary least squares of log price on levels, with an effect for each provider. */
final class GradeRegression {
    /** Above it the levels are too much alike to be told apart. */
    private static final double HIGHEST_CONDITION = 30;

    private static final int LEAST_FREEDOM = 2;

    private record Column(Attribute attribute, String level) {}

    private final List<GradeRow> rows;
    private final Map<Attribute, String> bases;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> providers;
    private double condition;
    private String refusal = "";
    private double[] coefficients;
    private double[] standardErrors;

    GradeRegression(List<GradeRow> rows, Map<Attribute, String> bases) {
        this.rows = rows;
        this.bases = bases;
        this.providers =
                rows.stream().map(GradeRow::provider).distinct().sorted().toList();
        for (Attribute attribute : GradeRow.ATTRIBUTES)
            for (String level : GradeStudy.levels(rows, attribute, bases.get(attribute)))
                columns.add(new Column(attribute, level));
        coefficients = new double[columns.size()];
        if (!columns.isEmpty()) estimate();
    }

    private void estimate() {
        condition =
                new SingularValueDecomposition(MatrixUtils.createRealMatrix(withinProviders())).getConditionNumber();
        if (degreesOfFreedom() < LEAST_FREEDOM)
            refusal = "%d degrees of freedom, %d needed".formatted(degreesOfFreedom(), LEAST_FREEDOM);
        else if (!(condition <= HIGHEST_CONDITION))
            refusal = "condition number above %.0f".formatted(HIGHEST_CONDITION);
        if (!refusal.isEmpty()) return;
        var regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(rows.stream().mapToDouble(GradeRow::logPrice).toArray(), design());
        coefficients = regression.estimateRegressionParameters();
        standardErrors = regression.estimateRegressionParametersStandardErrors();
    }

    /** Levels first, then one column for each provider. */
    private double[][] design() {
        var design = new double[rows.size()][columns.size() + providers.size()];
        for (int i = 0; i < design.length; i++) {
            GradeRow row = rows.get(i);
            for (int k = 0; k < columns.size(); k++) design[i][k] = has(row, columns.get(k)) ? 1 : 0;
            design[i][columns.size() + providers.indexOf(row.provider())] = 1;
        }
        return design;
    }

    private static boolean has(GradeRow row, Column column) {
        return row.level(column.attribute()).equals(column.level());
    }

    /** The levels' columns less their provider's mean: what is left to compare. */
    private double[][] withinProviders() {
        var within = new double[rows.size()][columns.size()];
        for (String provider : providers) {
            List<Integer> own = java.util.stream.IntStream.range(0, rows.size())
                    .filter(i -> rows.get(i).provider().equals(provider))
                    .boxed()
                    .toList();
            for (int k = 0; k < columns.size(); k++) {
                Column column = columns.get(k);
                double mean = own.stream().filter(i -> has(rows.get(i), column)).count() / (double) own.size();
                for (int i : own) within[i][k] = (has(rows.get(i), column) ? 1 : 0) - mean;
            }
        }
        return within;
    }

    List<Differential> differentials() {
        var result = new ArrayList<Differential>();
        for (int k = 0; k < columns.size(); k++) {
            Column column = columns.get(k);
            String base = bases.get(column.attribute());
            int overlap = GradeStudy.overlap(rows, column.attribute(), column.level(), base);
            String shown = GradeStudy.shown(base);
            result.add(
                    refusal.isEmpty()
                            ? Differential.of(
                                    column.attribute(),
                                    column.level(),
                                    shown,
                                    coefficients[k],
                                    standardErrors[k],
                                    overlap)
                            : Differential.refused(column.attribute(), column.level(), shown, overlap, refusal));
        }
        return result;
    }

    /** Each provider's mean log price with the levels' differentials taken out. */
    Map<String, Double> providerEffects() {
        var sums = new TreeMap<String, List<Double>>();
        for (GradeRow row : rows) {
            double rest = row.logPrice();
            for (int k = 0; k < columns.size(); k++) if (has(row, columns.get(k))) rest -= coefficients[k];
            sums.computeIfAbsent(row.provider(), _ -> new ArrayList<>()).add(rest);
        }
        var effects = new TreeMap<String, Double>();
        sums.forEach((provider, rests) -> effects.put(
                provider,
                rests.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
        return effects;
    }

    int rows() {
        return rows.size();
    }

    int providers() {
        return providers.size();
    }

    int degreesOfFreedom() {
        return Math.max(0, rows.size() - providers.size() - columns.size());
    }

    long conditionMillis() {
        return Double.isFinite(condition) ? Math.round(condition * 1_000) : Long.MAX_VALUE;
    }
}

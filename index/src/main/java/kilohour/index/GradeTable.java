package kilohour.index;

import java.util.List;

/**
 * The grades of one model over some days: a published study, of which no print is made.
 *
 * @param fromDay first epoch day
 * @param toDay last epoch day
 * @param rows goods of providers: one price each, the median of its readings
 * @param rowsUsed those in the regression
 * @param providers providers in the regression
 * @param degreesOfFreedom rows used less providers and coefficients; 0 without a regression
 * @param conditionMillis condition number of the regression, in thousandths; 0 without one
 * @param differentials in order of attribute, then level; refused ones too, every attribute at least once
 */
public record GradeTable(
        String gpu,
        int fromDay,
        int toDay,
        int rows,
        int rowsUsed,
        int providers,
        int degreesOfFreedom,
        long conditionMillis,
        List<Differential> differentials) {
    public GradeTable {
        differentials = List.copyOf(differentials);
    }

    /** Differentials that the data carry. */
    public long carried() {
        return differentials.stream().filter(each -> !each.isRefused()).count();
    }
}

package kilohour.index;

/**
 * How much dearer one level of an attribute is than another, all else and the provider the same.
 *
 * @param level the level, such as {@code PCIE}; empty where there are no two levels to compare
 * @param base what it is compared with, such as {@code SXM}; empty where the level is
 * @param differenceBps e<sup>coefficient</sup> − 1 in basis points, 0 if refused
 * @param standardErrorBps its standard error in basis points, 0 if refused
 * @param providers providers that sell both, all else alike; for a tier, the fewer of the two tiers' providers
 * @param refusal why the data cannot carry it, empty if they can
 */
public record Differential(
        Attribute attribute,
        String level,
        String base,
        long differenceBps,
        long standardErrorBps,
        int providers,
        String refusal) {
    static Differential refused(Attribute attribute, String level, String base, int providers, String refusal) {
        return new Differential(attribute, level, base, 0, 0, providers, refusal);
    }

    /** From a coefficient of log price: both rounded half-even to a basis point, the error by the delta method. */
    static Differential of(
            Attribute attribute, String level, String base, double coefficient, double standardError, int providers) {
        double ratio = Math.exp(coefficient);
        return new Differential(
                attribute, level, base, halfEvenBps(ratio - 1), halfEvenBps(ratio * standardError), providers, "");
    }

    private static long halfEvenBps(double share) {
        return (long) Math.rint(share * 10_000);
    }

    public boolean isRefused() {
        return !refusal.isEmpty();
    }
}

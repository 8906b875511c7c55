package kilohour.contracts;

import java.util.List;

/**
 * Two month futures traded as a pair, one lot of each: who buys it buys the near leg and sells the far one. Either two
 * months of one good (a calendar spread) or the same month of two goods (a grade spread). Its price is the near leg's
 * less the far leg's, dollars per unit: zero and negative prices are prices like any.
 *
 * <pre>
 *   H100_USD-FS-31DEC26_31JAN27 at −0.012: buys a lot of December (744 hours), sells one of January (744)
 *     at 2.600 for December that is 2.612 for January
 * </pre>
 *
 * @param near the leg named first
 * @param far the leg named second: later, or of the good whose code comes later in the alphabet
 */
public record Spread(int id, Contract.MonthFuture near, Contract.MonthFuture far) implements Contract {
    /** @throws IllegalArgumentException if the two are no pair in this order */
    public Spread {
        if (!isPair(near, far)) throw new IllegalArgumentException(near.name() + " and " + far.name() + " are no pair");
    }

    /** Whether two months can be traded as a pair, the first of them named first. */
    public static boolean isPair(Contract.MonthFuture near, Contract.MonthFuture far) {
        Underlying first = near.underlying();
        Underlying second = far.underlying();
        if (first.equals(second)) return near.month().isBefore(far.month());
        return near.month().equals(far.month())
                && first.code().compareTo(second.code()) < 0
                && first.good() == second.good()
                && first.grid().equals(second.grid());
    }

    @Override
    public Underlying underlying() {
        return near.underlying();
    }

    /** Whether it is between two goods. */
    public boolean isOfGrades() {
        return !near.underlying().equals(far.underlying());
    }

    public List<Contract.MonthFuture> legs() {
        return List.of(near, far);
    }

    /** As Deribit names a future spread, the leg bought first; a grade spread names the other good instead of a date. */
    @Override
    public String name() {
        return near.baseCode() + "_USD-FS-" + date(near) + "_" + (isOfGrades() ? far.baseCode() : date(far));
    }

    private static String date(Contract.MonthFuture leg) {
        return leg.name().substring(leg.name().indexOf('-') + 1);
    }

    /** Of the near leg. */
    @Override
    public long unitsPerLot() {
        return near.unitsPerLot();
    }

    /** Trading ends with that of the leg that ends first: the near one. */
    public long tradingEndNanos() {
        return near.tradingEndNanos();
    }
}

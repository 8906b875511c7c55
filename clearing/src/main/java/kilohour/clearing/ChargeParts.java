package kilohour.clearing;

import java.time.YearMonth;
import java.util.function.ToLongFunction;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;

/**
 * Where a lot of a contract counts for charges, in units still at risk, negative where a long lot is short: a strip in each
 * of its months, an option with all its units towards the side that it gains on, a perpetual in a place of its own.
 *
 * @param places of its months, ascending; 0 is the perpetual's
 * @param units a lot's, place by place
 * @param netUnits their sum
 */
public record ChargeParts(int[] places, long[] units, long netUnits) {
    private static final int PERPETUAL = 0;

    /**
     * @param atRisk units of a month's lot that are not priced yet
     */
    public static ChargeParts of(Contract contract, ToLongFunction<Contract.MonthFuture> atRisk) {
        return switch (contract) {
            case Contract.MonthFuture month -> one(place(month.month()), atRisk.applyAsLong(month));
            case Contract.Perpetual perpetual -> one(PERPETUAL, perpetual.unitsPerLot());
            case Option option ->
                one(place(option.month()), option.type().sign() * atRisk.applyAsLong(option.future()));
            case Contract.Strip strip -> {
                var months = strip.months();
                yield of(
                        months.stream().mapToInt(month -> place(month.month())).toArray(),
                        months.stream().mapToLong(atRisk).toArray());
            }
            case Spread spread ->
                of(new int[] {place(spread.near().month()), place(spread.far().month())}, new long[] {
                    atRisk.applyAsLong(spread.near()), -atRisk.applyAsLong(spread.far())
                });
        };
    }

    /** The near leg of a grade spread in its own underlying. */
    public static ChargeParts ofNear(Spread spread, ToLongFunction<Contract.MonthFuture> atRisk) {
        return one(place(spread.near().month()), atRisk.applyAsLong(spread.near()));
    }

    /** The far leg of a grade spread in its own underlying: who buys the spread sells it. */
    public static ChargeParts ofFar(Spread spread, ToLongFunction<Contract.MonthFuture> atRisk) {
        return one(place(spread.far().month()), -atRisk.applyAsLong(spread.far()));
    }

    private static ChargeParts one(int place, long units) {
        return of(new int[] {place}, new long[] {units});
    }

    private static ChargeParts of(int[] places, long[] units) {
        long net = 0;
        for (long each : units) net = Math.addExact(net, each);
        return new ChargeParts(places, units, net);
    }

    private static int place(YearMonth month) {
        return 12 * month.getYear() + month.getMonthValue();
    }
}

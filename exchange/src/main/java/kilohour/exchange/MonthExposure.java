package kilohour.exchange;

import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;

/** Units of one underlying towards one side: month by month, of all months together, and of the perpetual. */
final class MonthExposure {
    private final NavigableMap<YearMonth, Long> months = new TreeMap<>();
    private long allMonths;
    private long perpetual;

    /** Adds lots of a contract that is no spread. */
    void add(Contract contract, long lots) {
        if (lots == 0) return;
        switch (contract) {
            case Contract.MonthFuture month -> add(month, lots);
            case Option option -> add(option.future(), lots);
            case Contract.Strip strip -> strip.months().forEach(month -> add(month, lots));
            case Contract.Perpetual it -> perpetual = Math.addExact(perpetual, lots * it.unitsPerLot());
            case Spread _ -> throw new IllegalArgumentException("a spread counts leg by leg");
        }
    }

    private void add(Contract.MonthFuture month, long lots) {
        addMonth(month, lots);
        addToAll(lots * month.unitsPerLot());
    }

    /**
     * Adds lots of a spread whose near leg counts here. If the far leg is of the same good, both fill or none does, and of
     * all months only the hours count that the near leg has more.
     */
    void addNear(Spread spread, long lots) {
        addMonth(spread.near(), lots);
        addToAll(lots * beyond(spread, spread.near(), spread.far()));
    }

    void addFar(Spread spread, long lots) {
        addMonth(spread.far(), lots);
        addToAll(lots * beyond(spread, spread.far(), spread.near()));
    }

    private static long beyond(Spread spread, Contract one, Contract other) {
        return spread.isOfGrades() ? one.unitsPerLot() : Math.max(0, one.unitsPerLot() - other.unitsPerLot());
    }

    private void addMonth(Contract.MonthFuture month, long lots) {
        if (lots != 0) months.merge(month.month(), lots * month.unitsPerLot(), Math::addExact);
    }

    private void addToAll(long units) {
        allMonths = Math.addExact(allMonths, units);
    }

    NavigableMap<YearMonth, Long> months() {
        return months;
    }

    long of(YearMonth month) {
        return months.getOrDefault(month, 0L);
    }

    long allMonths() {
        return allMonths;
    }

    long perpetual() {
        return perpetual;
    }
}

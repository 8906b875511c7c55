package kilohour.contracts;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kilohour.units.Utc;

/** Which months are listed when, and when the venue does what is due. All times UTC. */
public final class ListingCalendar {
    /** Most quarter strips listed: those that have not cascaded, the next first. */
    public static final int QUARTERS_LISTED = 8;

    /** Months with options: the nearest whose options on the future have not expired. */
    public static final int OPTION_MONTHS = 12;

    /** The daily run: settlement prices and variation margin, 16:00. */
    public static final int DAILY_RUN_HOUR = 16;

    /** A day's print is frozen, and may settle contracts, from 02:00 of the next day. */
    public static final int PRINT_FREEZE_HOUR = 2;

    private ListingCalendar() {}

    /** The months with futures: of the current one and those after it, as far ahead as the terms say. */
    public static List<YearMonth> monthsListed(ListingTerms terms, long nowNanos) {
        YearMonth current = Utc.month(nowNanos);
        return IntStream.rangeClosed(0, terms.monthsAhead())
                .mapToObj(current::plusMonths)
                .filter(terms.months()::has)
                .toList();
    }

    /** The strips that have not cascaded by then, wholly inside the listed months: the next 8 quarters, and the years. */
    public static List<Contract.Strip> stripsListed(Underlying underlying, long nowNanos) {
        if (!underlying.terms().strips()) return List.of();
        YearMonth current = Utc.month(nowNanos);
        YearMonth farthest = current.plusMonths(underlying.terms().monthsAhead());
        var strips = new ArrayList<Contract.Strip>();
        YearMonth quarter = current.withMonth((current.getMonthValue() - 1) / 3 * 3 + 1);
        for (;
                strips.size() < QUARTERS_LISTED && !quarter.plusMonths(2).isAfter(farthest);
                quarter = quarter.plusMonths(3)) {
            var strip = new Contract.Strip(0, underlying, Contract.Strip.Period.QUARTER, quarter);
            if (strip.cascadeNanos() > nowNanos) strips.add(strip);
        }
        YearMonth year = current.withMonth(1);
        for (; !year.plusMonths(11).isAfter(farthest); year = year.plusYears(1)) {
            var strip = new Contract.Strip(0, underlying, Contract.Strip.Period.YEAR, year);
            if (strip.cascadeNanos() > nowNanos) strips.add(strip);
        }
        return strips;
    }

    /**
     * The months whose options are listed: the nearest 12 after the current one whose options on the future have not
     * expired; of residual-value puts, all after the current one that are listed.
     */
    public static List<YearMonth> optionMonthsListed(Underlying underlying, long nowNanos) {
        ListingTerms terms = underlying.terms();
        YearMonth current = Utc.month(nowNanos);
        List<YearMonth> ahead = monthsListed(terms, nowNanos).stream()
                .filter(month -> month.isAfter(current))
                .toList();
        return switch (terms.options()) {
            case NONE -> List.of();
            case RESIDUAL_VALUE -> ahead;
            case NEAREST_YEAR ->
                ahead.stream()
                        .filter(month -> new Option(0, underlying, month, Option.Style.ON_FUTURE, Option.Type.CALL, 1)
                                        .expiryNanos()
                                > nowNanos)
                        .limit(OPTION_MONTHS)
                        .toList();
        };
    }

    /**
     * The calendar spreads listed by rule: between neighbouring listed months, and between the first and the last month
     * of each quarter of which all are listed.
     */
    public static List<Spread> spreadsListed(Underlying underlying, long nowNanos) {
        if (!underlying.terms().spreads()) return List.of();
        var spreads = new ArrayList<Spread>();
        List<YearMonth> months = monthsListed(underlying.terms(), nowNanos);
        for (int i = 0; i + 1 < months.size(); i++) {
            YearMonth month = months.get(i);
            spreads.add(calendar(underlying, month, months.get(i + 1)));
            boolean startsQuarter = (month.getMonthValue() - 1) % 3 == 0;
            if (startsQuarter && months.contains(month.plusMonths(2)))
                spreads.add(calendar(underlying, month, month.plusMonths(2)));
        }
        return spreads;
    }

    private static Spread calendar(Underlying underlying, YearMonth near, YearMonth far) {
        return new Spread(
                0, new Contract.MonthFuture(0, underlying, near), new Contract.MonthFuture(0, underlying, far));
    }

    /** The instant from which the day's print is final. */
    public static long printFrozenNanos(int day) {
        return Utc.startOfDay(day + 1) + PRINT_FREEZE_HOUR * Utc.NANOS_PER_HOUR;
    }

    /** The first daily run strictly after {@code nowNanos}. */
    public static long nextDailyRunNanos(long nowNanos) {
        long today = Utc.startOfDay(Utc.day(nowNanos)) + DAILY_RUN_HOUR * Utc.NANOS_PER_HOUR;
        return today > nowNanos ? today : today + Utc.NANOS_PER_DAY;
    }
}

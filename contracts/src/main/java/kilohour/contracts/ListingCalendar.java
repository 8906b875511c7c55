package kilohour.contracts;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kilohour.units.Utc;

/** Which months are listed when, and when the venue does what is due. All times UTC. */
public final class ListingCalendar {
    /** Month futures listed beyond the current month. */
    public static final int MONTHS_AHEAD = 36;

    /** Quarter strips listed: those that have not cascaded, the next first. */
    public static final int QUARTERS_LISTED = 8;

    /** Months with options: the nearest whose options on the future have not expired. */
    public static final int OPTION_MONTHS = 12;

    /** The daily run: settlement prices and variation margin, 16:00. */
    public static final int DAILY_RUN_HOUR = 16;

    /** A day's print is frozen, and may settle contracts, from 02:00 of the next day. */
    public static final int PRINT_FREEZE_HOUR = 2;

    private ListingCalendar() {}

    /** The current month and the 36 after it. */
    public static List<YearMonth> monthsListed(long nowNanos) {
        YearMonth current = Utc.month(nowNanos);
        return IntStream.rangeClosed(0, MONTHS_AHEAD)
                .mapToObj(current::plusMonths)
                .toList();
    }

    /** The strips that have not cascaded by then: the next 8 quarters, and the years wholly inside the listed months. */
    public static List<Contract.Strip> stripsListed(Underlying underlying, long nowNanos) {
        YearMonth current = Utc.month(nowNanos);
        YearMonth farthest = current.plusMonths(MONTHS_AHEAD);
        var strips = new ArrayList<Contract.Strip>();
        YearMonth quarter = current.withMonth((current.getMonthValue() - 1) / 3 * 3 + 1);
        for (; strips.size() < QUARTERS_LISTED; quarter = quarter.plusMonths(3)) {
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

    /** The nearest 12 months after the current one whose options on the future have not expired. */
    public static List<YearMonth> optionMonthsListed(Underlying underlying, long nowNanos) {
        YearMonth current = Utc.month(nowNanos);
        return IntStream.rangeClosed(1, OPTION_MONTHS + 1)
                .mapToObj(current::plusMonths)
                .filter(month ->
                        new Option(0, underlying, month, Option.Style.ON_FUTURE, Option.Type.CALL, 1).expiryNanos()
                                > nowNanos)
                .limit(OPTION_MONTHS)
                .toList();
    }

    /**
     * The calendar spreads listed by rule: between neighbouring listed months, and between the first and the last month
     * of each quarter of which all are listed.
     */
    public static List<Spread> spreadsListed(Underlying underlying, long nowNanos) {
        var spreads = new ArrayList<Spread>();
        List<YearMonth> months = monthsListed(nowNanos);
        for (YearMonth month : months) {
            boolean startsQuarter = (month.getMonthValue() - 1) % 3 == 0;
            for (int ahead : startsQuarter ? new int[] {1, 2} : new int[] {1})
                if (!month.plusMonths(ahead).isAfter(months.getLast()))
                    spreads.add(calendar(underlying, month, month.plusMonths(ahead)));
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

package kilohour.tokens;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import kilohour.units.Utc;

/**
 * The days for which a basket's weights are fixed.
 *
 * @param name as in {@code 2026Q3}
 */
public record Period(String name, int firstDay, int lastDay) {
    /** Which period a day lies in. */
    @FunctionalInterface
    public interface Calendar {
        Period of(int epochDay);
    }

    /** The calendar quarter of the day. */
    public static Period quarterOf(int epochDay) {
        LocalDate day = Utc.date(epochDay);
        int quarter = day.get(IsoFields.QUARTER_OF_YEAR);
        LocalDate first = LocalDate.of(day.getYear(), 3 * quarter - 2, 1);
        return new Period(day.getYear() + "Q" + quarter, Utc.day(first), Utc.day(first.plusMonths(3)) - 1);
    }
}

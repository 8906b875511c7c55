package kilohour.tokens;

/** Calendars of short periods for tests. */
final class TokenPeriods {
    private TokenPeriods() {}

    /** Periods P0, P1, … of so many days, the first beginning on a day. */
    static Period.Calendar of(int firstDay, int days) {
        return day -> {
            int period = Math.floorDiv(day - firstDay, days);
            return new Period("P" + period, firstDay + days * period, firstDay + days * (period + 1) - 1);
        };
    }
}

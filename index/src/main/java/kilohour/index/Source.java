package kilohour.index;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import kilohour.units.Utc;

/**
 * A registered source of observations. All rows of one reading carry one observed-at, so a price that is missing from
 * the newest reading is gone.
 *
 * @param name as in the observation's {@code source}
 * @param publisher who reads and publishes it
 * @param paces how often it is read, oldest first
 * @param stamp what its observed-at says
 * @param adjusted its author moved the prices towards a standard good: RECONSTRUCTED evidence whatever the interval
 * @param use what its terms allow
 * @param licence the licence or terms, in words
 * @param exclusions rows known not to be what they say
 */
public record Source(
        String name,
        String publisher,
        List<Pace> paces,
        Stamp stamp,
        boolean adjusted,
        Permission use,
        String licence,
        List<Exclusion> exclusions) {

    /** The interval at which a source is read, from an instant on. */
    public record Pace(long fromNanos, long intervalNanos) {}

    /** Sources read at least so often are intraday. */
    static final long INTRADAY_INTERVAL_NANOS = 6 * Utc.NANOS_PER_HOUR;

    /** Sources read at least so often may stand in a daily print: weekly lists, with a day to spare. */
    static final long DAILY_INTERVAL_NANOS = 8 * Utc.NANOS_PER_DAY;

    public Source {
        if (paces.isEmpty()) throw new IllegalArgumentException("source " + name + " needs an interval");
        paces = List.copyOf(paces);
        exclusions = List.copyOf(exclusions);
    }

    /** A source without known faults that is read at one interval. */
    public static Source of(
            String name, String publisher, long intervalNanos, Stamp stamp, Permission use, String licence) {
        return new Source(
                name,
                publisher,
                List.of(new Pace(Long.MIN_VALUE, intervalNanos)),
                stamp,
                false,
                use,
                licence,
                List.of());
    }

    /** The interval in force at an instant. */
    public long intervalNanos(long atNanos) {
        long interval = paces.getFirst().intervalNanos();
        for (Pace pace : paces) if (pace.fromNanos() <= atNanos) interval = pace.intervalNanos();
        return interval;
    }

    /** The best grade of print that its evidence may stand in. */
    public Grade grade(long atNanos) {
        if (adjusted) return Grade.RECONSTRUCTED;
        long interval = intervalNanos(atNanos);
        if (stamp == Stamp.INSTANT && interval <= INTRADAY_INTERVAL_NANOS) return Grade.INTRADAY;
        return interval <= DAILY_INTERVAL_NANOS ? Grade.DAILY : Grade.RECONSTRUCTED;
    }

    /** The first instant at which a price observed then may count (rulebook 2.4: never see the future). */
    public long countsFromNanos(long observedAtNanos) {
        return switch (stamp) {
            case INSTANT -> observedAtNanos;
            case DAY -> Utc.startOfDay(Utc.day(observedAtNanos) + 1);
            case MONTH -> startOfNextMonth(observedAtNanos);
        };
    }

    private static long startOfNextMonth(long nanos) {
        LocalDate first = Utc.date(Utc.day(nanos)).withDayOfMonth(1).plusMonths(1);
        return Utc.nanos(first.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}

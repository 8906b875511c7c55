package kilohour.units;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/**
 * UTC time in whole numbers: instants are nanoseconds since 1970-01-01T00:00Z (to the year 2262), days and hours are
 * counted from the same moment.
 */
public final class Utc {
    public static final long NANOS_PER_MILLI = 1_000_000L;
    public static final long NANOS_PER_SECOND = 1_000_000_000L;
    public static final long NANOS_PER_MINUTE = 60 * NANOS_PER_SECOND;
    public static final long NANOS_PER_HOUR = 60 * NANOS_PER_MINUTE;
    public static final long NANOS_PER_DAY = 24 * NANOS_PER_HOUR;

    private Utc() {}

    /** The UTC day in which the instant lies, in days since 1970-01-01. */
    public static int day(long nanos) {
        return Math.toIntExact(Math.floorDiv(nanos, NANOS_PER_DAY));
    }

    /** The UTC hour in which the instant lies, in hours since 1970-01-01T00:00Z. */
    public static int hour(long nanos) {
        return Math.toIntExact(Math.floorDiv(nanos, NANOS_PER_HOUR));
    }

    /** 00:00 of the day. */
    public static long startOfDay(int day) {
        return Math.multiplyExact((long) day, NANOS_PER_DAY);
    }

    /** The first instant of the hour. */
    public static long startOfHour(int hour) {
        return Math.multiplyExact((long) hour, NANOS_PER_HOUR);
    }

    /** The day as an integer that a person can read, as in {@code 2026-11-19}. */
    public static String formatDay(int day) {
        return LocalDate.ofEpochDay(day).toString();
    }

    /** The day of an ISO date such as {@code 2026-11-19}; a {@link java.time.format.DateTimeParseException} otherwise. */
    public static int parseDay(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }

    public static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    public static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    public static YearMonth month(long nanos) {
        return YearMonth.from(LocalDate.ofEpochDay(day(nanos)));
    }

    public static long nanos(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND),
                instant.get(ChronoField.NANO_OF_SECOND));
    }

    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }

    /** ISO-8601 in UTC, for people and logs. */
    public static String format(long nanos) {
        return instant(nanos).toString();
    }

    /** The first instant of a month. */
    public static long startOfMonth(YearMonth month) {
        return nanos(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}

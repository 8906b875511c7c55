package kilohour.sources;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import kilohour.units.Utc;

/** Readings of single fields that every layout shares. Anything doubtful is an {@link IllegalArgumentException}. */
final class RowText {
    private static final long EARLIEST_SECOND = Utc.startOfDay(Utc.parseDay("2010-01-01")) / Utc.NANOS_PER_SECOND;
    private static final long LATEST_SECOND = Utc.startOfDay(Utc.parseDay("2100-01-01")) / Utc.NANOS_PER_SECOND;

    private RowText() {}

    /** An instant between 2010 and 2100, in nanoseconds. */
    static long instant(String name, String value) {
        try {
            Instant instant = Instant.parse(value);
            long seconds = instant.getEpochSecond();
            if (seconds < EARLIEST_SECOND || seconds >= LATEST_SECOND)
                throw new IllegalArgumentException(name + " is not between 2010 and 2100: " + shortened(value));
            return Utc.nanos(instant);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " is not an instant such as 2026-07-31T16:07:34Z: " + shortened(value));
        }
    }

    static <E extends Enum<E>> E choice(String name, Class<E> type, String value) {
        for (E constant : type.getEnumConstants()) if (constant.name().equals(value)) return constant;
        throw new IllegalArgumentException(
                name + " is none of " + List.of(type.getEnumConstants()) + ": " + shortened(value));
    }

    /** A name: neither blank nor longer than 200 characters nor with control characters. */
    static String name(String name, String value) {
        if (value.isBlank()) throw new IllegalArgumentException(name + " is empty");
        if (value.length() > 200) throw new IllegalArgumentException(name + " is longer than 200 characters");
        for (int i = 0; i < value.length(); i++)
            if (Character.isISOControl(value.charAt(i)))
                throw new IllegalArgumentException(name + " has a control character");
        return value;
    }

    static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}

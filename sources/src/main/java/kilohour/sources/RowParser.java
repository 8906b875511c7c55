package kilohour.sources;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.index.Term;
import kilohour.units.Decimals;
import kilohour.units.Money;
import kilohour.units.Utc;

/** One row as an observation. Anything doubtful is an {@link IllegalArgumentException} that says what. */
final class RowParser implements PriceReader<Observation> {
    /** No GPU-hour costs this; whoever reads so has another unit in hand. */
    private static final long HIGHEST_MICROS = Money.usd(10_000);

    private static final long EARLIEST_NANOS = Utc.startOfDay(Utc.parseDay("2010-01-01"));
    private static final long LATEST_NANOS = Utc.startOfDay(Utc.parseDay("2100-01-01"));

    private final int[] columns;
    private final Map<String, String> seen = new HashMap<>();
    private String lastInstant = "";
    private long lastNanos;
    private List<String> fields = List.of();

    /** @param columns where each column of {@link Layout#GPU} stands in the file */
    RowParser(int[] columns) {
        this.columns = columns;
    }

    /** For rows whose columns stand in the order of the layout. */
    static RowParser ofLayout() {
        return new RowParser(IntStream.range(0, Layout.GPU.size()).toArray());
    }

    @Override
    public long observedAtNanos(Observation price) {
        return price.observedAtNanos();
    }

    @Override
    public Observation parse(List<String> row) {
        fields = row;
        if (row.size() != columns.length)
            throw new IllegalArgumentException(row.size() + " fields where the header has " + columns.length);
        Term term = choice(Term.class, 12);
        return new Observation(
                instant(field(0)),
                needed(1),
                needed(2),
                text(3),
                choice(Evidence.class, 4),
                needed(5),
                text(6),
                whole(7, 0),
                whole(8, 0),
                text(9),
                country(field(10)),
                text(11),
                term,
                months(term),
                price(field(14)),
                whole(15, -1),
                text(16),
                text(17));
    }

    private String field(int column) {
        return fields.get(columns[column]);
    }

    /** The same few hundred names come millions of times: one copy each, as far as the memory for them is bounded. */
    private String text(int column) {
        String value = field(column);
        if (value.length() > 100)
            throw new IllegalArgumentException(Layout.GPU.get(column) + " is longer than 100 characters");
        for (int i = 0; i < value.length(); i++)
            if (Character.isISOControl(value.charAt(i)))
                throw new IllegalArgumentException(Layout.GPU.get(column) + " has a control character");
        if (seen.size() > 100_000) seen.clear();
        String known = seen.putIfAbsent(value, value);
        return known == null ? value : known;
    }

    private String needed(int column) {
        String value = text(column);
        if (value.isBlank()) throw new IllegalArgumentException(Layout.GPU.get(column) + " is empty");
        return value;
    }

    private long instant(String value) {
        if (value.equals(lastInstant)) return lastNanos;
        long nanos;
        try {
            // The year first: a long of nanoseconds ends in 2262.
            Instant instant = Instant.parse(value);
            long seconds = instant.getEpochSecond();
            if (seconds < EARLIEST_NANOS / Utc.NANOS_PER_SECOND || seconds >= LATEST_NANOS / Utc.NANOS_PER_SECOND)
                throw new IllegalArgumentException("observed_at is not between 2010 and 2100: " + shortened(value));
            nanos = Utc.nanos(instant);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "observed_at is not an instant such as 2026-07-31T16:07:34Z: " + shortened(value));
        }
        lastInstant = value;
        lastNanos = nanos;
        return nanos;
    }

    private <E extends Enum<E>> E choice(Class<E> type, int column) {
        String value = field(column);
        for (E constant : type.getEnumConstants()) if (constant.name().equals(value)) return constant;
        throw new IllegalArgumentException(
                Layout.GPU.get(column) + " is none of " + List.of(type.getEnumConstants()) + ": " + shortened(value));
    }

    private int whole(int column, int ifEmpty) {
        String value = field(column);
        if (value.isEmpty()) return ifEmpty;
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= 1_000_000) return number;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                Layout.GPU.get(column) + " is not a whole number up to a million: " + shortened(value));
    }

    private int months(Term term) {
        int months = whole(13, 0);
        if ((term == Term.RESERVED) != (months > 0))
            throw new IllegalArgumentException("term_months must be given for RESERVED, and for nothing else");
        return months;
    }

    private static String country(String value) {
        if (value.isEmpty() || (value.length() == 2 && upper(value.charAt(0)) && upper(value.charAt(1))))
            return value.intern();
        throw new IllegalArgumentException("country is not a two-letter code: " + shortened(value));
    }

    private static boolean upper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static long price(String value) {
        if (value.isEmpty()) throw new IllegalArgumentException("usd_per_gpu_hour is empty");
        long micros;
        try {
            micros = Decimals.parse(value, 6);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("usd_per_gpu_hour: " + e.getMessage());
        }
        if (micros < 0) throw new IllegalArgumentException("usd_per_gpu_hour is negative: " + shortened(value));
        if (micros > HIGHEST_MICROS)
            throw new IllegalArgumentException(
                    "usd_per_gpu_hour is above $10,000, is it in another unit? " + shortened(value));
        return micros;
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}

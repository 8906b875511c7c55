package kilohour.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kilohour.units.Utc;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Candles and the last day's figures. */
public final class CandleQueries {
    /** Offered resolutions in minutes; the last is one day. */
    public static final List<Integer> RESOLUTIONS_MINUTES = List.of(1, 3, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440);

    public static final int CANDLES_MAX = 5_000;

    /**
     * Trading in the last 24 hours, to the minute.
     *
     * @param firstTicks price of the first trade in it
     * @param lastTicks price of the last
     * @param units GPU-hours or millions of tokens traded
     */
    public record DayStats(
            long firstTicks,
            long highTicks,
            long lowTicks,
            long lastTicks,
            long trades,
            long units,
            long valueMicros) {}

    private static final String SELECT =
            "SELECT start_nanos, open_ticks, high_ticks, low_ticks, close_ticks, trades, units, value_micros"
                    + " FROM candles WHERE contract_id = :contract AND minutes = :minutes ";

    private final Jdbi jdbi;

    CandleQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One candle for each interval from the one that holds {@code from} to the one that holds {@code to}, both
     * included; those before the contract's first trade are left out, later ones without trades stand at the close
     * before. Intervals are counted from 1970 UTC, so a day's starts at 00:00.
     *
     * @param resolutionMinutes one of {@link #RESOLUTIONS_MINUTES}
     * @throws IllegalArgumentException if that is no resolution, or would be more than {@value #CANDLES_MAX} candles
     */
    public List<Candle> candles(int contract, long fromNanos, long toNanos, int resolutionMinutes) {
        if (!RESOLUTIONS_MINUTES.contains(resolutionMinutes))
            throw new IllegalArgumentException(
                    "resolution must be one of " + RESOLUTIONS_MINUTES + " minutes: " + resolutionMinutes);
        long lengthNanos = resolutionMinutes * Utc.NANOS_PER_MINUTE;
        long firstStart = CandleBook.start(fromNanos, resolutionMinutes);
        long lastStart = CandleBook.start(toNanos, resolutionMinutes);
        if (Math.subtractExact(lastStart, firstStart) / lengthNanos >= CANDLES_MAX)
            throw new IllegalArgumentException("ask for at most " + CANDLES_MAX + " candles at a time");
        return jdbi.withHandle(sql -> {
            Map<Long, Candle> traded = traded(sql, contract, firstStart, lastStart + lengthNanos, resolutionMinutes);
            Optional<Long> closeBefore = closeBefore(sql, contract, firstStart);
            return filled(traded, closeBefore, firstStart, lastStart, lengthNanos);
        });
    }

    /** A contract's minutes with trades that start at an instant or after it, oldest first. */
    public List<Candle> traded(int contract, long fromNanos) {
        return jdbi.withHandle(sql ->
                List.copyOf(traded(sql, contract, fromNanos, Long.MAX_VALUE, 1).values()));
    }

    private static Map<Long, Candle> traded(
            Handle sql, int contract, long fromNanos, long toNanos, int resolutionMinutes) {
        int keptMinutes = CandleBook.KEPT_MINUTES.stream()
                .filter(minutes -> resolutionMinutes % minutes == 0)
                .max(Integer::compare)
                .orElseThrow();
        Map<Long, Candle> byStart = new TreeMap<>();
        sql.createQuery(SELECT + "AND start_nanos >= :from AND start_nanos < :to ORDER BY start_nanos")
                .bind("contract", contract)
                .bind("minutes", keptMinutes)
                .bind("from", fromNanos)
                .bind("to", toNanos)
                .map((row, context) -> new Candle(
                        row.getLong("start_nanos"),
                        row.getLong("open_ticks"),
                        row.getLong("high_ticks"),
                        row.getLong("low_ticks"),
                        row.getLong("close_ticks"),
                        row.getLong("trades"),
                        row.getLong("units"),
                        row.getLong("value_micros")))
                .forEach(candle -> {
                    long start = CandleBook.start(candle.startNanos(), resolutionMinutes);
                    byStart.merge(start, candle.startingAt(start), Candle::then);
                });
        return byStart;
    }

    private static Optional<Long> closeBefore(Handle sql, int contract, long beforeNanos) {
        return sql.createQuery("SELECT close_ticks FROM candles WHERE contract_id = :contract AND minutes = 1"
                        + " AND start_nanos < :before ORDER BY start_nanos DESC LIMIT 1")
                .bind("contract", contract)
                .bind("before", beforeNanos)
                .mapTo(Long.class)
                .findOne();
    }

    private static List<Candle> filled(
            Map<Long, Candle> traded, Optional<Long> closeBefore, long firstStart, long lastStart, long lengthNanos) {
        List<Candle> candles = new ArrayList<>();
        Long close = closeBefore.orElse(null);
        for (long start = firstStart; start <= lastStart; start += lengthNanos) {
            Candle candle = traded.get(start);
            if (candle == null && close == null) continue;
            if (candle == null) candle = Candle.withoutTrades(start, close);
            candles.add(candle);
            close = candle.closeTicks();
        }
        return candles;
    }

    /** The 24 hours to {@code nowNanos}; empty if nothing traded in them. */
    public Optional<DayStats> lastDay(int contract, long nowNanos) {
        long fromNanos = CandleBook.start(nowNanos - Utc.NANOS_PER_DAY, 1) + Utc.NANOS_PER_MINUTE;
        return jdbi.withHandle(sql -> traded(sql, contract, fromNanos, nowNanos + 1, 1).values().stream()
                        .reduce(Candle::then))
                .map(day -> new DayStats(
                        day.openTicks(),
                        day.highTicks(),
                        day.lowTicks(),
                        day.closeTicks(),
                        day.trades(),
                        day.units(),
                        day.valueMicros()));
    }
}

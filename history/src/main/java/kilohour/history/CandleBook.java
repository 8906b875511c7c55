package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kilohour.units.Utc;

/** Candles of three lengths, grown trade by trade; each transaction adds what it saw to what the table holds. */
final class CandleBook {
    /** Minutes, ascending: every offered resolution is a multiple of one of these. */
    static final List<Integer> KEPT_MINUTES = List.of(1, 60, 1440);

    private record Key(int contract, int minutes, long startNanos) {}

    private final Map<Key, Candle> seen = new LinkedHashMap<>();
    private final Rows rows;

    CandleBook(Connection connection) throws SQLException {
        rows = Rows.merge(
                connection,
                3,
                new String[] {
                    "high_ticks = " + larger("high_ticks"),
                    "low_ticks = " + smaller("low_ticks"),
                    "close_ticks = excluded.close_ticks",
                    "trades = candles.trades + excluded.trades",
                    "units = candles.units + excluded.units",
                    "value_micros = candles.value_micros + excluded.value_micros"
                },
                "candles",
                "contract_id",
                "minutes",
                "start_nanos",
                "open_ticks",
                "high_ticks",
                "low_ticks",
                "close_ticks",
                "trades",
                "units",
                "value_micros");
    }

    // The two-argument maximum is MAX in one database and GREATEST in the other; CASE is the same in both.
    private static String larger(String column) {
        return "CASE WHEN excluded.%1$s > candles.%1$s THEN excluded.%1$s ELSE candles.%1$s END".formatted(column);
    }

    private static String smaller(String column) {
        return "CASE WHEN excluded.%1$s < candles.%1$s THEN excluded.%1$s ELSE candles.%1$s END".formatted(column);
    }

    void trade(int contract, long atNanos, long priceTicks, long units, long valueMicros) {
        for (int minutes : KEPT_MINUTES) {
            long startNanos = start(atNanos, minutes);
            seen.merge(
                    new Key(contract, minutes, startNanos),
                    Candle.ofTrade(startNanos, priceTicks, units, valueMicros),
                    Candle::then);
        }
    }

    /** The start of the interval that holds an instant; intervals are counted from 1970 UTC. */
    static long start(long atNanos, int minutes) {
        long lengthNanos = minutes * Utc.NANOS_PER_MINUTE;
        return Math.floorDiv(atNanos, lengthNanos) * lengthNanos;
    }

    void write() throws SQLException {
        for (var entry : seen.entrySet()) {
            Candle candle = entry.getValue();
            rows.add(
                    entry.getKey().contract(),
                    entry.getKey().minutes(),
                    candle.startNanos(),
                    candle.openTicks(),
                    candle.highTicks(),
                    candle.lowTicks(),
                    candle.closeTicks(),
                    candle.trades(),
                    candle.units(),
                    candle.valueMicros());
        }
        seen.clear();
        rows.write();
    }
}

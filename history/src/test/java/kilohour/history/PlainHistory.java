package kilohour.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kilohour.contracts.Contract;
import kilohour.exchange.Event;
import kilohour.units.Utc;

/** The plain twin: answers from the tape itself, looking at all of it each time. */
final class PlainHistory {
    private record Stamped(long atNanos, Event event) {}

    private final List<Stamped> events = new ArrayList<>();

    PlainHistory(Tape tape) {
        for (Tape.Entry entry : tape.entries())
            for (Event event : entry.batch().events())
                events.add(new Stamped(entry.batch().atNanos(), event));
    }

    long endNanos() {
        return events.getLast().atNanos();
    }

    List<Long> newestTradeIds(int contract, int count) {
        return events.stream()
                .map(Stamped::event)
                .filter(Event.Traded.class::isInstance)
                .map(Event.Traded.class::cast)
                .filter(trade -> trade.contract() == contract)
                .map(Event.Traded::tradeId)
                .sorted(Comparator.reverseOrder())
                .limit(count)
                .toList();
    }

    long cashMicros(long account) {
        long sum = 0;
        for (Stamped stamped : events) {
            if (!(stamped.event() instanceof Event.CashTransferred cash)) continue;
            if (cash.to() == account) sum += cash.amountMicros();
            if (cash.from() == account) sum -= cash.amountMicros();
        }
        return sum;
    }

    List<Candle> candles(int contract, long fromNanos, long toNanos, int minutes) {
        long length = minutes * Utc.NANOS_PER_MINUTE;
        List<Candle> candles = new ArrayList<>();
        for (long start = fromNanos - fromNanos % length; start <= toNanos; start += length) {
            Candle candle = candle(contract, start, start + length);
            if (candle != null) candles.add(candle);
            else if (!candles.isEmpty()) {
                long close = candles.getLast().closeTicks();
                candles.add(new Candle(start, close, close, close, close, 0, 0, 0));
            }
        }
        return candles;
    }

    private Candle candle(int id, long fromNanos, long toNanos) {
        Contract contract = id == 1 ? Tape.DECEMBER : Tape.PERPETUAL;
        List<Event.Traded> trades = events.stream()
                .filter(stamped -> stamped.atNanos() >= fromNanos && stamped.atNanos() < toNanos)
                .map(Stamped::event)
                .filter(Event.Traded.class::isInstance)
                .map(Event.Traded.class::cast)
                .filter(trade -> trade.contract() == id)
                .toList();
        if (trades.isEmpty()) return null;
        var prices = trades.stream().mapToLong(Event.Traded::priceTicks).summaryStatistics();
        long units = trades.stream()
                .mapToLong(trade -> trade.lots() * contract.unitsPerLot())
                .sum();
        long valueMicros = trades.stream()
                .mapToLong(trade -> trade.lots() * contract.unitsPerLot() * trade.priceTicks() * 1_000)
                .sum();
        return new Candle(
                fromNanos,
                trades.getFirst().priceTicks(),
                prices.getMax(),
                prices.getMin(),
                trades.getLast().priceTicks(),
                trades.size(),
                units,
                valueMicros);
    }
}

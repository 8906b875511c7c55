package kilohour.clearing;

import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.units.Rounding;

/** Splits an amount over accounts by weight so that nothing is lost. */
public final class Share {
    private Share() {}

    /**
     * Everyone gets the floor of its share; the remainder goes one micro-dollar each in account order.
     *
     * @param amountMicros 0 or more
     * @param weights by account, each more than zero
     * @return by account; the amounts sum to {@code amountMicros} unless there are no weights
     */
    public static NavigableMap<Long, Long> byWeight(long amountMicros, NavigableMap<Long, Long> weights) {
        long total = 0;
        for (long weight : weights.values()) total = Math.addExact(total, weight);
        var shares = new TreeMap<Long, Long>();
        long remainder = amountMicros;
        for (var entry : weights.entrySet()) {
            long share = Rounding.floor(amountMicros, entry.getValue(), total);
            shares.put(entry.getKey(), share);
            remainder -= share;
        }
        for (var entry : shares.entrySet()) {
            if (remainder == 0) break;
            entry.setValue(entry.getValue() + 1);
            remainder--;
        }
        return shares;
    }
}

package kilohour.clearing;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Cash of every account in micro-dollars. Cash only moves between accounts, so the sum over all is always zero. */
public final class Ledger {
    private final Map<Long, Long> cashMicros = new TreeMap<>();

    /**
     * Moves cash.
     *
     * @param amountMicros more than zero; who pays may go below zero
     */
    public void transfer(long from, long to, long amountMicros) {
        if (amountMicros <= 0) throw new IllegalArgumentException("a transfer is more than zero: " + amountMicros);
        cashMicros.put(from, Math.subtractExact(cashMicros(from), amountMicros));
        cashMicros.put(to, Math.addExact(cashMicros(to), amountMicros));
    }

    public long cashMicros(long account) {
        return cashMicros.getOrDefault(account, 0L);
    }

    /** Zero, unless something is broken. */
    public long sumMicros() {
        long sum = 0;
        for (long micros : cashMicros.values()) sum = Math.addExact(sum, micros);
        return sum;
    }

    /** Visits every account that ever had cash, by account number. */
    public void forEach(BiConsumer<Long, Long> visitor) {
        cashMicros.forEach(visitor);
    }

    /** Sets a balance read from a snapshot. */
    public void restore(long account, long micros) {
        cashMicros.put(account, micros);
    }
}

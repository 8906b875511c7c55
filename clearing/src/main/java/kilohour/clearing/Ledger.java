package kilohour.clearing;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/** Cash of every account in micro-dollars. Cash only moves between accounts, so the sum over all is always zero. */
public final class Ledger {
    /** Stands for an account that never had cash: no balance is this far below zero. */
    private static final long NEVER_ANY = Long.MIN_VALUE;

    private final Long2LongHashMap cashMicros = new Long2LongHashMap(NEVER_ANY);

    /** Every account that ever had cash, ascending up to where {@link #inOrder} says so. */
    private long[] accounts = new long[16];

    private int count;
    private boolean inOrder = true;

    /**
     * Moves cash.
     *
     * @param amountMicros more than zero; who pays may go below zero
     */
    public void transfer(long from, long to, long amountMicros) {
        if (amountMicros <= 0) throw new IllegalArgumentException("a transfer is more than zero: " + amountMicros);
        set(from, Math.subtractExact(cashMicros(from), amountMicros));
        set(to, Math.addExact(cashMicros(to), amountMicros));
    }

    public long cashMicros(long account) {
        long micros = cashMicros.get(account);
        return micros == NEVER_ANY ? 0 : micros;
    }

    /** Zero, unless something is broken. */
    public long sumMicros() {
        long sum = 0;
        for (int i = 0; i < count; i++) sum = Math.addExact(sum, cashMicros(accounts[i]));
        return sum;
    }

    /** Visits every account that ever had cash, by account number. */
    public void forEach(Visitor visitor) {
        if (!inOrder) Arrays.sort(accounts, 0, count);
        inOrder = true;
        for (int i = 0; i < count; i++) visitor.balance(accounts[i], cashMicros(accounts[i]));
    }

    /** Sets a balance read from a snapshot. */
    public void restore(long account, long micros) {
        set(account, micros);
    }

    private void set(long account, long micros) {
        if (cashMicros.put(account, micros) != NEVER_ANY) return;
        if (count == accounts.length) accounts = Arrays.copyOf(accounts, 2 * count);
        inOrder &= count == 0 || accounts[count - 1] < account;
        accounts[count++] = account;
    }

    /** Is shown balances, micro-dollars. */
    public interface Visitor {
        void balance(long account, long cashMicros);
    }
}

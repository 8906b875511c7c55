package kilohour.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import kilohour.exchange.Batch;
import kilohour.exchange.Exchange;
import kilohour.node.TapeEntry;

/**
 * The gateway's own copy of the market, fed with the recorded commands by one thread and asked by many. Applying a
 * command must give the batch that the tape recorded; where it does not, the copy is broken and says so to everybody.
 *
 * <p>Queries exclude each other too: they are short, and the market's views may use scratch space.
 */
public final class Replica {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Exchange exchange = new Exchange();
    private final Floor floor;
    private final TapeReader reader;
    private long logPosition;
    private String broken;
    private volatile Consumer<List<Notice>> watcher = notices -> {};

    public Replica() {
        this(new Blotter(Blotter.CLOSED_ORDERS_MAX, Blotter.TRADES_MAX), new Sales(Sales.TRADES_MAX));
    }

    Replica(Blotter blotter, Sales sales) {
        floor = new Floor(exchange, blotter, sales);
        reader = new TapeReader(floor);
    }

    /** Applies the next entry of the tape; by one thread, in the tape's order. */
    public void apply(TapeEntry entry) {
        List<Notice> notices = new ArrayList<>();
        lock.lock();
        try {
            Batch own = exchange.apply(entry.appliedNanos(), entry.command());
            if (!own.equals(entry.batch())) {
                broken = "the read copy differs from the market since log position " + entry.logPosition();
                throw new IllegalStateException(broken);
            }
            reader.read(entry.batch(), notices);
            logPosition = entry.logPosition();
        } catch (RuntimeException e) {
            if (broken == null) broken = "the read copy failed at log position " + entry.logPosition();
            throw e;
        } finally {
            moved.signalAll();
            lock.unlock();
        }
        watcher.accept(notices);
    }

    /** The last position applied. */
    public long logPosition() {
        lock.lock();
        try {
            return logPosition;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the position is applied; false if that takes longer than so many milliseconds. */
    public boolean await(long position, long millisMax) throws InterruptedException {
        long nanosLeft = TimeUnit.MILLISECONDS.toNanos(millisMax);
        lock.lock();
        try {
            while (logPosition < position && broken == null) {
                if (nanosLeft <= 0) return false;
                nanosLeft = moved.awaitNanos(nanosLeft);
            }
            return broken == null;
        } finally {
            lock.unlock();
        }
    }

    /** Asks the market while it stands still; quick, and takes nothing out that changes. */
    <T> T read(Function<Floor, T> question) {
        lock.lock();
        try {
            if (broken != null)
                throw new Refusal(ErrorCode.MAINTENANCE, broken + "; restart the gateway and tell the venue");
            if (!exchange.opened()) throw new Refusal(ErrorCode.MAINTENANCE, "the venue is not open yet; try again");
            return question.apply(floor);
        } finally {
            lock.unlock();
        }
    }

    /** Whether money is not real; false until the venue is open. */
    boolean practice() {
        lock.lock();
        try {
            return exchange.opened() && exchange.practice();
        } finally {
            lock.unlock();
        }
    }

    /** Who hears of changes, on the tape's thread: must not block. */
    void watch(Consumer<List<Notice>> watcher) {
        this.watcher = watcher;
    }
}

package kilohour.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import kilohour.exchange.Batch;
import kilohour.exchange.Exchange;
import kilohour.history.History;
import kilohour.node.MarketState;
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
    private final Exchange exchange;
    private final Floor floor;
    private final TapeReader reader;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong(Waiting::logPosition));
    private long logPosition;
    private String broken;
    private volatile Consumer<List<Notice>> watcher = notices -> {};

    private record Waiting(long logPosition, CompletableFuture<Void> reached) {}

    /** A copy of a market that does not exist yet: it reads the tape from the start. */
    public Replica() {
        this(
                new Exchange(),
                Blotter.fromTheStart(Blotter.CLOSED_ORDERS_MAX, Blotter.TRADES_MAX),
                Sales.fromTheStart(Sales.TRADES_MAX));
    }

    Replica(Exchange exchange, Blotter blotter, Sales sales) {
        this.exchange = exchange;
        floor = new Floor(exchange, blotter, sales);
        reader = new TapeReader(floor);
    }

    /**
     * A copy of a market as it stands: it reads the tape from after the state's position, so that a start costs what the
     * state costs and not what the log does.
     *
     * @param history holds all up to that position and nothing after it; from it comes what the state does not tell
     */
    public static Replica of(MarketState state, History history) {
        Exchange exchange = Exchange.restore(state.records());
        Sales sales = Sales.of(history, exchange.nowNanos());
        var replica = new Replica(exchange, Blotter.of(state, sales, history), sales);
        replica.logPosition = state.logPosition();
        return replica;
    }

    /** Applies the next entry of the tape; by one thread, in the tape's order. One that was applied is passed over. */
    public void apply(TapeEntry entry) {
        List<Notice> notices = new ArrayList<>();
        List<Waiting> arrived = new ArrayList<>();
        lock.lock();
        try {
            if (entry.logPosition() <= logPosition) return;
            Batch own = exchange.apply(entry.appliedNanos(), entry.command());
            if (!own.equals(entry.batch())) {
                broken = "the read copy differs from the market since log position " + entry.logPosition()
                        + "; run \"kilohour replay\" on the stopped home and report what it says";
                throw new IllegalStateException(broken);
            }
            reader.read(entry.batch(), notices);
            logPosition = entry.logPosition();
            watcher.accept(notices);
            while (!waiting.isEmpty() && waiting.peek().logPosition() <= logPosition) arrived.add(waiting.poll());
        } catch (RuntimeException e) {
            if (broken == null) broken = "the read copy failed at log position " + entry.logPosition();
            waiting.forEach(each -> each.reached().completeExceptionally(e));
            waiting.clear();
            throw e;
        } finally {
            moved.signalAll();
            lock.unlock();
        }
        arrived.forEach(each -> each.reached().complete(null));
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

    /** Completes when the position is applied. */
    public CompletableFuture<Void> reached(long position) {
        lock.lock();
        try {
            if (broken != null) return CompletableFuture.failedFuture(new IllegalStateException(broken));
            if (position <= logPosition) return CompletableFuture.completedFuture(null);
            var reached = new CompletableFuture<Void>();
            waiting.add(new Waiting(position, reached));
            return reached;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks the market itself while it stands still, open or not; quick, and takes nothing out that changes.
     *
     * @throws IllegalStateException if the copy is broken
     */
    public <T> T ask(Function<Exchange, T> question) {
        lock.lock();
        try {
            if (broken != null) throw new IllegalStateException(broken);
            return question.apply(exchange);
        } finally {
            lock.unlock();
        }
    }

    /** Answers a client's question while the market stands still; quick, and takes nothing out that changes. */
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

    /**
     * Who hears of changes, on the tape's thread and while the market stands still: whoever looks at it afterwards has
     * been told of all that he sees. Must not block.
     */
    void watch(Consumer<List<Notice>> watcher) {
        this.watcher = watcher;
    }
}

package kilohour.app;

import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import kilohour.clearing.Purpose;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;

/**
 * A second market fed with the commands of the first, for whoever in this process wants to look: the runner of the
 * index, the participants of practice, the time-lapse. It is fed by one thread and asked by any.
 */
final class ReadCopy {
    private record Waiting(long logPosition, CompletableFuture<Void> reached) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Exchange exchange = new Exchange();
    private final Set<Integer> members = new HashSet<>();
    private final Set<Long> funded = new HashSet<>();
    private final Set<String> margined = new HashSet<>();
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>((a, b) -> Long.compare(a.logPosition(), b.logPosition()));
    private long logPosition;
    private long listedNanos;

    /**
     * Applies the next command.
     *
     * @param appliedNanos the time that was given to the market
     * @throws IllegalStateException if it does not give what the market said: then one of the two is broken
     */
    void apply(long position, long appliedNanos, Command command, Batch recorded) {
        var reached = new java.util.ArrayList<CompletableFuture<Void>>();
        lock.lock();
        try {
            if (position <= logPosition) return;
            Batch own = exchange.apply(appliedNanos, command);
            if (!own.equals(recorded))
                throw new IllegalStateException("the read copy differs from the market at log position " + position
                        + "; run \"kilohour replay\" on the stopped home and report what it says");
            own.events().forEach(this::note);
            logPosition = position;
            while (!waiting.isEmpty() && waiting.peek().logPosition() <= position)
                reached.add(waiting.poll().reached());
        } finally {
            lock.unlock();
        }
        reached.forEach(future -> future.complete(null));
    }

    private void note(Event event) {
        if (event instanceof Event.UnderlyingListed && listedNanos == 0) listedNanos = exchange.nowNanos();
        if (event instanceof Event.MemberRegistered member) members.add(member.member());
        if (event instanceof Event.MarginParametersSet set)
            margined.add(set.parameters().index());
        if (event instanceof Event.CashTransferred cash && cash.purpose() == Purpose.DEPOSIT) funded.add(cash.to());
    }

    /** Asks the market while it stands still; quick, and takes nothing out that changes. */
    <T> T read(Function<Exchange, T> question) {
        lock.lock();
        try {
            return question.apply(exchange);
        } finally {
            lock.unlock();
        }
    }

    long logPosition() {
        lock.lock();
        try {
            return logPosition;
        } finally {
            lock.unlock();
        }
    }

    /** Completes when the command at that position has been applied here. */
    CompletableFuture<Void> reached(long position) {
        lock.lock();
        try {
            if (position <= logPosition) return CompletableFuture.completedFuture(null);
            var future = new CompletableFuture<Void>();
            waiting.add(new Waiting(position, future));
            return future;
        } finally {
            lock.unlock();
        }
    }

    /** When the venue listed its first good, nanoseconds since 1970; 0 if it has not. */
    long listedNanos() {
        return within(() -> listedNanos);
    }

    boolean knowsMember(int member) {
        return within(() -> members.contains(member));
    }

    /** Has cash ever been paid into the account from outside? */
    boolean wasFunded(long account) {
        return within(() -> funded.contains(account));
    }

    boolean hasMarginParameters(String index) {
        return within(() -> margined.contains(index));
    }

    private <T> T within(java.util.function.Supplier<T> question) {
        return read(_ -> question.get());
    }
}

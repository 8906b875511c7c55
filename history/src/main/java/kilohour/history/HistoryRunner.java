package kilohour.history;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.index.ChainedRecord;
import kilohour.index.GradeTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that writes what others hand it: it commits whenever it has caught up, and at least every
 * {@value #COMMIT_MILLIS_MAX} ms while it has not. Its queue is bounded: whoever is faster than the database waits.
 */
public final class HistoryRunner implements AutoCloseable {
    public static final int QUEUE_ENTRIES_MAX = 8_192;
    public static final int COMMIT_MILLIS_MAX = 50;

    private static final Logger LOG = LoggerFactory.getLogger(HistoryRunner.class);
    private static final int WAIT_MILLIS = 50;

    private sealed interface Entry {
        record OfTape(long logPosition, Command command, Batch batch) implements Entry {}

        record OfIndex(String index, int day, String recordJson, String recordHash) implements Entry {}

        record OfGrades(GradeTable table) implements Entry {}
    }

    private final HistoryWriter writer;
    private final Consumer<HistoryException> onFailure;
    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE_ENTRIES_MAX);
    private final AtomicReference<HistoryException> failure = new AtomicReference<>();
    private final Object committedMonitor = new Object();
    private final Thread thread;
    private final long startLogPosition;
    private volatile long committedSequence;
    private volatile boolean closing;

    /**
     * Starts at once and owns the writer from here on.
     *
     * @param onFailure told once, on the runner's thread, if writing had to stop; then open a new writer and read the
     *     tape again from its position
     */
    public HistoryRunner(HistoryWriter writer, Consumer<HistoryException> onFailure) {
        this.writer = writer;
        this.onFailure = onFailure;
        this.startLogPosition = writer.logPosition();
        this.committedSequence = writer.sequence();
        this.thread = Thread.ofPlatform().name("history").start(this::run);
    }

    /** Hands over an entry of the tape, waiting while the queue is full. */
    public void record(long logPosition, Command command, Batch batch) {
        put(new Entry.OfTape(logPosition, command, batch));
    }

    /** Hands over the record of a print; one that contradicts a kept one is logged as an error and left out. */
    public void recordIndex(String index, int day, String recordJson, String recordHash) {
        put(new Entry.OfIndex(index, day, recordJson, recordHash));
    }

    /** The same for a print's record itself. */
    public void recordIndex(ChainedRecord record) {
        recordIndex(record.index(), record.epochDay(), IndexRecordJson.write(record), record.recordHash());
    }

    /** Hands over a week's table of grades; where one of the model and week is kept already, that one stands. */
    public void recordGrades(GradeTable table) {
        put(new Entry.OfGrades(table));
    }

    private void put(Entry entry) {
        try {
            do requireRunning();
            while (!queue.offer(entry, WAIT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HistoryException("interrupted while handing an entry to the history", e);
        }
    }

    private void requireRunning() {
        if (failure.get() != null) throw new HistoryException("the history has stopped", failure.get());
        if (closing) throw new HistoryException("the history is closed");
    }

    /** Log position of the last entry that the writer had when the runner took it over, −1 if none. */
    public long startLogPosition() {
        return startLogPosition;
    }

    /** Number of the last event that queries see. */
    public long committedSequence() {
        return committedSequence;
    }

    /** Why it stopped, if it did. */
    public Optional<HistoryException> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Waits until queries see the event; false if it takes longer than that or writing has stopped. */
    public boolean awaitCommitted(long sequence, Duration atMost) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + atMost.toNanos();
        synchronized (committedMonitor) {
            while (committedSequence < sequence && failure.get() == null) {
                long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
                if (leftMillis <= 0) return false;
                committedMonitor.wait(leftMillis);
            }
        }
        return committedSequence >= sequence;
    }

    private void run() {
        try {
            drain();
            writer.close();
            announce(writer.sequence());
        } catch (HistoryException e) {
            stop(e);
        } catch (RuntimeException e) {
            stop(new HistoryException("the history stopped", e));
        } catch (InterruptedException e) {
            stop(new HistoryException("the history was interrupted", e));
        }
    }

    private void drain() throws InterruptedException {
        long committedAtNanos = System.nanoTime();
        while (true) {
            Entry entry = queue.poll();
            boolean due = System.nanoTime() - committedAtNanos
                    > Duration.ofMillis(COMMIT_MILLIS_MAX).toNanos();
            if (entry == null || due) {
                commit();
                committedAtNanos = System.nanoTime();
            }
            if (entry == null) {
                if (closing && queue.isEmpty()) return;
                entry = queue.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (entry != null) take(entry);
        }
    }

    private void take(Entry entry) {
        switch (entry) {
            case Entry.OfTape e -> writer.record(e.logPosition(), e.command(), e.batch());
            case Entry.OfIndex e -> takeIndexRecord(e);
            case Entry.OfGrades e -> writer.recordGrades(e.table());
        }
    }

    private void takeIndexRecord(Entry.OfIndex entry) {
        try {
            writer.recordIndex(entry.index(), entry.day(), entry.recordJson(), entry.recordHash());
        } catch (IllegalArgumentException contradiction) {
            LOG.error("Left out of the history: {}", contradiction.getMessage());
        }
    }

    private void commit() {
        writer.flush();
        if (writer.sequence() != committedSequence) announce(writer.sequence());
    }

    private void announce(long sequence) {
        synchronized (committedMonitor) {
            committedSequence = sequence;
            committedMonitor.notifyAll();
        }
    }

    private void stop(HistoryException because) {
        try {
            writer.close();
        } catch (HistoryException e) {
            because.addSuppressed(e);
        }
        LOG.error("{}", because.getMessage());
        failure.set(because);
        announce(writer.sequence());
        onFailure.accept(because);
    }

    /** Writes what was handed over, commits, and ends the thread. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

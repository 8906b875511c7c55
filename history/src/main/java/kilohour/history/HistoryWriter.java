package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.index.ChainedRecord;
import kilohour.index.GradeTable;
import kilohour.units.Utc;

/**
 * Writes the tape into the database, many entries a transaction. The mark of how far it came moves in the same
 * transaction, so feeding an entry twice does it once and a new writer goes on exactly where the last commit ended. For
 * one thread at a time, and one writer a database.
 *
 * <p>After a {@link HistoryException} the writer is finished: what was not committed is rolled back, and a new writer
 * resumes from {@link #logPosition()}.
 */
public final class HistoryWriter implements AutoCloseable {
    /** Events gathered before {@link #record} commits by itself. */
    public static final int EVENTS_PER_COMMIT_MAX = 20_000;

    private final Connection connection;
    private final TapeBooks books;
    private final IndexRecords indexRecords;
    private final GradeTables gradeTables;
    private Progress committed;
    private Progress recorded;
    private HistoryException failure;

    HistoryWriter(Connection connection) {
        this.connection = connection;
        try {
            connection.setAutoCommit(false);
            committed = Progress.read(connection);
            recorded = committed;
            books = new TapeBooks(connection);
            indexRecords = new IndexRecords(connection);
            gradeTables = new GradeTables(connection);
            connection.commit();
        } catch (SQLException e) {
            closeQuietly(e);
            throw new HistoryException("the history could not be opened for writing", e);
        }
    }

    /** Log position of the last entry committed, −1 before the first: read the tape from after this. */
    public long logPosition() {
        return committed.logPosition();
    }

    /** Number of the last event committed, 0 before the first. */
    public long sequence() {
        return committed.sequence();
    }

    /**
     * Takes one entry of the tape; an entry that was taken before is passed over.
     *
     * @throws HistoryException if events are missing before it, it contradicts what was recorded, or the database fails
     */
    public void record(long logPosition, Command command, Batch batch) {
        requireUsable();
        if (!isNext(logPosition, batch)) return;
        long sequence = batch.firstSequence();
        try {
            for (Event event : batch.events()) {
                books.book(event, sequence, batch.atNanos(), command);
                sequence++;
            }
            recorded = new Progress(logPosition, batch.nextSequence() - 1);
            if (recorded.sequence() - committed.sequence() >= EVENTS_PER_COMMIT_MAX) flush();
        } catch (SQLException | RuntimeException e) {
            throw failed("event " + sequence + " could not be recorded", e);
        }
    }

    private boolean isNext(long logPosition, Batch batch) {
        long last = batch.nextSequence() - 1;
        if (logPosition <= recorded.logPosition() && last <= recorded.sequence()) {
            requireSameVenue(batch);
            return false;
        }
        if (batch.firstSequence() > recorded.sequence() + 1)
            throw failed(
                    "gap in the tape: event " + (recorded.sequence() + 1) + " should follow, but the entry at position "
                            + logPosition + " starts with event " + batch.firstSequence(),
                    null);
        if (logPosition <= recorded.logPosition() || batch.firstSequence() <= recorded.sequence())
            throw failed(
                    "another tape: the history holds events to " + recorded.sequence() + " at position "
                            + recorded.logPosition() + ", but the entry at position " + logPosition + " has events "
                            + batch.firstSequence() + " to " + last
                            + "; if the venue was started anew, remove the history and let it be rebuilt",
                    null);
        return true;
    }

    private void requireSameVenue(Batch passedOver) {
        if (passedOver.events().isEmpty() || !(passedOver.events().getFirst() instanceof Event.VenueOpened)) return;
        books.venue()
                .filter(venue -> venue.openedNanos() != passedOver.atNanos())
                .ifPresent(venue -> {
                    throw failed(
                            "another tape: the history is of the venue %s opened at %s, not at %s"
                                    .formatted(
                                            venue.name(),
                                            Utc.format(venue.openedNanos()),
                                            Utc.format(passedOver.atNanos())),
                            null);
                });
    }

    /**
     * Keeps a print's record as JSON.
     *
     * @throws IllegalArgumentException if another record is kept for that index and day already: records never change
     */
    public void recordIndex(ChainedRecord record) {
        recordIndex(record.index(), record.epochDay(), IndexRecordJson.write(record), record.recordHash());
    }

    /**
     * Keeps the record that a print was computed from; the same record again changes nothing.
     *
     * @param day epoch day
     * @throws IllegalArgumentException if another record is kept for that index and day already: records never change
     */
    public void recordIndex(String index, int day, String recordJson, String recordHash) {
        requireUsable();
        try {
            indexRecords.keep(index, day, recordJson, recordHash);
        } catch (SQLException e) {
            throw failed("the index record of " + index + " could not be kept", e);
        }
    }

    /** Keeps a week's table of grades; where one of the model and week is kept already, that one stands. */
    public void recordGrades(GradeTable table) {
        requireUsable();
        gradeTables.keep(table);
    }

    /** Whether something was taken that is not committed yet. */
    public boolean hasUncommitted() {
        return !recorded.equals(committed) || indexRecords.hasUnwritten() || gradeTables.hasUnwritten();
    }

    /** Commits what was taken. */
    public void flush() {
        requireUsable();
        if (!hasUncommitted()) return;
        try {
            books.write();
            indexRecords.write();
            gradeTables.write();
            Progress.move(connection, committed, recorded);
            connection.commit();
            committed = recorded;
        } catch (SQLException | RuntimeException e) {
            throw failed("the history could not be written after event " + committed.sequence(), e);
        }
    }

    private void requireUsable() {
        if (failure != null)
            throw new HistoryException(
                    "this writer stopped after event " + committed.sequence() + "; open a new one to resume", failure);
    }

    private HistoryException failed(String sentence, Exception cause) {
        if (failure == null) {
            failure = cause == null ? new HistoryException(sentence) : new HistoryException(sentence, cause);
            closeQuietly(failure);
        }
        return failure;
    }

    private void closeQuietly(Exception because) {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.close();
            }
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /** Commits what was taken and gives the connection back. */
    @Override
    public void close() {
        if (failure != null) return;
        flush();
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("the history could not be closed", e);
        }
        failure = new HistoryException("it was closed");
    }
}

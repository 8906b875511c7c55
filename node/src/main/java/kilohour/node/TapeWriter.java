package kilohour.node;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.codecs.SourceLocation;
import io.aeron.archive.status.RecordingPos;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.status.CountersReader;

/** Appends to the tape, each command once, however often the log is replayed. Used by one thread at a time. */
final class TapeWriter implements AutoCloseable {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final TapeRecording recording;
    private final ExclusivePublication publication;
    private final CountersReader counters;
    private final int recordedCounterId;
    private final long atStartLogPosition;
    private volatile long endLogPosition;

    private TapeWriter(
            TapeRecording recording,
            ExclusivePublication publication,
            CountersReader counters,
            int recordedCounterId,
            long atStartLogPosition) {
        this.recording = recording;
        this.publication = publication;
        this.counters = counters;
        this.recordedCounterId = recordedCounterId;
        this.atStartLogPosition = atStartLogPosition;
        this.endLogPosition = atStartLogPosition;
    }

    /** Goes on where the tape ends, or begins it. */
    static TapeWriter open(Aeron aeron, AeronArchive archive) {
        Optional<TapeRecording> found = TapeRecording.find(archive);
        return found.isPresent() ? extended(aeron, archive, found.get()) : begun(aeron, archive);
    }

    private static TapeWriter begun(Aeron aeron, AeronArchive archive) {
        String channel = TapeRecording.channel().build();
        archive.startRecording(channel, TapeRecording.STREAM, SourceLocation.LOCAL);
        ExclusivePublication publication = aeron.addExclusivePublication(channel, TapeRecording.STREAM);
        int counterId = awaitRecording(aeron, archive, publication);
        long recordingId = RecordingPos.getRecordingId(aeron.countersReader(), counterId);
        TapeRecording recording = new TapeRecording(
                recordingId, 0, publication.initialTermId(), publication.termBufferLength(), TapeRecording.MTU_BYTES);
        return new TapeWriter(recording, publication, aeron.countersReader(), counterId, 0);
    }

    private static TapeWriter extended(Aeron aeron, AeronArchive archive, TapeRecording recording) {
        long end = archive.getStopPosition(recording.recordingId());
        long last = recording.lastLogPosition(archive, end).orElse(0);
        String channel = TapeRecording.channel()
                .termLength(recording.termLength())
                .mtu(recording.mtuBytes())
                .initialPosition(end, recording.initialTermId(), recording.termLength())
                .build();
        archive.extendRecording(recording.recordingId(), channel, TapeRecording.STREAM, SourceLocation.LOCAL);
        ExclusivePublication publication = aeron.addExclusivePublication(channel, TapeRecording.STREAM);
        int counterId = awaitRecording(aeron, archive, publication);
        return new TapeWriter(recording, publication, aeron.countersReader(), counterId, last);
    }

    private static int awaitRecording(Aeron aeron, AeronArchive archive, ExclusivePublication publication) {
        IdleStrategy idle = new BackoffIdleStrategy();
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (true) {
            int counterId = RecordingPos.findCounterIdBySession(
                    aeron.countersReader(), publication.sessionId(), archive.archiveId());
            if (counterId != CountersReader.NULL_COUNTER_ID) {
                return counterId;
            }
            archive.checkForErrorResponse();
            if (System.nanoTime() - deadline > 0) {
                throw new NodeException("The archive did not begin to record the tape within 30 s.");
            }
            idle.idle();
        }
    }

    TapeRecording recording() {
        return recording;
    }

    /** Position in the log of the last entry appended, now or in an earlier run. */
    long endLogPosition() {
        return endLogPosition;
    }

    /** The same, as it was when this run began. */
    long atStartLogPosition() {
        return atStartLogPosition;
    }

    /**
     * Appends an entry unless the tape has it; waits while the recording is behind. The {@link Pieces#HEADER_BYTES} in
     * front of it are overwritten.
     */
    void append(long logPosition, MutableDirectBuffer buffer, int offset, int length, IdleStrategy idle) {
        if (logPosition <= endLogPosition) {
            return;
        }
        Pieces.send(buffer, offset, length, (piece, at, bytes) -> offer(piece, at, bytes, idle));
        endLogPosition = logPosition;
    }

    private boolean offer(DirectBuffer piece, int offset, int length, IdleStrategy idle) {
        idle.reset();
        while (true) {
            long result = publication.offer(piece, offset, length);
            if (result > 0) {
                return true;
            }
            if (result != Publication.BACK_PRESSURED && result != Publication.ADMIN_ACTION) {
                throw new NodeException("The tape is no longer recorded (" + Publication.errorString(result)
                        + "); is the disk full or failing?");
            }
            idle.idle();
        }
    }

    /** Waits until all that was appended is on disk. */
    void awaitRecorded(IdleStrategy idle) {
        idle.reset();
        while (counters.getCounterValue(recordedCounterId) < publication.position()) {
            if (!RecordingPos.isActive(counters, recordedCounterId, recording.recordingId())) {
                throw new NodeException("The tape is no longer recorded; is the disk full or failing?");
            }
            idle.idle();
        }
    }

    @Override
    public void close() {
        publication.close();
    }
}

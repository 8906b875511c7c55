package kilohour.node;

import io.aeron.FragmentAssembler;
import io.aeron.archive.client.AeronArchive;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kilohour.wire.BatchCodec;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the recording on its own thread: an open-ended replay, which goes over into what is being recorded. */
final class TapeFollower implements Tape.Follower, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TapeFollower.class);
    private static final int FRAGMENTS_MAX = 64;
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Supplier<AeronArchive> archives;
    private final TapeRecording recording;
    private final Consumer<TapeEntry> reader;
    private final Consumer<TapeFollower> ended;
    private final BatchCodec codec = new BatchCodec();
    private final Thread thread;

    private volatile long readLogPosition;
    private volatile boolean closing;
    private volatile Throwable failure;

    TapeFollower(
            Supplier<AeronArchive> archives,
            TapeRecording recording,
            long afterLogPosition,
            Consumer<TapeEntry> reader,
            Consumer<TapeFollower> ended) {
        this.archives = archives;
        this.recording = recording;
        this.readLogPosition = afterLogPosition;
        this.reader = reader;
        this.ended = ended;
        this.thread = Thread.ofPlatform().name("tape-follower").daemon().unstarted(this);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        while (!closing && failure == null) {
            try (AeronArchive archive = archives.get()) {
                follow(archive);
            } catch (RuntimeException e) {
                if (!closing) {
                    LOG.warn(
                            "The tape's replay broke off after log position {}; going on from there",
                            readLogPosition,
                            e);
                    LockSupport.parkNanos(RETRY_NANOS);
                }
            }
        }
        ended.accept(this);
    }

    private void follow(AeronArchive archive) {
        long end = archive.getMaxRecordedPosition(recording.recordingId());
        long from = recording.positionBefore(archive, readLogPosition, end);
        FragmentAssembler entries =
                TapeRecording.assembler((buffer, offset, length, header) -> read(buffer, offset, length));
        IdleStrategy idle = Idling.member();
        try (TapeRecording.Replay replay = recording.replay(archive, from, Long.MAX_VALUE)) {
            while (!closing && failure == null && !replay.ended()) {
                idle.idle(replay.poll(entries, FRAGMENTS_MAX));
            }
        }
    }

    private void read(DirectBuffer buffer, int offset, int length) {
        if (closing || failure != null || TapeRecord.logPosition(codec, buffer, offset, length) <= readLogPosition) {
            return;
        }
        try {
            TapeEntry entry = TapeRecord.decode(codec, buffer, offset, length);
            reader.accept(entry);
            readLogPosition = entry.logPosition();
        } catch (RuntimeException | Error e) {
            LOG.error("A reader of the tape failed after log position {} and gets no more", readLogPosition, e);
            failure = e;
        }
    }

    @Override
    public long readLogPosition() {
        return readLogPosition;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        closing = true;
        if (Thread.currentThread() == thread) {
            return;
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package kilohour.node;

import io.aeron.Aeron;
import io.aeron.ChannelUriStringBuilder;
import io.aeron.CommonContext;
import io.aeron.FragmentAssembler;
import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.archive.client.AeronArchive;
import io.aeron.logbuffer.FragmentHandler;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import kilohour.wire.BatchCodec;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * The recording that holds the tape: one, extended at each start.
 *
 * @param startPosition bytes; the recording's first
 * @param termLength bytes; no frame lies across the end of a term, so reading may begin at each
 */
record TapeRecording(long recordingId, long startPosition, int initialTermId, int termLength, int mtuBytes) {
    static final int STREAM = 7_001;

    /** Few frames per batch: what is recorded is written and synced frame by frame. */
    static final int MTU_BYTES = 16_384;

    private static final String ALIAS = "kilohour-tape";
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final AtomicInteger NEXT_REPLAY_STREAM = new AtomicInteger(STREAM + 1);

    static ChannelUriStringBuilder channel() {
        return new ChannelUriStringBuilder()
                .media(CommonContext.IPC_MEDIA)
                .alias(ALIAS)
                .termLength(Pieces.TERM_LENGTH)
                .mtu(MTU_BYTES);
    }

    static Optional<TapeRecording> find(AeronArchive archive) {
        TapeRecording[] found = new TapeRecording[1];
        archive.listRecordingsForUri(
                0,
                Integer.MAX_VALUE,
                ALIAS,
                STREAM,
                (controlSessionId,
                        correlationId,
                        recordingId,
                        startTimestamp,
                        stopTimestamp,
                        startPosition,
                        stopPosition,
                        initialTermId,
                        segmentFileLength,
                        termBufferLength,
                        mtuLength,
                        sessionId,
                        streamId,
                        strippedChannel,
                        originalChannel,
                        sourceIdentity) -> found[0] =
                        new TapeRecording(recordingId, startPosition, initialTermId, termBufferLength, mtuLength));
        return Optional.ofNullable(found[0]);
    }

    /** Log position of the last entry before {@code endPosition} of the recording. */
    OptionalLong lastLogPosition(AeronArchive archive, long endPosition) {
        long[] last = {-1};
        BatchCodec codec = new BatchCodec();
        read(
                archive,
                positionBefore(archive, Long.MAX_VALUE, endPosition),
                endPosition,
                (buffer, offset, length, h) -> last[0] = TapeRecord.logPosition(codec, buffer, offset, length));
        return last[0] < 0 ? OptionalLong.empty() : OptionalLong.of(last[0]);
    }

    /**
     * Where to begin reading so as to meet every entry after a log position: the start of the last term whose first
     * whole entry is not after it, found by halving. The entry that lies across that start is before it too.
     */
    long positionBefore(AeronArchive archive, long logPosition, long endPosition) {
        long low = 0;
        long high = (endPosition - startPosition) / termLength;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            OptionalLong first = firstLogPosition(archive, startPosition + middle * termLength, endPosition);
            if (first.isPresent() && first.getAsLong() <= logPosition) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return startPosition + low * termLength;
    }

    private OptionalLong firstLogPosition(AeronArchive archive, long fromPosition, long endPosition) {
        long[] first = {-1};
        BatchCodec codec = new BatchCodec();
        Replay replay = new Replay(archive, fromPosition, endPosition - fromPosition);
        try (replay) {
            replay.drain(
                    (buffer, offset, length, h) -> {
                        if (first[0] < 0) {
                            first[0] = TapeRecord.logPosition(codec, buffer, offset, length);
                        }
                    },
                    position -> {
                        if (first[0] >= 0) {
                            replay.end();
                        }
                    });
        }
        return first[0] < 0 ? OptionalLong.empty() : OptionalLong.of(first[0]);
    }

    private void read(AeronArchive archive, long fromPosition, long endPosition, FragmentHandler entries) {
        try (Replay replay = new Replay(archive, fromPosition, endPosition - fromPosition)) {
            replay.drain(entries, position -> {});
        }
    }

    /** Puts together what the recording holds in frames and pieces; the handler gets whole entries. */
    static FragmentAssembler assembler(FragmentHandler entries) {
        return new FragmentAssembler(new Pieces.Joiner(entries));
    }

    /** Replays to its end or for ever; the reader gets whole batches. */
    Replay replay(AeronArchive archive, long fromPosition, long lengthBytes) {
        return new Replay(archive, fromPosition, lengthBytes);
    }

    /** One pass over a stretch of the recording. */
    final class Replay implements AutoCloseable {
        private final long endPosition;
        private final long replaySessionId;
        private final AeronArchive archive;
        private final Subscription subscription;
        private Image image;
        private boolean ended;

        private Replay(AeronArchive archive, long fromPosition, long lengthBytes) {
            this.archive = archive;
            this.endPosition = lengthBytes == Long.MAX_VALUE ? Long.MAX_VALUE : fromPosition + lengthBytes;
            if (lengthBytes == 0) {
                this.replaySessionId = Aeron.NULL_VALUE;
                this.subscription = null;
                this.ended = true;
                return;
            }
            int stream = NEXT_REPLAY_STREAM.getAndIncrement();
            this.replaySessionId =
                    archive.startReplay(recordingId, fromPosition, lengthBytes, CommonContext.IPC_CHANNEL, stream);
            this.subscription = archive.context()
                    .aeron()
                    .addSubscription(CommonContext.IPC_CHANNEL + "?session-id=" + (int) replaySessionId, stream);
        }

        /** Gives the next whole batches to the reader, if there are some; the number of fragments read. */
        int poll(FragmentAssembler entries, int fragmentsMax) {
            if (ended || !present()) {
                return 0;
            }
            int fragments = image.poll(entries, fragmentsMax);
            if (image.position() >= endPosition || (fragments == 0 && (image.isClosed() || image.isEndOfStream()))) {
                ended = true;
            }
            return fragments;
        }

        private boolean present() {
            if (image == null && subscription.imageCount() > 0) {
                image = subscription.imageAtIndex(0);
            }
            return image != null;
        }

        boolean ended() {
            return ended;
        }

        private void end() {
            ended = true;
        }

        private void drain(FragmentHandler entries, LongConsumer afterPoll) {
            FragmentAssembler assembler = assembler(entries);
            IdleStrategy idle = new BackoffIdleStrategy();
            long deadline = System.nanoTime() + DEADLINE_NANOS;
            while (!ended) {
                int fragments = poll(assembler, 256);
                idle.idle(fragments);
                if (fragments > 0) {
                    deadline = System.nanoTime() + DEADLINE_NANOS;
                    afterPoll.accept(image.position());
                } else if (System.nanoTime() - deadline > 0) {
                    throw new NodeException("The tape could not be read within 30 s; is the disk working?");
                }
            }
            if (image != null && image.position() < endPosition && image.isClosed()) {
                throw new NodeException("Reading the tape broke off at byte " + image.position() + ".");
            }
        }

        @Override
        public void close() {
            if (subscription != null) {
                subscription.close();
                archive.stopReplay(replaySessionId);
            }
        }
    }
}

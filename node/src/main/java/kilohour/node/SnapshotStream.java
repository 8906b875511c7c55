package kilohour.node;

import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.ImageFragmentAssembler;
import io.aeron.Publication;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.StateRecord;
import kilohour.wire.StateCodec;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.IdleStrategy;

/**
 * A snapshot as messages: first a header (mark, version, log position of the last command, three times eight bytes,
 * little endian), then one state record each, the last of them the end with the count.
 */
final class SnapshotStream {
    private static final long MARK = 0x4b494c4f_484f5552L;
    private static final long VERSION = 1;
    private static final int HEADER_BYTES = 3 * Long.BYTES;

    private SnapshotStream() {}

    /** @param lastLogPosition position of the last command that the records contain */
    record Content(long lastLogPosition, List<StateRecord> records) {}

    static void write(ExclusivePublication out, Market market, long lastLogPosition, IdleStrategy idle) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
        StateCodec codec = new StateCodec();
        buffer.putLong(0, MARK, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(Long.BYTES, VERSION, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(2 * Long.BYTES, lastLogPosition, ByteOrder.LITTLE_ENDIAN);
        offer(out, buffer, HEADER_BYTES, idle);
        market.snapshot(record -> offer(out, buffer, codec.encode(record, buffer, 0), idle));
    }

    private static void offer(ExclusivePublication out, DirectBuffer buffer, int length, IdleStrategy idle) {
        idle.reset();
        while (true) {
            long result = out.offer(buffer, 0, length);
            if (result > 0) {
                return;
            }
            if (result != Publication.BACK_PRESSURED && result != Publication.ADMIN_ACTION) {
                throw new NodeException("The snapshot could not be written: " + Publication.errorString(result) + ".");
            }
            idle.idle();
        }
    }

    /** Reads a whole snapshot; refuses one without its end or with another count than its end tells. */
    static Content read(Image in, IdleStrategy idle) {
        Reader reader = new Reader();
        ImageFragmentAssembler assembler =
                new ImageFragmentAssembler((buffer, offset, length, header) -> reader.accept(buffer, offset, length));
        while (!reader.ended) {
            int fragments = in.poll(assembler, 64);
            if (fragments == 0 && (in.isClosed() || in.isEndOfStream())) {
                throw new NodeException("The snapshot breaks off after " + reader.records.size()
                        + " records; remove the latest snapshot and start from the one before.");
            }
            idle.idle(fragments);
        }
        return new Content(reader.lastLogPosition, reader.records);
    }

    private static final class Reader {
        private final StateCodec codec = new StateCodec();
        private final List<StateRecord> records = new ArrayList<>();
        private long lastLogPosition = -1;
        private boolean ended;

        private void accept(DirectBuffer buffer, int offset, int length) {
            if (lastLogPosition < 0) {
                readHeader(buffer, offset, length);
                return;
            }
            if (ended) {
                throw new NodeException("The snapshot goes on after its end.");
            }
            StateRecord record = codec.decode(buffer, offset, length);
            if (record instanceof StateRecord.EndOfState end) {
                if (end.records() != records.size()) {
                    throw new NodeException(
                            "The snapshot tells of " + end.records() + " records and has " + records.size() + ".");
                }
                ended = true;
            }
            records.add(record);
        }

        private void readHeader(DirectBuffer buffer, int offset, int length) {
            if (length != HEADER_BYTES || buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN) != MARK) {
                throw new NodeException("The snapshot does not begin like one of Kilohour's.");
            }
            long version = buffer.getLong(offset + Long.BYTES, ByteOrder.LITTLE_ENDIAN);
            if (version != VERSION) {
                throw new NodeException(
                        "The snapshot has version " + version + "; this program reads " + VERSION + ".");
            }
            lastLogPosition = buffer.getLong(offset + 2 * Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        }
    }
}

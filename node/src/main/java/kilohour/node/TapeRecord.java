package kilohour.node;

import java.nio.ByteOrder;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.wire.BatchCodec;
import kilohour.wire.RecordedBatch;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** An entry's bytes: the time given to the market, eight bytes little endian, then the recorded batch. */
final class TapeRecord {
    private static final int TIME_BYTES = Long.BYTES;

    private TapeRecord() {}

    static int encode(
            BatchCodec batches,
            long logPosition,
            long appliedNanos,
            Command command,
            Batch batch,
            MutableDirectBuffer out,
            int offset) {
        out.putLong(offset, appliedNanos, ByteOrder.LITTLE_ENDIAN);
        return TIME_BYTES + batches.encode(logPosition, command, batch, out, offset + TIME_BYTES);
    }

    static TapeEntry decode(BatchCodec batches, DirectBuffer in, int offset, int length) {
        RecordedBatch recorded = batches.decode(in, offset + TIME_BYTES, length - TIME_BYTES);
        return new TapeEntry(
                recorded.logPosition(),
                in.getLong(offset, ByteOrder.LITTLE_ENDIAN),
                recorded.command(),
                recorded.batch());
    }

    static long logPosition(BatchCodec batches, DirectBuffer in, int offset, int length) {
        return batches.logPosition(in, offset + TIME_BYTES, length - TIME_BYTES);
    }
}

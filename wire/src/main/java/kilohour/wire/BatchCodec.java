package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.wire.sbe.BatchEndDecoder;
import kilohour.wire.sbe.BatchEndEncoder;
import kilohour.wire.sbe.BatchStartDecoder;
import kilohour.wire.sbe.BatchStartEncoder;
import kilohour.wire.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A command and what it caused, as one piece: a start, the command, its events, an end with a checksum. The command and
 * each event stand after their length (four bytes, little endian). Keeps flyweights: one codec per thread.
 */
public final class BatchCodec {
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int START = HEADER + BatchStartEncoder.BLOCK_LENGTH;
    private static final int END = HEADER + BatchEndEncoder.BLOCK_LENGTH;
    private static final int PREFIX = Integer.BYTES;

    private final CommandCodec commands = new CommandCodec();
    private final EventCodec events = new EventCodec();
    private final MessageWriter writer = new MessageWriter();
    private final MessageReader reader = new MessageReader("a recorded batch");
    private final BatchStartEncoder startEncoder = new BatchStartEncoder();
    private final BatchStartDecoder startDecoder = new BatchStartDecoder();
    private final BatchEndEncoder endEncoder = new BatchEndEncoder();
    private final BatchEndDecoder endDecoder = new BatchEndDecoder();
    private final CRC32C crc = new CRC32C();
    private final byte[] chunk = new byte[8192];

    /**
     * Writes the batch and returns its length in bytes. An expandable buffer grows as needed.
     *
     * @throws WireFormatException if a text is longer than 65,534 bytes of UTF-8
     * @throws IndexOutOfBoundsException if a buffer that cannot grow is too small
     */
    public int encode(long logPosition, Command command, Batch batch, MutableDirectBuffer out, int offset) {
        writer.to(out, offset);
        writer.begin(startEncoder)
                .logPosition(logPosition)
                .atNanos(batch.atNanos())
                .firstSequence(batch.firstSequence())
                .eventCount(batch.events().size());
        int at = offset + START;
        at += prefixed(commands.encode(command, out, at + PREFIX), out, at);
        for (Event event : batch.events()) at += prefixed(events.encode(event, out, at + PREFIX), out, at);
        int length = at - offset;
        writer.to(out, at);
        writer.begin(endEncoder).length(length).checksum(checksum(out, offset, length));
        return length + END;
    }

    private static int prefixed(int length, MutableDirectBuffer out, int at) {
        out.putInt(at, length, java.nio.ByteOrder.LITTLE_ENDIAN);
        return PREFIX + length;
    }

    /**
     * Reads a batch that fills exactly {@code length} bytes.
     *
     * @throws WireFormatException if its end is missing, its checksum is wrong, or anything in it cannot be read
     */
    public RecordedBatch decode(DirectBuffer in, int offset, int length) {
        checkEnd(in, offset, length);
        BatchStartDecoder start = start(in, offset, length);
        long logPosition = start.logPosition();
        long atNanos = start.atNanos();
        long firstSequence = start.firstSequence();
        int eventCount = start.eventCount();
        int end = offset + length - END;
        int at = offset + START;
        int frame = frameLength(in, at, end);
        Command command = commands.decode(in, at + PREFIX, frame);
        at += PREFIX + frame;
        List<Event> caused = new ArrayList<>();
        while (at < end) {
            frame = frameLength(in, at, end);
            caused.add(events.decode(in, at + PREFIX, frame));
            at += PREFIX + frame;
        }
        if (caused.size() != eventCount)
            throw new WireFormatException(
                    "a recorded batch announces " + eventCount + " events and has " + caused.size());
        return new RecordedBatch(logPosition, command, new Batch(atNanos, firstSequence, caused));
    }

    /** Where the batch's command stands in the log, without reading the rest. */
    public long logPosition(DirectBuffer in, int offset, int length) {
        return start(in, offset, length).logPosition();
    }

    private BatchStartDecoder start(DirectBuffer in, int offset, int length) {
        return reader.read(in, offset, Math.min(length, START), templateId -> {
            if (templateId != BatchStartDecoder.TEMPLATE_ID) throw reader.unknown(templateId);
            return reader.open(startDecoder);
        });
    }

    private void checkEnd(DirectBuffer in, int offset, int length) {
        if (offset < 0 || length < START + PREFIX + END || length > in.capacity() - offset)
            throw new WireFormatException("a recorded batch is cut off: " + length + " bytes at " + offset
                    + " of a buffer of " + in.capacity());
        int body = length - END;
        BatchEndDecoder end = reader.read(in, offset + body, END, templateId -> {
            if (templateId != BatchEndDecoder.TEMPLATE_ID) throw reader.unknown(templateId);
            return reader.open(endDecoder);
        });
        if (end.length() != body || end.checksum() != checksum(in, offset, body))
            throw new WireFormatException("a recorded batch of " + length + " bytes is not whole: its end tells of "
                    + end.length() + " bytes with checksum " + Long.toHexString(end.checksum()));
    }

    private static int frameLength(DirectBuffer in, int at, int end) {
        int length = at + PREFIX <= end ? in.getInt(at, java.nio.ByteOrder.LITTLE_ENDIAN) : -1;
        if (length < 0 || length > end - at - PREFIX)
            throw new WireFormatException(
                    "a recorded batch has a part of " + length + " bytes where " + (end - at - PREFIX) + " are left");
        return length;
    }

    private long checksum(DirectBuffer in, int offset, int length) {
        crc.reset();
        for (int done = 0; done < length; done += chunk.length) {
            int some = Math.min(chunk.length, length - done);
            in.getBytes(offset + done, chunk, 0, some);
            crc.update(chunk, 0, some);
        }
        return crc.getValue();
    }
}

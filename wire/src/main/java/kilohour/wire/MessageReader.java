package kilohour.wire;

import java.time.DateTimeException;
import java.util.function.IntFunction;
import kilohour.wire.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;

/** Reads one message at a time and turns every way in which bytes can be wrong into one exception. */
final class MessageReader {
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

    private final String what;
    private final UnsafeBuffer slice = new UnsafeBuffer();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private MessageDecoderFlyweight message;

    /** @param what the kind of message in words, for the sentence of an exception */
    MessageReader(String what) {
        if (!DirectBuffer.SHOULD_BOUNDS_CHECK)
            throw new IllegalStateException(
                    "messages are only safe to read with bounds checks: remove -Dagrona.disable.bounds.checks");
        this.what = what;
    }

    /** Reads what fills exactly {@code length} bytes; {@code body} gets the template id and opens its decoder. */
    <T> T read(DirectBuffer in, int offset, int length, IntFunction<T> body) {
        int templateId = header(in, offset, length);
        try {
            T read = body.apply(templateId);
            int used = HEADER + message.encodedLength();
            if (used != length)
                throw new WireFormatException(
                        what + " of template " + templateId + " ends after " + used + " bytes, not " + length);
            return read;
        } catch (IndexOutOfBoundsException beyond) {
            throw new WireFormatException(
                    what + " of template " + templateId + " is cut off: it does not fit into " + length + " bytes",
                    beyond);
        } catch (IllegalArgumentException
                | IllegalStateException
                | DateTimeException
                | ArithmeticException impossible) {
            throw new WireFormatException(
                    what + " of template " + templateId + " cannot be: " + impossible.getMessage(), impossible);
        }
    }

    private int header(DirectBuffer in, int offset, int length) {
        if (offset < 0 || length < HEADER || length > in.capacity() - offset)
            throw new WireFormatException(what + " needs a header of " + HEADER + " bytes inside the buffer: offset "
                    + offset + ", length " + length + ", buffer " + in.capacity());
        slice.wrap(in, offset, length);
        header.wrap(slice, 0);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID)
            throw new WireFormatException(
                    what + " is of schema " + header.schemaId() + ", not Kilohour's " + MessageHeaderDecoder.SCHEMA_ID);
        if (header.version() < 1 || header.version() > MessageHeaderDecoder.SCHEMA_VERSION)
            throw new WireFormatException(what + " is of schema version " + header.version()
                    + "; this build reads 1 to " + MessageHeaderDecoder.SCHEMA_VERSION);
        return header.templateId();
    }

    <D extends MessageDecoderFlyweight> D open(D decoder) {
        if (header.version() == MessageHeaderDecoder.SCHEMA_VERSION && header.blockLength() != decoder.sbeBlockLength())
            throw new IllegalArgumentException(
                    "its block has " + header.blockLength() + " bytes, not " + decoder.sbeBlockLength());
        slice.boundsCheck(HEADER, header.blockLength());
        decoder.wrap(slice, HEADER, header.blockLength(), header.version());
        message = decoder;
        return decoder;
    }

    WireFormatException unknown(int templateId) {
        return new WireFormatException(templateId + " is not the template id of " + what);
    }
}

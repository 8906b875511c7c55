package kilohour.wire;

import kilohour.wire.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Writes one message at a time: its header, then whatever the caller fills in. */
final class MessageWriter {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private MutableDirectBuffer out;
    private int offset;
    private MessageEncoderFlyweight message;

    void to(MutableDirectBuffer out, int offset) {
        this.out = out;
        this.offset = offset;
    }

    <E extends MessageEncoderFlyweight> E begin(E encoder) {
        header.wrap(out, offset)
                .blockLength(encoder.sbeBlockLength())
                .templateId(encoder.sbeTemplateId())
                .schemaId(encoder.sbeSchemaId())
                .version(encoder.sbeSchemaVersion());
        encoder.wrap(out, offset + MessageHeaderEncoder.ENCODED_LENGTH);
        message = encoder;
        return encoder;
    }

    /** Bytes of the message so far, its header included. */
    int length() {
        return MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength();
    }
}

package kilohour.wire;

/** Bytes that are not what the schema says, or a record that the schema cannot hold; the message says where. */
public final class WireFormatException extends RuntimeException {
    WireFormatException(String sentence) {
        super(sentence);
    }

    WireFormatException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

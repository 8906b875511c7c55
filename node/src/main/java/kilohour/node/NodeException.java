package kilohour.node;

/** A member that cannot start or go on; the message is one sentence that says what to do. */
public sealed class NodeException extends RuntimeException permits HomeInUseException {
    NodeException(String sentence) {
        super(sentence);
    }

    NodeException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

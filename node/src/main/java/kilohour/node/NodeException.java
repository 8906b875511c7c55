package kilohour.node;

/** A member that cannot start or go on; the message is one sentence that says what to do. */
public final class NodeException extends RuntimeException {
    NodeException(String sentence) {
        super(sentence);
    }

    NodeException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

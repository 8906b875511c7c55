package kilohour.node;

/** The command was sent and no answer came in time: it may or may not have been done. Ask before doing it again. */
public final class OutcomeUnknownException extends RuntimeException {
    OutcomeUnknownException(String sentence) {
        super(sentence);
    }
}

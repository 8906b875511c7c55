package kilohour.node;

/** The session or the whole member is stopped; the command was not sent. */
public final class StoppedException extends RuntimeException {
    StoppedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

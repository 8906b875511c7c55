package kilohour.node;

/** The command was not sent and did nothing; try again a little later. */
public final class BusyException extends RuntimeException {
    BusyException(String sentence) {
        super(sentence);
    }
}

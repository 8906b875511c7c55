package kilohour.node;

/** The home belongs to another process. */
public final class HomeInUseException extends NodeException {
    HomeInUseException(String sentence) {
        super(sentence);
    }
}

package kilohour.benchmarks.peer;

import java.io.IOException;
import java.util.Arrays;
import kilohour.benchmarks.CommandStream;
import kilohour.benchmarks.Contestant;
import kilohour.benchmarks.Round;

/** The peer's side of the side-by-side run, in a JVM of its own. */
public final class PeerSide {
    private PeerSide() {}

    /** @param arguments "matching" or "exchange", then those of {@link Round} */
    public static void main(String[] arguments) throws IOException {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        Round.run(rest, stream -> of(arguments[0], stream));
    }

    /** @param what "matching" or "exchange" */
    public static Contestant of(String what, CommandStream stream) {
        return what.equals("matching") ? new PeerBooks(stream) : new PeerEngine(stream);
    }
}

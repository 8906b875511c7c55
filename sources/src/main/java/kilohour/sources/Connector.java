package kilohour.sources;

import java.time.Duration;
import java.time.Instant;

/** Reads the prices that one live source shows. Belongs to one thread. */
public interface Connector {
    /** The source's name in the registry, and that of its folder in the archive. */
    String source();

    /** How often it is read. */
    Duration interval();

    /** False where the publisher's terms want an agreement or a key: its owner decides to name it. */
    boolean onByDefault();

    /**
     * One reading, every price of it as of {@code at}. A reading of several pages that failed less than an hour ago goes
     * on where it failed, as of when it began.
     *
     * @throws ConnectorException if the source cannot be reached or its answer cannot be read
     * @throws InterruptedException if the thread is to stop
     */
    Reading read(Http http, Instant at) throws InterruptedException;
}

package kilohour.sources;

import kilohour.index.Observation;

/** Observations in order of time, few of them in memory at once. */
public interface ObservationStream extends AutoCloseable {
    boolean hasNext();

    /** When the next observation was seen, {@link Long#MAX_VALUE} at the end. */
    long nextAtNanos();

    /**
     * The next observation in order of time.
     *
     * @throws ObservationFileException if it cannot be read on, or what is read was changed since it was archived
     * @throws java.util.NoSuchElementException at the end
     */
    Observation next();

    @Override
    void close();
}

package kilohour.sources;

/**
 * Prices of one kind in order of time, few of them in memory at once.
 *
 * @param <P> what a row is: an observation of a GPU's price, or a quote of tokens
 */
public interface PriceStream<P> extends AutoCloseable {
    boolean hasNext();

    /** When the next price was seen, {@link Long#MAX_VALUE} at the end. */
    long nextAtNanos();

    /**
     * The next price in order of time.
     *
     * @throws ObservationFileException if it cannot be read on, or what is read was changed since it was archived
     * @throws java.util.NoSuchElementException at the end
     */
    P next();

    @Override
    void close();
}

package kilohour.sources;

/** A monotonic clock and sleep upon it; a test's passes at once. */
public interface Waiting {
    long nanoTime();

    void sleep(long nanos) throws InterruptedException;

    /** The machine's. */
    static Waiting real() {
        return new Waiting() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                if (nanos > 0) Thread.sleep(java.time.Duration.ofNanos(nanos));
            }
        };
    }
}

package kilohour.benchmarks;

/** One side of the side-by-side run, on a {@link CommandStream} of its own reading. */
public interface Contestant {
    /** What a command goes through here, and what is left out: one sentence. */
    String includes();

    /** Starts again with an empty market. */
    void reset();

    /** Carries out the commands from {@code from} to before {@code to}. */
    void run(int from, int to);

    /**
     * The books as one number: h = 17; for each symbol in ascending order and each of its levels, asks upward and then
     * bids downward, h = 961 h + 31 × price + lots, wrapping in 64 bits.
     */
    long checksum();

    /** Orders that rest in all books. */
    long ordersResting();
}

package kilohour.node;

import java.util.concurrent.CompletableFuture;
import kilohour.exchange.Command;

/** A client's way to the market. Any number of threads may use one. */
public interface MarketSession extends AutoCloseable {
    /**
     * Sends a command. Commands of one session reach the market in the order of these calls; many may be under way.
     *
     * <p>The future completes with the market's answer, rejections included. When the way to the market is lost, or
     * an answer is overdue, a {@link Command.Request} is sent again under its request id: the market answers a
     * repeated one with {@code RequestRepeated} and does it once. Other commands are never sent twice.
     *
     * <p>The future completes exceptionally with {@link BusyException} (nothing was sent: too much is under way, or
     * the disk is almost full), {@link OutcomeUnknownException} (it was sent, no answer came) or
     * {@link StoppedException}. It completes on the session's own thread: keep what hangs on it short, or use the
     * {@code …Async} methods.
     */
    CompletableFuture<Answer> send(Command command);

    /** Ends the session. What is still under way completes with {@link OutcomeUnknownException}. */
    @Override
    void close();
}

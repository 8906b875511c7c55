package kilohour.simulation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import kilohour.contracts.Contract;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.Views;

/**
 * What participants see of a market and do in it. Once a {@link #send} has completed, every view shows at least what
 * that command did: who has an answer reads its own write.
 *
 * <p>Views of a contract that was settled in the meantime, or of an account that does not exist, throw a
 * {@link java.util.NoSuchElementException}.
 */
public interface Venue {
    /** Venue time, nanoseconds since 1970 UTC. */
    long nowNanos();

    /** Contracts not settled yet, in order of listing. */
    List<Contract> contracts();

    Views.Market market(int contract);

    Views.Phase phase(int contract);

    Views.Depth depth(int contract, int levels);

    Views.IndexLevel index(String code);

    /** An account's open orders, oldest first. */
    List<OpenOrder> openOrders(long account);

    /** An account's positions that are not flat. */
    List<Views.Position> positions(long account);

    Views.Account account(long account);

    /**
     * Sends a command; commands of one sender are carried out in the order sent. Completes exceptionally, or throws,
     * where the venue is too busy to take it or does not answer: nothing is known of such a command then.
     */
    CompletableFuture<Batch> send(Command command);
}

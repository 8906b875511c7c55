package kilohour.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.gateway.Replica;
import kilohour.node.Answer;
import kilohour.node.BusyException;
import kilohour.node.MarketSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The house's own commands to the market, one after the other. */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int TRIES = 20;
    private static final int UNDER_WAY_MAX = 256;
    private static final long PAUSE_MILLIS = 250;

    private final MarketSession session;
    private final Replica copy;

    Desk(MarketSession session, Replica copy) {
        this.session = session;
        this.copy = copy;
    }

    /** Sends without waiting; completes when the read copy has seen it. */
    CompletableFuture<Batch> send(Command command) {
        return session.send(command)
                .thenCompose(answer -> copy.reached(answer.logPosition()).thenApply(_ -> answer.batch()));
    }

    /**
     * Sends and waits until the read copy has seen it; tries again while the market is busy.
     *
     * @throws Stop if the market does not take it
     */
    Batch tell(Command command) {
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = session.send(command).join();
                copy.reached(answer.logPosition()).join();
                noteRejections(command, answer.batch());
                return answer.batch();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof BusyException) || attempt == TRIES)
                    throw new Stop(
                            ExitCode.FAILED,
                            "the market did not take a command: " + e.getCause().getMessage(),
                            e);
                pause();
            }
        }
    }

    /** Sends all in order, many under way at once, and waits for all; the order is kept unless the market is busy. */
    void tellAll(List<? extends Command> commands) {
        for (int from = 0; from < commands.size(); from += UNDER_WAY_MAX) {
            var some = commands.subList(from, Math.min(commands.size(), from + UNDER_WAY_MAX));
            var answers = some.stream().map(this::send).toList();
            for (int i = 0; i < some.size(); i++) {
                try {
                    noteRejections(some.get(i), answers.get(i).join());
                } catch (CompletionException busy) {
                    tell(some.get(i));
                }
            }
        }
    }

    private static void noteRejections(Command command, Batch batch) {
        for (Event event : batch.events()) {
            if (event instanceof Event.CommandRejected rejected)
                LOG.warn("{} was not done: {}", command.getClass().getSimpleName(), rejected.sentence());
            if (event instanceof Event.RequestRejected rejected)
                LOG.warn("{} was not done: {}", command.getClass().getSimpleName(), rejected.sentence());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stop(ExitCode.FAILED, "interrupted while waiting for the market", e);
        }
    }
}

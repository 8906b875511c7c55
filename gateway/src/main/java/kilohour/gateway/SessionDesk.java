package kilohour.gateway;

import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import kilohour.exchange.Command;
import kilohour.exchange.Scope;
import kilohour.node.MarketSession;
import kilohour.node.StoppedException;
import tools.jackson.databind.JsonNode;

/**
 * Tells the market of the sockets that may trade, so that their orders can go with them. A socket's number is in the log
 * before its first order, and its end is told until the market knows.
 */
final class SessionDesk {
    private static final long AGAIN_MILLIS = 100;

    private final MarketSession market;
    private final OrderDesk desk;
    private final Executor answers;
    private final boolean readOnly;
    private final SecureRandom random = new SecureRandom();

    SessionDesk(MarketSession market, OrderDesk desk, Executor answers, boolean readOnly) {
        this.market = market;
        this.desk = desk;
        this.answers = answers;
        this.readOnly = readOnly;
    }

    /** Completes with the answer once the market knows of the socket, if it is one and the caller may trade. */
    CompletableFuture<JsonNode> begin(Call call, Caller caller, JsonNode answer) {
        Connection connection = call.connection();
        boolean trades = caller.scopes().contains(Scope.TRADE) && caller.account() != 0;
        if (connection == null || readOnly || !trades || connection.holdsSessionOf(caller.account()))
            return CompletableFuture.completedFuture(answer);
        long session = number();
        long before = connection.begins(session, caller.account());
        if (before != 0) tellEnd(before);
        return desk.send(
                        new Command.OpenSession(caller.account(), call.requestId(), session, 0), (sent, done) -> answer)
                .whenComplete((told, problem) -> {
                    if (problem != null) connection.isWithout(session);
                    if (connection.isGone()) tellEnd(session);
                });
    }

    private long number() {
        long number = random.nextLong();
        return number != 0 ? number : 1;
    }

    /** A socket is gone. */
    void end(Connection connection) {
        long session = connection.goes();
        if (session != 0) tellEnd(session);
    }

    private void tellEnd(long session) {
        market.send(new Command.EndSession(session)).whenComplete((answer, problem) -> {
            Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
            // told twice is told once; a market that stopped loses all its gateways anyway
            if (cause != null && !(cause instanceof StoppedException))
                CompletableFuture.delayedExecutor(AGAIN_MILLIS, TimeUnit.MILLISECONDS, answers)
                        .execute(() -> tellEnd(session));
        });
    }
}

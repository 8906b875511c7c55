package kilohour.gateway;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.RejectReason;
import kilohour.node.Answer;
import kilohour.node.BusyException;
import kilohour.node.MarketSession;
import kilohour.node.OutcomeUnknownException;
import kilohour.node.StoppedException;
import tools.jackson.databind.JsonNode;

/** Carries requests to the market and its answers back, never calling a failure what may have been done. */
final class OrderDesk {
    private static final long ANSWER_SECONDS_MAX = 10;
    private static final long REPLICA_MILLIS_MAX = 5_000;

    private final MarketSession market;
    private final Replica replica;
    private final Executor answers;
    private final boolean readOnly;

    OrderDesk(MarketSession market, Replica replica, Executor answers, boolean readOnly) {
        this.market = market;
        this.replica = replica;
        this.answers = answers;
        this.readOnly = readOnly;
    }

    /** What the market said, and what may be asked about it. {@code orderId} is 0 where there is none. */
    record Done(Floor floor, Batch batch, long orderId, boolean repeated) {}

    /** Sends a request; the answer is made once the replica has applied it, so that a client reads its own write. */
    CompletableFuture<JsonNode> send(Command.Request request, BiFunction<Command.Request, Done, JsonNode> answer) {
        return tell(request, done -> answer.apply(request, done));
    }

    /** Sends any command, an officer's say, which is never sent twice; otherwise the same. */
    CompletableFuture<JsonNode> tell(Command command, Function<Done, JsonNode> answer) {
        if (readOnly)
            throw new Refusal(
                    ErrorCode.LOCKED, "this venue was opened to be looked at: it takes no orders and moves no money");
        CompletableFuture<Answer> sent;
        try {
            sent = market.send(command);
        } catch (RuntimeException e) {
            throw failure(e);
        }
        return sent.orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
                .handleAsync((done, problem) -> answer(done, problem, answer), answers);
    }

    private JsonNode answer(Answer done, Throwable problem, Function<Done, JsonNode> answer) {
        if (problem != null) throw failure(problem);
        long orderId = outcome(done.batch());
        boolean repeated = done.batch().events().stream().anyMatch(Event.RequestRepeated.class::isInstance);
        awaitReplica(done.logPosition());
        return replica.read(floor -> answer.apply(new Done(floor, done.batch(), orderId, repeated)));
    }

    private static long outcome(Batch batch) {
        long orderId = 0;
        for (Event event : batch.events()) {
            if (event instanceof Event.RequestRejected rejected)
                throw new Refusal(Rejections.code(rejected.reason()), rejected.sentence());
            if (event instanceof Event.CommandRejected rejected)
                throw new Refusal(Rejections.code(rejected.reason()), rejected.sentence());
            if (event instanceof Event.RequestRepeated repeated) {
                if (repeated.reason() != null) throw again(repeated.reason());
                orderId = repeated.orderId();
            }
            if (event instanceof Event.OrderAccepted accepted && orderId == 0) orderId = accepted.orderId();
        }
        return orderId;
    }

    private static Refusal again(RejectReason reason) {
        String words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Refusal(Rejections.code(reason), "this request was answered before: it was refused (" + words + ")");
    }

    private void awaitReplica(long logPosition) {
        try {
            if (replica.await(logPosition, REPLICA_MILLIS_MAX)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(
                ErrorCode.TIMED_OUT,
                "it was done, but this gateway's view is behind; look at your open orders in a moment");
    }

    private static Refusal failure(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return switch (cause) {
            case Refusal refusal -> refusal;
            case BusyException busy -> new Refusal(ErrorCode.RETRY, "nothing was done: " + busy.getMessage());
            case StoppedException stopped ->
                new Refusal(ErrorCode.MAINTENANCE, "the market is stopped; nothing was done: " + stopped.getMessage());
            case OutcomeUnknownException unknown -> unknown();
            case TimeoutException timeout -> unknown();
            default -> throw new IllegalStateException(cause);
        };
    }

    private static Refusal unknown() {
        return new Refusal(
                ErrorCode.TIMED_OUT,
                "it is not known yet whether this was done; send the very same signed request again within 60 s,"
                        + " or look at your open orders and trades");
    }
}

package kilohour.gateway;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import kilohour.exchange.RequestId;
import tools.jackson.databind.JsonNode;

/** From a method's name and parameters to its answer: who may, how often, with what, and then the handler. */
final class Dispatcher {
    private final Methods methods;
    private final Rates rates;
    private final long gatewayNumber = new java.security.SecureRandom().nextLong();
    private final AtomicLong requests = new AtomicLong();

    Dispatcher(Methods methods, int ordersPerSecond) {
        this.methods = methods;
        this.rates = new Rates(ordersPerSecond);
    }

    /**
     * Runs a method.
     *
     * @param caller null if nobody has logged in
     * @param signed the id of a signed request, or null for an id of our own
     * @param connection null over HTTP
     * @return completes with a {@link Refusal} if it is not done
     */
    CompletableFuture<JsonNode> run(
            String name, JsonNode params, Caller caller, RequestId signed, Connection connection, Peer peer) {
        try {
            rates.request(connection, caller);
            Method method = methods.find(name);
            if (method.socketOnly() && connection == null)
                throw new Refusal(ErrorCode.MUST_BE_SOCKET, name + " works on a WebSocket, /ws/api/v2, only");
            admit(method, caller);
            Arguments arguments = Arguments.check(method.parameters(), params, method.strict());
            if (method.access() == Method.Access.TRADE) rates.orders(connection, caller, arguments.weight());
            RequestId id = signed != null ? signed : new RequestId(gatewayNumber, requests.incrementAndGet());
            return method.handler().handle(new Call(arguments, caller, connection, id, peer));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void admit(Method method, Caller caller) {
        if (method.access() == Method.Access.PUBLIC) return;
        if (caller == null)
            throw new Refusal(
                    ErrorCode.UNAUTHORIZED, method.name() + " needs a log-in: sign the request or call public/auth");
        if (!caller.scopes().contains(method.access().scope))
            throw new Refusal(
                    ErrorCode.FORBIDDEN,
                    "this key may not call " + method.name() + ": it lacks the scope " + method.access().scope);
    }
}

package kilohour.gateway;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import tools.jackson.databind.JsonNode;

/** The API on a WebSocket: requests are taken in order, answered as they are done, and events come between. */
final class SocketApi {
    static final String PATH = "/ws/api/v2";
    static final String PEER = "kilohour.peer";
    private static final String CONNECTION = "kilohour.connection";
    private static final int CONNECTIONS_MAX = 2_000;
    private static final long SEND_SECONDS_MAX = 30;
    private static final long FAREWELL_SECONDS_MAX = 1;

    private final Dispatcher dispatcher;
    private final Doorkeeper door;
    private final Publisher publisher;
    private final SessionDesk sessions;
    private final Replica replica;
    private final InstantSource clock;

    SocketApi(
            Dispatcher dispatcher,
            Doorkeeper door,
            Publisher publisher,
            SessionDesk sessions,
            Replica replica,
            InstantSource clock) {
        this.dispatcher = dispatcher;
        this.door = door;
        this.publisher = publisher;
        this.sessions = sessions;
        this.replica = replica;
        this.clock = clock;
    }

    void configure(WsConfig socket) {
        socket.onConnect(this::opened);
        socket.onMessage(context -> message(context.attribute(CONNECTION), context.message()));
        socket.onBinaryMessage(context -> context.closeSession(1003, "send text"));
        socket.onClose(this::gone);
        socket.onError(this::gone);
    }

    private void opened(WsContext context) {
        if (publisher.connectionCount() >= CONNECTIONS_MAX) {
            context.closeSession(1013, "too many connections; try again later");
            return;
        }
        context.enableAutomaticPings(30, TimeUnit.SECONDS);
        Connection connection = new Connection(context.attribute(PEER), line(context.session));
        context.attribute(CONNECTION, connection);
        publisher.connected(connection);
    }

    private void gone(WsContext context) {
        context.disableAutomaticPings();
        Connection connection = context.attribute(CONNECTION);
        if (connection == null) return;
        publisher.disconnected(connection);
        sessions.end(connection);
    }

    private static Outbox.Line line(Session session) {
        return new Outbox.Line() {
            @Override
            public void send(String message) throws Exception {
                CompletableFuture<Void> sent = new CompletableFuture<>();
                session.sendText(message, Callback.from(() -> sent.complete(null), sent::completeExceptionally));
                sent.get(SEND_SECONDS_MAX, TimeUnit.SECONDS);
            }

            @Override
            public void close(int code, String reason) {
                session.close(code, reason, Callback.NOOP);
                // one that reads nothing does not read the farewell either
                CompletableFuture.delayedExecutor(FAREWELL_SECONDS_MAX, TimeUnit.SECONDS)
                        .execute(session::disconnect);
            }
        };
    }

    private void message(Connection connection, String text) {
        if (connection == null) return;
        long inMicros = Envelope.micros();
        connection.heard(clock.millis());
        JsonNode id = null;
        CompletableFuture<JsonNode> result;
        try {
            JsonNode request = Envelope.parse(text);
            id = request.isObject() ? Envelope.id(request) : null;
            String name = Envelope.method(request);
            Caller caller = connection.keyId() == null ? null : door.caller(connection.keyId());
            result = dispatcher.run(name, request.get("params"), caller, null, connection, connection.peer());
        } catch (RuntimeException e) {
            result = CompletableFuture.failedFuture(e);
        }
        JsonNode echoed = id;
        result.whenComplete((answer, problem) -> reply(connection, echoed, answer, problem, inMicros));
    }

    private void reply(Connection connection, JsonNode id, JsonNode answer, Throwable problem, long inMicros) {
        var reply = problem == null
                ? Envelope.result(id, answer, inMicros, replica.practice())
                : Envelope.failure(id, problem, inMicros, replica.practice());
        connection.answer(reply.text());
    }
}

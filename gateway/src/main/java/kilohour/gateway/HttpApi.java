package kilohour.gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API over HTTP: one request, one answer. */
final class HttpApi {
    static final String PREFIX = "/api/v2/";
    static final int BODY_BYTES_MAX = 64 * 1024;

    private final Dispatcher dispatcher;
    private final Doorkeeper door;
    private final Perimeter perimeter;
    private final Replica replica;

    HttpApi(Dispatcher dispatcher, Doorkeeper door, Perimeter perimeter, Replica replica) {
        this.dispatcher = dispatcher;
        this.door = door;
        this.perimeter = perimeter;
        this.replica = replica;
    }

    /** {@code GET /api/v2/public/ticker?instrument_name=…} */
    void get(Context context) {
        answer(context, "", null, () -> query(context.queryParamMap()));
    }

    static JsonNode query(Map<String, List<String>> query) {
        ObjectNode params = Json.object();
        query.forEach((name, values) -> {
            if (name.equals("channels")) values.forEach(params.withArrayProperty(name)::add);
            else if (values.size() == 1) params.put(name, values.getFirst());
            else throw Refusal.invalid(Arguments.shortened(name), Arguments.shortened(name) + " is given twice");
        });
        return params;
    }

    private interface Params {
        JsonNode read();
    }

    /** {@code POST /api/v2/…} with a JSON-RPC object; the path and the object must name the same method. */
    void post(Context context) {
        JsonNode id = null;
        try {
            String body = body(context);
            JsonNode request = Envelope.parse(body);
            id = request.isObject() ? Envelope.id(request) : null;
            String name = methodName(context, request);
            answer(context, body, id, name, () -> request.get("params"));
        } catch (RuntimeException | IOException e) {
            write(context, Envelope.failure(id, e, Envelope.micros(), replica.practice()));
        }
    }

    private static String methodName(Context context, JsonNode request) {
        String path = context.path()
                .substring(Math.min(PREFIX.length(), context.path().length()));
        if (!path.isEmpty() && request.isObject() && request.get("method") == null) return path;
        String name = Envelope.method(request);
        if (!path.isEmpty() && !path.equals(name))
            throw new Refusal(ErrorCode.INVALID_REQUEST, "the path and the body name different methods", "method");
        return name;
    }

    private static String body(Context context) throws IOException {
        byte[] bytes = context.bodyInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (bytes.length > BODY_BYTES_MAX)
            throw new Refusal(
                    ErrorCode.BAD_REQUEST, "the body is larger than " + BODY_BYTES_MAX / 1024 + " KB: send less");
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void answer(Context context, String body, JsonNode id, Params params) {
        answer(context, body, id, context.path().substring(PREFIX.length()), params);
    }

    private void answer(Context context, String body, JsonNode id, String name, Params params) {
        long inMicros = Envelope.micros();
        Envelope.Reply reply;
        try {
            Peer peer = perimeter.peer(context);
            var proof =
                    door.check(context.header("Authorization"), context.method().name(), target(context), body, peer);
            CompletableFuture<JsonNode> result = dispatcher.run(
                    name,
                    params.read(),
                    proof == null ? null : proof.caller(),
                    proof == null ? null : proof.requestId(),
                    null,
                    peer);
            reply = Envelope.result(id, result.get(), inMicros, replica.practice());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reply = Envelope.failure(
                    id,
                    new Refusal(
                            ErrorCode.TIMED_OUT, "the gateway is closing; it is not known" + " whether this was done"),
                    inMicros,
                    replica.practice());
        } catch (Exception e) {
            reply = Envelope.failure(id, e, inMicros, replica.practice());
        }
        write(context, reply);
    }

    /** The path and query as they were sent: what the client signed. */
    private static String target(Context context) {
        String query = context.req().getQueryString();
        return context.req().getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static void write(Context context, Envelope.Reply reply) {
        context.status(reply.httpStatus());
        context.contentType("application/json");
        context.header("Cache-Control", "no-store");
        context.result(reply.text());
    }

    /** A request refused before it reached a method. */
    void refuse(Context context, Refusal refusal) {
        write(context, Envelope.failure(null, refusal, Envelope.micros(), false));
    }
}

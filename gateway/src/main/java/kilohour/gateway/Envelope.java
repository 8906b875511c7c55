package kilohour.gateway;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON-RPC 2.0 around answers and refusals, with the dialect's times in microseconds. */
final class Envelope {
    private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(Envelope.class);
    private static final int ID_CHARACTERS_MAX = 64;

    private Envelope() {}

    /** An answer and the HTTP status that goes with it. */
    record Reply(int httpStatus, String text) {}

    static Reply result(JsonNode id, JsonNode result, long inMicros, boolean practice) {
        ObjectNode node = head(id);
        node.set("result", result);
        return new Reply(200, Json.write(tail(node, inMicros, practice)));
    }

    static Reply failure(JsonNode id, Throwable problem, long inMicros, boolean practice) {
        Refusal refusal = refusal(problem);
        ObjectNode node = head(id);
        ObjectNode error = node.putObject("error");
        error.put("code", refusal.code().number);
        error.put("message", refusal.code().message);
        ObjectNode data = error.putObject("data");
        data.put("reason", refusal.sentence());
        if (refusal.parameter() != null) data.put("param", refusal.parameter());
        if (refusal.waitMillis() > 0) data.put("retry_after_ms", refusal.waitMillis());
        return new Reply(refusal.code().httpStatus, Json.write(tail(node, inMicros, practice)));
    }

    private static Refusal refusal(Throwable problem) {
        Throwable cause = problem;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) cause = cause.getCause();
        if (cause instanceof Refusal refusal) return refusal;
        LOG.error("a request failed", cause);
        return new Refusal(
                ErrorCode.INTERNAL, "the gateway failed at this; the log of the venue says why. It may have been done");
    }

    private static ObjectNode head(JsonNode id) {
        ObjectNode node = Json.object();
        node.put("jsonrpc", "2.0");
        if (id != null) node.set("id", id);
        return node;
    }

    private static ObjectNode tail(ObjectNode node, long inMicros, boolean practice) {
        long outMicros = micros();
        node.put("usIn", inMicros);
        node.put("usOut", outMicros);
        node.put("usDiff", outMicros - inMicros);
        node.put("testnet", practice);
        return node;
    }

    /** The wall clock, microseconds since 1970 UTC: for measuring by clients, never for the market. */
    static long micros() {
        var now = java.time.Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    /** The id of a request: a whole number, a short text or null; absent, null. */
    static JsonNode id(JsonNode request) {
        JsonNode id = request.get("id");
        if (id == null || id.isNull() || id.isIntegralNumber()) return id;
        if (id.isString() && id.asString().length() <= ID_CHARACTERS_MAX) return id;
        throw new Refusal(
                ErrorCode.INVALID_REQUEST, "id must be a whole number or a text of up to 64 characters", "id");
    }

    /** The method of a request object. */
    static String method(JsonNode request) {
        if (!request.isObject())
            throw new Refusal(ErrorCode.INVALID_REQUEST, "send one JSON object with method and params");
        JsonNode method = request.get("method");
        if (method == null || !method.isString())
            throw new Refusal(ErrorCode.INVALID_REQUEST, "method is missing", "method");
        return method.asString();
    }

    static JsonNode parse(String text) {
        try {
            return Json.read(text);
        } catch (tools.jackson.core.JacksonException e) {
            var at = e.getLocation();
            String place = at == null ? "" : ", line " + at.getLineNr() + " column " + at.getColumnNr();
            throw new Refusal(ErrorCode.PARSE_ERROR, "this is not JSON that can be read" + place);
        }
    }
}

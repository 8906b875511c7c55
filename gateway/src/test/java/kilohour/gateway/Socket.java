package kilohour.gateway;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A WebSocket client that keeps what it hears. */
final class Socket implements WebSocket.Listener, AutoCloseable {
    private static final long SECONDS_MAX = 10;
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private int ids;

    Socket(TestVenue venue) {
        socket = Client.HTTP
                .newWebSocketBuilder()
                .buildAsync(URI.create(venue.url().replace("http", "ws") + SocketApi.PATH), this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(Json.read(partial.toString()));
            partial.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.complete(-1);
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    /** The next message that is as wanted; others are passed over. */
    JsonNode await(Predicate<JsonNode> wanted) {
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
            while (true) {
                JsonNode message = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message == null) return null;
                if (wanted.test(message)) return message;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Calls a method with params as JSON and gives the whole answer. */
    JsonNode call(String method, String params) {
        int id = ++ids;
        send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
        return await(message -> message.has("id") && message.get("id").intValue() == id);
    }

    /** The data of the next message of a channel. */
    JsonNode next(String channel) {
        JsonNode message = await(m -> m.at("/params/channel").asString("").equals(channel));
        return message == null ? null : message.at("/params/data");
    }

    @Override
    public void close() {
        socket.abort();
    }
}

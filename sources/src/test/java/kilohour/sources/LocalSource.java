package kilohour.sources;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A server on this machine that gives the answers it was told to, one after another, the last one again and again; or
 * those that a function of the path gives.
 */
final class LocalSource implements AutoCloseable {
    static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    /** @param lengthClaimed what Content-Length says; more than there is for an answer cut short */
    record Answer(int status, Map<String, String> headers, String body, long lengthClaimed) {
        static Answer of(int status, String body, String... headers) {
            var map = new java.util.TreeMap<String, String>();
            for (int i = 0; i < headers.length; i += 2) map.put(headers[i], headers[i + 1]);
            return new Answer(status, map, body, body.getBytes(StandardCharsets.UTF_8).length);
        }

        static Answer json(String body) {
            return of(200, body, "Content-Type", "application/json");
        }

        /** The connection ends before the body does. */
        static Answer cutShort(String body) {
            return new Answer(200, Map.of(), body, body.length() + 1_000L);
        }
    }

    record Asked(String method, String path, Map<String, String> headers, String body) {}

    /** Ends the connection without a word. */
    static final Answer NONE = Answer.of(0, "");

    private final HttpServer server;
    private final Function<String, Answer> answering;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    LocalSource(Answer... script) throws IOException {
        this(null, script);
    }

    LocalSource(Function<String, Answer> answering, Answer... script) throws IOException {
        this.answering = answering;
        then(script);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    synchronized void then(Answer... script) {
        answers.addAll(List.of(script));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new java.util.TreeMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
            Answer answer = answering == null
                    ? next()
                    : answering.apply(exchange.getRequestURI().getPath());
            if (answer == NONE) return;
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : answer.lengthClaimed());
            if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer next() {
        return answers.size() > 1 ? answers.poll() : answers.peek();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Time that passes at once, and is written down. */
    static final class FakeWaiting implements Waiting {
        private final List<Long> slept = new ArrayList<>();
        private long now;

        @Override
        public synchronized long nanoTime() {
            return now;
        }

        @Override
        public synchronized void sleep(long nanos) {
            now += Math.max(0, nanos);
            if (nanos > 0) slept.add(nanos);
        }

        synchronized List<Duration> slept() {
            return slept.stream().map(Duration::ofNanos).toList();
        }
    }

    static final Manners MANNERS = new Manners(
            Duration.ofSeconds(1), 3, Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofSeconds(10), 100_000);

    static Http http(Waiting waiting) {
        return new Http(MANNERS, waiting, InstantSource.fixed(AT), 7);
    }

    /** One reading, without waiting. */
    static Reading read(Connector connector) throws InterruptedException {
        try (Http http = http(new FakeWaiting())) {
            return connector.read(http, AT);
        }
    }
}

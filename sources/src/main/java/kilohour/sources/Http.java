package kilohour.sources;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * HTTP as a polite reader speaks it: says who it is, waits between requests, backs off when asked to or when something
 * fails, asks only for what has changed, and never takes an answer without end. For any number of threads.
 */
public final class Http implements AutoCloseable {
    static final String USER_AGENT = "kilohour/0.1 (open compute price index)";
    private static final long REMEMBERED_BYTES_MAX = 64L << 20;

    /** A body with the marks under which it can be asked for again. */
    private record Known(String etag, String lastModified, String body) {}

    private sealed interface Outcome {
        record Body(String text) implements Outcome {}

        record Again(String why, Duration atLeast) implements Outcome {}
    }

    private final Manners manners;
    private final Waiting waiting;
    private final InstantSource clock;
    private final Random random;
    private final HttpClient client;
    private final Map<String, Long> freeAtNanos = new HashMap<>();
    private final LinkedHashMap<Request, Known> known = new LinkedHashMap<>(16, 0.75f, true);
    private long knownBytes;

    /** @param seed of the jitter of waits */
    public Http(Manners manners, Waiting waiting, InstantSource clock, long seed) {
        this.manners = manners;
        this.waiting = waiting;
        this.clock = clock;
        this.random = new Random(seed);
        this.client = HttpClient.newBuilder()
                .connectTimeout(manners.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * The body of a good answer to a plain question: for connectors to whatever else there may be.
     *
     * @throws ConnectorException if there is none
     */
    public String text(String source, URI uri) throws InterruptedException {
        return body(source, Request.get(uri));
    }

    /** The body of a good answer. */
    String body(String source, Request request) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            queue(request.uri());
            switch (attempt(source, request)) {
                case Outcome.Body body -> {
                    return body.text();
                }
                case Outcome.Again again -> {
                    if (attempt >= manners.attempts())
                        throw new ConnectorException(source, request.uri(), again.why() + ", " + attempt + " times");
                    if (again.atLeast().compareTo(manners.longestWait()) > 0)
                        throw new ConnectorException(
                                source,
                                request.uri(),
                                again.why() + ", and asks to wait "
                                        + again.atLeast().toSeconds() + " s");
                    waiting.sleep(Math.max(again.atLeast().toNanos(), backOffNanos(attempt)));
                }
            }
        }
    }

    /** Takes the next place in the queue to a host. */
    private void queue(URI uri) throws InterruptedException {
        long waitNanos;
        synchronized (this) {
            long now = waiting.nanoTime();
            long free = freeAtNanos.getOrDefault(uri.getAuthority(), now);
            waitNanos = Math.max(0, free - now);
            freeAtNanos.put(
                    uri.getAuthority(),
                    now + waitNanos + manners.betweenRequests().toNanos());
        }
        waiting.sleep(waitNanos);
    }

    /** Between half and all of first wait × 2^(attempt − 1), at most the longest. */
    private synchronized long backOffNanos(int attempt) {
        long full =
                Math.min(manners.longestWait().toNanos(), manners.firstWait().toNanos() << Math.min(20, attempt - 1));
        return full / 2 + (long) (random.nextDouble() * (full - full / 2));
    }

    private Outcome attempt(String source, Request request) throws InterruptedException {
        Known before = remembered(request);
        try {
            HttpResponse<InputStream> response =
                    client.send(http(request, before), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                // The request's own time limit ends with the headers.
                var late = CompletableFuture.runAsync(() -> quit(body), afterTimeout());
                try {
                    return outcome(source, request, before, response, body);
                } finally {
                    late.cancel(false);
                }
            }
        } catch (HttpTimeoutException e) {
            return new Outcome.Again("no answer in " + manners.timeout().toSeconds() + " s", Duration.ZERO);
        } catch (IOException e) {
            return new Outcome.Again(reason(e), Duration.ZERO);
        }
    }

    private Executor afterTimeout() {
        return CompletableFuture.delayedExecutor(manners.timeout().toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void quit(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof ConnectException)
            return e.getCause() instanceof ConnectException again
                            && again.getCause() instanceof UnresolvedAddressException
                    ? "there is no such host, or no network"
                    : "nobody answers";
        return "the connection was cut short (" + e.getMessage() + ")";
    }

    private HttpRequest http(Request request, Known before) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .timeout(manners.timeout())
                .header("User-Agent", USER_AGENT)
                .header("Accept", "application/json");
        request.headers().forEach(builder::header);
        if (before != null && before.etag() != null) builder.header("If-None-Match", before.etag());
        if (before != null && before.lastModified() != null) builder.header("If-Modified-Since", before.lastModified());
        if (request.body() == null) return builder.GET().build();
        return builder.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.body()))
                .build();
    }

    private Outcome outcome(
            String source, Request request, Known before, HttpResponse<InputStream> response, InputStream body)
            throws IOException {
        int status = response.statusCode();
        if (status == 304 && before != null) return new Outcome.Body(before.body());
        if (status == 429 || status == 500 || status == 502 || status == 503 || status == 504)
            return new Outcome.Again("answered " + status, retryAfter(response));
        if (status != 200) throw new ConnectorException(source, request.uri(), "answered " + status + meaning(status));
        byte[] bytes = body.readNBytes(manners.bytesMax() + 1);
        if (bytes.length > manners.bytesMax())
            throw new ConnectorException(
                    source, request.uri(), "the answer is longer than " + manners.bytesMax() + " bytes");
        String text = new String(bytes, StandardCharsets.UTF_8);
        remember(request, response, text);
        return new Outcome.Body(text);
    }

    private static String meaning(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> " (moved: the address is out of date)";
            case 401, 403 -> " (not allowed: is a key needed?)";
            case 404, 410 -> " (there is nothing: the address is out of date)";
            default -> "";
        };
    }

    private Duration retryAfter(HttpResponse<?> response) {
        Optional<String> value = response.headers().firstValue("Retry-After");
        if (value.isEmpty()) return Duration.ZERO;
        try {
            return Duration.ofSeconds(Math.clamp(Long.parseLong(value.get().strip()), 0, Integer.MAX_VALUE));
        } catch (NumberFormatException e) {
            return until(value.get());
        }
    }

    private Duration until(String date) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), then);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private synchronized Known remembered(Request request) {
        return known.get(request);
    }

    private synchronized void remember(Request request, HttpResponse<?> response, String text) {
        String etag = response.headers().firstValue("ETag").orElse(null);
        String lastModified = response.headers().firstValue("Last-Modified").orElse(null);
        Known old = known.remove(request);
        if (old != null) knownBytes -= old.body().length();
        if ((etag == null && lastModified == null) || request.body() != null) return;
        known.put(request, new Known(etag, lastModified, text));
        knownBytes += text.length();
        while (knownBytes > REMEMBERED_BYTES_MAX)
            knownBytes -= known.pollFirstEntry().getValue().body().length();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}

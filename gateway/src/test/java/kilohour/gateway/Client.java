package kilohour.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A client of the API over HTTP that signs as the dialect says. */
final class Client {
    private static final AtomicLong NONCES = new AtomicLong();
    static final HttpClient HTTP = HttpClient.newHttpClient();
    private final TestVenue venue;
    private final String url;
    private final String key;
    private final String secret;

    Client(TestVenue venue, String key, String secret) {
        this(venue, venue.url(), key, secret);
    }

    /** At another gateway to the same venue. */
    Client(TestVenue venue, String url, String key, String secret) {
        this.venue = venue;
        this.url = url;
        this.key = key;
        this.secret = secret;
    }

    static Client ann(TestVenue venue) {
        return new Client(venue, "ann-key", "ann-secret");
    }

    static Client bob(TestVenue venue) {
        return new Client(venue, "bob-key", "bob-secret");
    }

    /** The result, or the error object. */
    JsonNode call(String method, Object... namesAndValues) {
        JsonNode answer = read(get(target(method, namesAndValues)));
        return answer.has("result") ? answer.get("result") : answer.get("error");
    }

    static String target(String method, Object... namesAndValues) {
        Map<String, Object> params = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            params.put((String) namesAndValues[i], namesAndValues[i + 1]);
        String query = params.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "/api/v2/" + method + (query.isEmpty() ? "" : "?" + query);
    }

    HttpResponse<String> get(String target) {
        HttpRequest.Builder request = request(target);
        if (target.startsWith("/api/v2/private/")) request.header("Authorization", authorization("GET", target, ""));
        return send(request);
    }

    HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(url + target));
    }

    String authorization(String verb, String target, String body) {
        return authorization(verb, target, body, venue.now.toEpochMilli());
    }

    String authorization(String verb, String target, String body, long millis) {
        String nonce = "n" + NONCES.incrementAndGet();
        String text = millis + "\n" + nonce + "\n" + verb + "\n" + target + "\n" + body + "\n";
        return "deri-hmac-sha256 id=" + key + ",ts=" + millis + ",sig="
                + HexFormat.of().formatHex(Signature.hmac(secret, text)) + ",nonce=" + nonce;
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode read(HttpResponse<String> response) {
        return Json.read(response.body());
    }
}

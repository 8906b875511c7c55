package kilohour.systemtests;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the API over HTTP and signs as the dialect says; written from the reference alone. */
final class Client {
    private static final AtomicLong NONCES = new AtomicLong(System.nanoTime());
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(40);

    private final URI url;
    private final String key;
    private final String secret;

    Client(URI url, String key, String secret) {
        this.url = url;
        this.key = key;
        this.secret = secret;
    }

    /** A request as it goes over the wire, so that the same can be sent again, to a venue at another address too. */
    record Signed(String target, String authorization, long atMillis) {}

    /** What the venue refused a request with. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final int code;

        Refused(JsonNode error) {
            super(error.get("code") + " " + error.get("message") + " " + error.get("data"));
            this.code = error.get("code").asInt();
        }

        int code() {
            return code;
        }
    }

    Signed sign(String method, Object... namesAndValues) {
        String target = target(method, namesAndValues);
        long millis = System.currentTimeMillis();
        String nonce = "n" + NONCES.incrementAndGet();
        String signature = hmac(secret, millis + "\n" + nonce + "\nGET\n" + target + "\n\n");
        return new Signed(
                target,
                "deri-hmac-sha256 id=" + key + ",ts=" + millis + ",sig=" + signature + ",nonce=" + nonce,
                millis);
    }

    private static String target(String method, Object... namesAndValues) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (int i = 0; i < namesAndValues.length; i += 2)
            query.add(namesAndValues[i] + "=" + URLEncoder.encode("" + namesAndValues[i + 1], StandardCharsets.UTF_8));
        return "/api/v2/" + method + query;
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The result. */
    JsonNode call(String method, Object... namesAndValues) throws IOException, Refused {
        return send(sign(method, namesAndValues));
    }

    JsonNode send(Signed signed) throws IOException, Refused {
        var request = HttpRequest.newBuilder(url.resolve(signed.target())).timeout(ANSWER_WITHIN);
        if (signed.target().startsWith("/api/v2/private/")) request.header("Authorization", signed.authorization());
        JsonNode answer = read(request.build());
        if (answer.has("error")) throw new Refused(answer.get("error"));
        return answer.get("result");
    }

    private static JsonNode read(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return JsonMapper.shared().readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

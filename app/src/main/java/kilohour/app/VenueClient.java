package kilohour.app;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a venue that is running, with a key of its home, by signed requests. */
final class VenueClient {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI venue;
    private final String keyId;
    private final String secret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private VenueClient(URI venue, String keyId, String secret) {
        this.venue = venue;
        this.keyId = keyId;
        this.secret = secret;
    }

    /**
     * @param url where the venue is
     * @param name the key's owner in the home's file of credentials
     * @throws Stop if the file holds no such key
     */
    static VenueClient of(HomeFolder home, URI url, String name) {
        Path file = home.credentials();
        try {
            for (JsonNode key : JSON.readTree(Files.readString(file)))
                if (key.path("name").asString().equals(name))
                    return new VenueClient(
                            url,
                            key.path("client_id").asString(),
                            key.path("client_secret").asString());
        } catch (IOException | JacksonException e) {
            throw new Stop(ExitCode.USAGE, "the keys in " + file + " cannot be read: " + e.getMessage());
        }
        throw new Stop(ExitCode.USAGE, "there is no key of " + name + " in " + file);
    }

    /**
     * The result of a method.
     *
     * @throws Stop with the venue's own sentence if it refuses, or where it was looked for if it does not answer
     */
    JsonNode call(String method, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String target = "/api/v2/" + method + (query.isEmpty() ? "" : "?" + query);
        try {
            var request = HttpRequest.newBuilder(venue.resolve(target))
                    .timeout(PATIENCE)
                    .header("Authorization", authorization(target))
                    .build();
            JsonNode answer = JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            JsonNode error = answer.path("error");
            if (error.isMissingNode()) return answer.path("result");
            throw new Stop(
                    ExitCode.FAILED,
                    error.at("/data/reason").asString(error.path("message").asString("the venue refused it")));
        } catch (IOException | JacksonException e) {
            throw new Stop(
                    ExitCode.FAILED,
                    "no venue answers at " + venue + " (" + e.getMessage() + "); start it, or say where with --url");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stop(ExitCode.FAILED, "interrupted while waiting for the venue at " + venue);
        }
    }

    private String authorization(String target) {
        long millis = System.currentTimeMillis();
        String nonce = HexFormat.of().toHexDigits(System.nanoTime());
        String text = millis + "\n" + nonce + "\nGET\n" + target + "\n\n";
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return "deri-hmac-sha256 id=%s,ts=%d,sig=%s,nonce=%s".formatted(keyId, millis, signature, nonce);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

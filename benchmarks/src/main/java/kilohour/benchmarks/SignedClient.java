package kilohour.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over HTTP, one kept connection, every request signed. */
final class SignedClient {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String key;
    private final String secret;
    private long nonces = System.nanoTime();

    SignedClient(RunningVenue venue, String name) throws IOException {
        JsonNode credential = venue.credential(name);
        url = venue.url();
        key = credential.get("client_id").asString();
        secret = credential.get("client_secret").asString();
    }

    /** The result of a method whose parameters need no escaping, as in {@code private/buy?amount=744}. */
    JsonNode call(String methodAndQuery) throws IOException, InterruptedException {
        String target = "/api/v2/" + methodAndQuery;
        long millis = System.currentTimeMillis();
        String nonce = "n" + nonces++;
        String signature = hmac(millis + "\n" + nonce + "\nGET\n" + target + "\n\n");
        var request = HttpRequest.newBuilder(url.resolve(target))
                .header(
                        "Authorization",
                        "deri-hmac-sha256 id=" + key + ",ts=" + millis + ",sig=" + signature + ",nonce=" + nonce);
        JsonNode answer = JsonMapper.shared()
                .readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .body());
        if (!answer.has("result")) throw new IOException(methodAndQuery + ": " + answer);
        return answer.get("result");
    }

    /** Places a buy for one lot that rests a tenth below the mark; its order id. */
    String rest(JsonNode instrument, int ticksLower) throws IOException, InterruptedException {
        String price = restingPrice(instrument, ticksLower);
        return call("private/buy?instrument_name="
                        + instrument.get("instrument_name").asString() + "&amount="
                        + instrument.get("min_trade_amount").asLong() + "&price=" + price)
                .get("order")
                .get("order_id")
                .asString();
    }

    static String restingPrice(JsonNode instrument, int ticksLower) {
        long mils = Math.round(instrument.get("mark_price").asDouble() * 900) - ticksLower;
        return java.math.BigDecimal.valueOf(mils, 3).toString();
    }

    /** The second month of the first index, with its mark. */
    JsonNode secondMonth() throws IOException, InterruptedException {
        JsonNode instruments = call("public/get_instruments?currency=USD&kind=future");
        int month = 0;
        for (JsonNode each : instruments) {
            if (each.get("settlement_period").asString().equals("perpetual") || ++month < 2) continue;
            String name = each.get("instrument_name").asString();
            JsonNode mark = call("public/ticker?instrument_name=" + name).get("mark_price");
            ((tools.jackson.databind.node.ObjectNode) each).set("mark_price", mark);
            return each;
        }
        throw new IOException("no months are listed");
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

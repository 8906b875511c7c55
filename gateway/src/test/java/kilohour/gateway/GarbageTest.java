package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is sent, the answer is a result or a refusal with a code and a sentence, and the market goes on. */
class GarbageTest {
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "744",
            "1e30",
            "1e-30",
            "1e999999999",
            "-0",
            "NaN",
            "Infinity",
            "0x10",
            "2.6",
            "2.6000001",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999999999999999999999",
            "true",
            "null",
            "H100_USD-31DEC26",
            "H100_USD-PERPETUAL",
            "h100",
            "USD",
            "any",
            "\u0000",
            "\n",
            "'; DROP TABLE trades; --",
            "../../etc/passwd",
            "<script>",
            "\uD83D\uDE00",
            "2026-02-30",
            "2026-11-19",
            "+999999999-12-31",
            "limit",
            "market",
            "good_til_cancelled",
            "buy",
            "1",
            "1D",
            "60",
            "x".repeat(300));

    @Test
    void randomParametersGetAnAnswerAndNeverAFault() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestVenue venue = new TestVenue()) {
            Client ann = Client.ann(venue);
            List<Method> methods = venue.gateway.methods().all();
            for (int i = 0; i < 800; i++) {
                Method method = methods.get(random.nextInt(methods.size()));
                StringBuilder query = new StringBuilder("?");
                for (Parameter parameter : method.parameters())
                    if (random.nextInt(5) > 0)
                        query.append(parameter.name())
                                .append('=')
                                .append(URLEncoder.encode(value(random), StandardCharsets.UTF_8))
                                .append('&');
                String target = "/api/v2/" + method.name() + query.substring(0, query.length() - 1);
                HttpResponse<String> response = ann.get(target);
                expectAnswer(response, "seed " + seed + ": " + target);
            }
            assertThat(ann.call("public/ticker", "instrument_name", "H100_USD-31DEC26")
                            .get("state")
                            .asString())
                    .isEqualTo("open");
            assertThat(venue.exchange.cashSumMicros()).isZero();
        }
    }

    private static String value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static void expectAnswer(HttpResponse<String> response, String what) {
        JsonNode answer = Client.read(response);
        assertThat(answer.has("result") || answer.has("error")).as(what).isTrue();
        if (!answer.has("error")) return;
        assertThat(answer.at("/error/code").intValue()).as(what + " " + answer).isNotIn(0, 11094, 13888);
        assertThat(answer.at("/error/data/reason").asString()).as(what).isNotBlank();
    }

    @Test
    void brokenJsonGetsAnAnswerAndNeverAFault() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String good = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"public/ticker\",\"params\":"
                + "{\"instrument_name\":\"H100_USD-31DEC26\",\"x\":[1,2.5e3,null,true,\"\\u00e9\"]}}";
        try (TestVenue venue = new TestVenue()) {
            Client ann = Client.ann(venue);
            for (int i = 0; i < 300; i++) {
                StringBuilder text = new StringBuilder(good);
                for (int change = random.nextInt(4); change >= 0; change--) {
                    int at = random.nextInt(text.length());
                    if (random.nextBoolean()) text.setCharAt(at, "{}[]\",:0e.-x\\".charAt(random.nextInt(13)));
                    else text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
                    if (text.isEmpty()) text.append(' ');
                }
                HttpResponse<String> response =
                        Client.send(ann.request("/api/v2").POST(HttpRequest.BodyPublishers.ofString(text.toString())));
                expectAnswer(response, "seed " + seed + ": " + text);
            }
            String deep = "[".repeat(5_000);
            expectAnswer(Client.send(ann.request("/api/v2").POST(HttpRequest.BodyPublishers.ofString(deep))), "deep");
        }
    }
}

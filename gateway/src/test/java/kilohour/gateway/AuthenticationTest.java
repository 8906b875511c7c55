package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Set;
import kilohour.exchange.Command;
import kilohour.exchange.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuthenticationTest {
    private static final String SUMMARY = "/api/v2/private/get_account_summary?currency=USD";
    private TestVenue venue;
    private Client ann;

    @BeforeEach
    void open() {
        venue = new TestVenue();
        ann = Client.ann(venue);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private int code(String authorization) {
        HttpRequest.Builder request = ann.request(SUMMARY);
        if (authorization != null) request.header("Authorization", authorization);
        JsonNode answer = Client.read(Client.send(request));
        return answer.has("error") ? answer.at("/error/code").intValue() : 0;
    }

    @Test
    void aSignedRequestPassesUntilItIsSixtySecondsOld() {
        long now = venue.now.toEpochMilli();
        assertThat(code(ann.authorization("GET", SUMMARY, "", now))).isZero();
        assertThat(code(ann.authorization("GET", SUMMARY, "", now - 60_000))).isZero();
        assertThat(code(ann.authorization("GET", SUMMARY, "", now - 60_001))).isEqualTo(13009);
        assertThat(code(ann.authorization("GET", SUMMARY, "", now + 5_000))).isZero();
        assertThat(code(ann.authorization("GET", SUMMARY, "", now + 5_001))).isEqualTo(13009);
    }

    @Test
    void wrongKeysSecretsAndSignaturesLookAlike() {
        assertThat(code(null)).isEqualTo(13009);
        assertThat(code(new Client(venue, "ann-key", "wrong").authorization("GET", SUMMARY, "")))
                .isEqualTo(13004);
        assertThat(code(new Client(venue, "nobody", "wrong").authorization("GET", SUMMARY, "")))
                .isEqualTo(13004);
        assertThat(code(ann.authorization("GET", SUMMARY + "&x=1", ""))).isEqualTo(13004);
        assertThat(code("Basic YTpi")).isEqualTo(13009);
        assertThat(code("Bearer nothing")).isEqualTo(13009);
    }

    @Test
    void aDisabledKeyIsRefusedAtOnceAndSoAreItsTokens() {
        String token = login().get("access_token").asString();
        assertThat(code("Bearer " + token)).isZero();
        venue.tell(new Command.DisableKey("ann-key"));
        assertThat(code("Bearer " + token)).isEqualTo(13004);
        assertThat(code(ann.authorization("GET", SUMMARY, ""))).isEqualTo(13004);
    }

    private JsonNode login() {
        return ann.call(
                "public/auth",
                "grant_type",
                "client_credentials",
                "client_id",
                "ann-key",
                "client_secret",
                "ann-secret");
    }

    @Test
    void tokensEndWithTheirTimeAndARefreshTokenServesOnce() {
        JsonNode first = login();
        assertThat(first.get("expires_in").intValue()).isEqualTo(900);
        venue.now = venue.now.plusSeconds(901);
        assertThat(code("Bearer " + first.get("access_token").asString())).isEqualTo(13009);
        assertThat(code("Bearer " + first.get("refresh_token").asString())).isEqualTo(13009);
        String refresh = first.get("refresh_token").asString();
        JsonNode second = ann.call("public/auth", "grant_type", "refresh_token", "refresh_token", refresh);
        assertThat(code("Bearer " + second.get("access_token").asString())).isZero();
        assertThat(ann.call("public/auth", "grant_type", "refresh_token", "refresh_token", refresh)
                        .get("code")
                        .intValue())
                .isEqualTo(13009);
    }

    @Test
    void aLoginSignatureServesOnce() {
        String millis = Long.toString(venue.now.toEpochMilli());
        String signature = java.util.HexFormat.of().formatHex(Signature.hmac("ann-secret", millis + "\nonce\n"));
        Object[] login = {
            "grant_type",
            "client_signature",
            "client_id",
            "ann-key",
            "timestamp",
            millis,
            "nonce",
            "once",
            "signature",
            signature,
            "data",
            ""
        };
        assertThat(ann.call("public/auth", login).get("access_token").asString())
                .isNotBlank();
        assertThat(ann.call("public/auth", login).get("code").intValue()).isEqualTo(13009);
    }

    @Test
    void aKeyDoesWhatItsScopesSayAndNoMore() {
        Client reader = new Client(venue, "reader-key", "reader-secret");
        assertThat(reader.call("private/get_account_summary", "currency", "USD")
                        .get("equity")
                        .longValue())
                .isEqualTo(10_000_000);
        assertThat(reader.call("private/cancel_all").get("code").intValue()).isEqualTo(13021);
        assertThat(reader.call("private/kilohour/deposit", "account", 100, "amount", 1)
                        .get("code")
                        .intValue())
                .isEqualTo(13021);
        Client officer = new Client(venue, "officer-key", "officer-secret");
        assertThat(officer.call("private/get_positions").get("code").intValue()).isEqualTo(13021);
        assertThat(officer.call("private/kilohour/deposit", "account", 101, "amount", "1.5")
                        .get("balance")
                        .decimalValue())
                .isEqualByComparingTo("10000001.5");
        assertThat(officer.call("private/kilohour/deposit", "account", 999, "amount", 1)
                        .get("code")
                        .intValue())
                .isEqualTo(13020);
    }

    @Test
    void manyFailuresFromOneAddressMeanWaiting() {
        Client wrong = new Client(venue, "ann-key", "wrong");
        int last = 0;
        for (int i = 0; i < 80 && last != 10028; i++) last = code(wrong.authorization("GET", SUMMARY, ""));
        assertThat(last).isEqualTo(10028);
    }

    @Test
    void anAccountThatSendsTooManyOrdersIsSlowedDown() {
        try (TestVenue slow =
                new TestVenue(GatewayConfig.loopback(0, "test").withOrdersPerSecond(5), venue.now, true)) {
            Client client = Client.ann(slow);
            int refused = 0;
            for (int i = 0; i < 20; i++) if (client.call("private/cancel_all").isObject()) refused++;
            assertThat(refused).isPositive();
        }
    }

    @Test
    void aPracticeSessionIsForThisMachinesOwnPageOnly() {
        JsonNode session = ann.call("public/kilohour/practice_session");
        assertThat(session.get("account_name").asString()).isEqualTo("ann");
        assertThat(code("Bearer " + session.get("access_token").asString())).isZero();
        String target = "/api/v2/public/kilohour/practice_session";
        assertThat(Client.send(ann.request(target).header("Origin", "https://example.com"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Client.send(ann.request(target).header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Client.send(ann.request(target).header("Origin", venue.url()))
                        .statusCode())
                .isEqualTo(200);
        try (TestVenue real = new TestVenue(GatewayConfig.loopback(0, "test"), venue.now, false)) {
            assertThat(Client.ann(real)
                            .call("public/kilohour/practice_session")
                            .get("code")
                            .intValue())
                    .isEqualTo(13021);
        }
    }

    @Test
    void aVenueThatIsOnlyLookedAtTakesNoOrders() {
        try (TestVenue old = new TestVenue(GatewayConfig.loopback(0, "test").withReadOnly(true), venue.now, true)) {
            JsonNode refusal = Client.ann(old)
                    .call("private/buy", "instrument_name", "H100_USD-31DEC26", "amount", 744, "price", 2.5);
            assertThat(refusal.get("code").intValue()).isEqualTo(10019);
            assertThat(Client.ann(old)
                            .call("public/kilohour/get_venue")
                            .get("read_only")
                            .booleanValue())
                    .isTrue();
        }
    }

    @Test
    void aNewKeyWorksOnceItsSecretIsKnown() {
        venue.tell(new Command.RegisterKey("stranger", 100, Set.of(Scope.READ)));
        assertThat(code(new Client(venue, "stranger", "any").authorization("GET", SUMMARY, "")))
                .isEqualTo(13004);
    }
}

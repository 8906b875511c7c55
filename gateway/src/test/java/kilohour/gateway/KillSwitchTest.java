package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KillSwitchTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private TestVenue venue;
    private Client officer;

    @BeforeEach
    void open() {
        venue = new TestVenue();
        officer = new Client(venue, "officer-key", "officer-secret");
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private static JsonNode sell(Client client) {
        return client.call("private/sell", "instrument_name", DECEMBER, "amount", 744, "price", "2.650");
    }

    @Test
    void anOfficerStopsAnAccountAndLiftsItAgain() {
        Client ann = Client.ann(venue);
        sell(ann);
        JsonNode thrown = officer.call(
                "private/kilohour/set_kill_switch",
                "reach",
                "account",
                "whose",
                TestVenue.ANN,
                "thrown",
                true,
                "reason",
                "runaway program");
        assertThat(thrown).hasSize(1);
        assertThat(thrown.get(0).get("officer").asString()).isEqualTo("officer-key");
        assertThat(ann.call("private/get_open_orders_by_instrument", "instrument_name", DECEMBER))
                .isEmpty();
        JsonNode refused = sell(ann);
        assertThat(refused.get("code").intValue()).isEqualTo(10019);
        assertThat(refused.at("/data/reason").asString()).contains("runaway program");
        assertThat(sell(Client.bob(venue)).has("order")).isTrue();
        assertThat(officer.call("private/kilohour/get_kill_switches")).isEqualTo(thrown);
        assertThat(officer.call(
                        "private/kilohour/set_kill_switch",
                        "reach",
                        "account",
                        "whose",
                        TestVenue.ANN,
                        "thrown",
                        false,
                        "reason",
                        "repaired"))
                .isEmpty();
        assertThat(sell(ann).has("order")).isTrue();
    }

    @Test
    void aStoppedVenueSaysSoInItsStatus() {
        officer.call("private/kilohour/set_kill_switch", "reach", "venue", "thrown", true, "reason", "wrong prices");
        JsonNode status = officer.call("public/status");
        assertThat(status.get("locked").asString()).isEqualTo("true");
        assertThat(status.get("reason").asString()).isEqualTo("wrong prices");
        assertThat(officer.call("public/kilohour/get_venue").get("stopped").asString())
                .isEqualTo("wrong prices");
        assertThat(sell(Client.bob(venue)).get("code").intValue()).isEqualTo(10019);
    }

    @Test
    void nobodyElseMayAndNonsenseIsRefused() {
        assertThat(Client.ann(venue)
                        .call("private/kilohour/set_kill_switch", "reach", "venue", "thrown", true, "reason", "no")
                        .get("code")
                        .intValue())
                .isEqualTo(13021);
        assertThat(officer.call(
                                "private/kilohour/set_kill_switch",
                                "reach",
                                "account",
                                "whose",
                                5,
                                "thrown",
                                true,
                                "reason",
                                "no")
                        .get("code")
                        .intValue())
                .isEqualTo(13020);
        assertThat(officer.call("private/kilohour/set_kill_switch", "reach", "venue", "thrown", true)
                        .get("code")
                        .intValue())
                .isEqualTo(-32602);
    }
}

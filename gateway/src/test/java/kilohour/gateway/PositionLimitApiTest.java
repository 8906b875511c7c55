package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PositionLimitApiTest {
    private static final String DECEMBER = "H100_USD-31DEC26";

    @Test
    void limitsAreSetByTheOfficerSeenByEverybodyAndKept() {
        try (var venue = new TestVenue()) {
            Client officer = new Client(venue, "officer-key", "officer-secret");
            Client ann = Client.ann(venue);
            assertThat(ann.call("private/kilohour/get_position_limits", "index_name", "H100"))
                    .isEmpty();
            officer.call(
                    "private/kilohour/set_position_limits",
                    "index_name",
                    "H100",
                    "contract_limit",
                    1488,
                    "all_months_limit",
                    2976);
            officer.call("private/kilohour/set_control_group", "account", TestVenue.ANN, "group", 1);
            officer.call("private/kilohour/set_control_group", "account", TestVenue.BOB, "group", 1);
            ann.call("private/buy", "instrument_name", DECEMBER, "amount", 744, "price", "2.500");
            JsonNode refused = Client.bob(venue)
                    .call("private/buy", "instrument_name", DECEMBER, "amount", 1488, "price", "2.500");
            assertThat(refused.get("code").intValue()).isEqualTo(11030);
            assertThat(refused.at("/data/reason").asString()).contains("so 744 are left");
            JsonNode use = ann.call("private/kilohour/get_position_limits", "index_name", "h100_usd");
            assertThat(use.get(1).get("instrument_name").asString()).isEqualTo(DECEMBER);
            assertThat(use.get(1).get("left_to_buy").intValue()).isEqualTo(744);
            assertThat(use.get(use.size() - 1).get("instrument_name").isNull()).isTrue();
            assertThat(ann.call(
                                    "private/kilohour/set_position_limits",
                                    "index_name",
                                    "H100",
                                    "contract_limit",
                                    0,
                                    "all_months_limit",
                                    0)
                            .get("code")
                            .intValue())
                    .isEqualTo(13021);
        }
    }
}

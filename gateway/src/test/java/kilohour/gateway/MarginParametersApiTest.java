package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MarginParametersApiTest {
    private static final String SET = "private/kilohour/set_margin_parameters";

    private static String scenario(String name, long ppm) {
        return "{\"name\":\"%s\",\"near_ppm\":%d,\"middle_ppm\":%d,\"far_ppm\":%d}".formatted(name, ppm, ppm, ppm);
    }

    @Test
    void anOfficerSetsThemAndEverybodySeesThem() {
        try (var venue = new TestVenue()) {
            Client ann = Client.ann(venue);
            Client officer = new Client(venue, "officer-key", "officer-secret");
            JsonNode before = ann.call("public/kilohour/get_margin_parameters", "index_name", "H100");
            assertThat(before.get(0).get("version").asInt()).isEqualTo(1);
            assertThat(before.get(0).get("scenarios")).hasSize(24);
            var scenarios = List.of(scenario("down", -200_000), scenario("up", 250_000));
            assertThat(ann.call(SET, "index_name", "H100", "initial_ppm", 1_200_000, "scenarios", scenarios)
                            .get("code")
                            .intValue())
                    .isEqualTo(13021);
            JsonNode after = officer.call(SET, "index_name", "H100", "initial_ppm", 1_200_000, "scenarios", scenarios);
            assertThat(after.get("version").asInt()).isEqualTo(2);
            assertThat(after.at("/scenarios/1/near_ppm").asLong()).isEqualTo(250_000);
            JsonNode refused = officer.call(
                    SET,
                    "index_name",
                    "H100",
                    "initial_ppm",
                    1_200_000,
                    "scenarios",
                    List.of(scenario("x", -1_000_000)));
            assertThat(refused.at("/data/reason").asString()).contains("−99% to +200%");
        }
    }
}

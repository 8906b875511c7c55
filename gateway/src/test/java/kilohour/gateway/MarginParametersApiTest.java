package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MarginParametersApiTest {
    private static final String SET = "private/kilohour/set_margin_parameters";

    private static String scenario(String name, long ppm) {
        return "{\"name\":\"%s\",\"near_ppm\":%d,\"middle_ppm\":%d,\"far_ppm\":%d}".formatted(name, ppm, ppm, ppm);
    }

    /** One lot of December, 744 hours at the mark of 2.500: +35% of the standard grid's supply shock is 30%, $558. */
    @Test
    void aPortfolioIsSimulatedAloneOrOnTopOfWhatIsThere() {
        try (var venue = new TestVenue()) {
            Client ann = Client.ann(venue);
            String december = "H100_USD-31DEC26";
            JsonNode alone = ann.call(
                    "private/simulate_portfolio",
                    "simulated_positions",
                    "{\"" + december + "\": -744}",
                    "add_positions",
                    false);
            JsonNode instrument = ann.call("public/ticker", "instrument_name", december);
            double shock = 0.3 - 0.1 / 18; // a month ahead
            double loss = 744 * instrument.get("mark_price").asDouble() * shock;
            assertThat(alone.get("projected_maintenance_margin").asDouble()).isCloseTo(loss, within(0.1));
            assertThat(alone.get("projected_initial_margin").asDouble()).isCloseTo(1.1 * loss, within(0.2));
            assertThat(alone.at("/kilohour_underlyings/0/worst").asString()).isEqualTo("supply shock");
            assertThat(alone.get("initial_margin").asDouble()).isZero();
            ann.call("private/buy", "instrument_name", december, "amount", 744, "price", "2.500");
            JsonNode hedged =
                    ann.call("private/simulate_portfolio", "simulated_positions", "{\"" + december + "\": -744}");
            assertThat(hedged.get("projected_maintenance_margin").asDouble())
                    .isEqualTo(alone.get("projected_maintenance_margin").asDouble());
            JsonNode nothing = ann.call("private/simulate_portfolio");
            assertThat(nothing.get("projected_initial_margin")).isEqualTo(nothing.get("initial_margin"));
            JsonNode refused =
                    ann.call("private/simulate_portfolio", "simulated_positions", "{\"" + december + "\": 100}");
            assertThat(refused.at("/data/reason").asString()).contains("must be");
            JsonNode margins =
                    ann.call("private/get_margins", "instrument_name", december, "amount", 744, "price", "2.500");
            assertThat(margins.get("sell").asDouble()).isPositive();
            assertThat(margins.get("min_price").asDouble()).isLessThan(2.5);
        }
    }

    @Test
    void anOfficerSetsThemAndEverybodySeesThem() {
        try (var venue = new TestVenue()) {
            Client ann = Client.ann(venue);
            Client officer = new Client(venue, "officer-key", "officer-secret");
            JsonNode before = ann.call("public/kilohour/get_margin_parameters", "index_name", "H100");
            assertThat(before.get(0).get("version").asInt()).isEqualTo(1);
            assertThat(before.get(0).get("scenarios")).hasSize(26);
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

    /** A lot of December is 744 of 74,400 GPU-hours: 1% of a day's volume, so 0.01% of its value. */
    @Test
    void anOfficerSetsChargesAndTheAccountSeesThemAsLinesOfTheirOwn() {
        try (var venue = new TestVenue()) {
            Client ann = Client.ann(venue);
            Client officer = new Client(venue, "officer-key", "officer-secret");
            JsonNode set = officer.call(
                    "private/kilohour/set_margin_charges",
                    "index_name",
                    "H100",
                    "basis_ppm",
                    10_000,
                    "liquidity_ppm",
                    10_000,
                    "concentration_ppm",
                    0,
                    "threshold_ppm",
                    0,
                    "daily_volume",
                    74_400);
            double price = set.get("price").asDouble();
            assertThat(price).isPositive();
            assertThat(set.get("open_interest").asLong()).isZero();
            assertThat(ann.call("public/kilohour/get_margin_parameters", "index_name", "H100")
                            .at("/0/charges/daily_volume")
                            .asLong())
                    .isEqualTo(74_400);
            JsonNode asked =
                    ann.call("private/simulate_portfolio", "simulated_positions", "{\"H100_USD-31DEC26\": 744}");
            double liquidity = 744 * price * 0.01 * 744 / 74_400;
            assertThat(asked.at("/kilohour_underlyings/0/charges").asDouble()).isCloseTo(liquidity, within(0.01));
            ann.call("private/buy", "instrument_name", "H100_USD-31DEC26", "amount", 744, "price", "2.500");
            JsonNode margin = ann.call("private/kilohour/get_margin").at("/underlyings/0/charges");
            assertThat(margin.get("liquidity").asDouble()).isCloseTo(liquidity, within(0.01));
            assertThat(margin.get("basis").asDouble()).isZero();
            assertThat(margin.get("net_units").asLong()).isEqualTo(744);
            assertThat(ann.call("private/get_account_summary", "currency", "USD")
                            .get("kilohour_charges")
                            .asDouble())
                    .isEqualTo(margin.get("total").asDouble());
            assertThat(officer.call(
                                    "private/kilohour/set_margin_charges",
                                    "index_name",
                                    "H100",
                                    "basis_ppm",
                                    0,
                                    "liquidity_ppm",
                                    10_000,
                                    "concentration_ppm",
                                    0,
                                    "threshold_ppm",
                                    0,
                                    "daily_volume",
                                    0)
                            .at("/data/reason")
                            .asString())
                    .contains("the day's volume");
        }
    }

    @Test
    void anOfficerSetsAnOffsetAndEverybodySeesIt() {
        try (var venue = new TestVenue()) {
            Client ann = Client.ann(venue);
            Client officer = new Client(venue, "officer-key", "officer-secret");
            String method = "private/kilohour/set_margin_offset";
            assertThat(officer.call(method, "group", "Hopper", "index_names", "H100", "offset_ppm", 300_000)
                            .at("/data/reason")
                            .asString())
                    .contains("2 to 16 underlyings");
            assertThat(ann.call("public/kilohour/get_margin_offsets")).isEmpty();
            String spread = "{\"H100_USD-31DEC26\": 7440, \"H200_USD-31DEC26\": -7440}";
            double before = ann.call("private/simulate_portfolio", "simulated_positions", spread)
                    .get("projected_maintenance_margin")
                    .asDouble();
            JsonNode set = officer.call(method, "group", "Hopper", "index_names", "H200,H100", "offset_ppm", 1_000_000);
            assertThat(set.get("counts").asBoolean()).isTrue();
            JsonNode seen = ann.call("public/kilohour/get_margin_offsets").get(0);
            assertThat(seen.at("/index_names/0").asString()).isEqualTo("H100");
            JsonNode after = ann.call("private/simulate_portfolio", "simulated_positions", spread);
            // wholly offset: what is left is far less than the two apart, and the line says how much came off
            assertThat(after.get("projected_maintenance_margin").asDouble()).isLessThan(before / 2);
            assertThat(after.get("kilohour_offset").asDouble())
                    .isCloseTo(1.1 * (after.get("projected_maintenance_margin").asDouble() - before), within(0.1));
            ann.call("private/buy", "instrument_name", "H100_USD-31DEC26", "amount", 744, "price", "2.500");
            ann.call("private/sell", "instrument_name", "H200_USD-31DEC26", "amount", 744, "price", "3.900");
            assertThat(ann.call("private/kilohour/get_margin")
                            .at("/offsets/0/initial_margin")
                            .asDouble())
                    .isNegative();
        }
    }
}

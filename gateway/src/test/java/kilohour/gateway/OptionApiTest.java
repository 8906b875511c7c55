package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OptionApiTest {
    private static final String CALL = "H100_USD-29NOV26-2d50-C";

    private static JsonNode setParameters(Client client) {
        return client.call(
                "private/kilohour/set_option_parameters",
                "index_name",
                "h100_usd",
                "version",
                1,
                "strike_step",
                10,
                "strikes_each_side",
                3,
                "strikes_max",
                24,
                "volatility",
                40,
                "short_minimum",
                2);
    }

    @Test
    void theOfficerListsOptionsAndTheyTradeInTheDialect() {
        try (var venue = new TestVenue()) {
            Client officer = new Client(venue, "officer-key", "officer-secret");
            Client ann = Client.ann(venue);
            assertThat(setParameters(ann).get("code").intValue()).isEqualTo(13021);
            assertThat(setParameters(officer).asString()).isEqualTo("ok");
            venue.moveTo("2026-11-20T12:11:00Z");
            JsonNode options = ann.call("public/get_instruments", "currency", "USD", "kind", "option");
            assertThat(options.size()).isEqualTo(12 * 2 * 7 * 2);
            JsonNode call = ann.call("public/get_instrument", "instrument_name", CALL);
            assertThat(call.get("kind").asString()).isEqualTo("option");
            assertThat(call.get("option_type").asString()).isEqualTo("call");
            assertThat(call.get("strike").decimalValue()).isEqualByComparingTo("2.5");
            assertThat(call.get("base_currency").asString()).isEqualTo("H100");

            ann.call("private/sell", "instrument_name", CALL, "amount", 744, "price", "0.150");
            Client.bob(venue).call("private/buy", "instrument_name", CALL, "amount", 744, "price", "0.150");
            JsonNode ticker = ann.call("public/ticker", "instrument_name", CALL);
            assertThat(ticker.get("last_price").decimalValue()).isEqualByComparingTo("0.15");
            assertThat(ticker.get("underlying_index").asString()).isEqualTo("H100_USD-31DEC26");
            assertThat(ticker.at("/greeks/delta").doubleValue()).isBetween(0.0, 1.0);
            assertThat(ticker.get("mark_iv").doubleValue()).isBetween(30.0, 50.0);
            JsonNode sold = ann.call("private/get_position", "instrument_name", CALL);
            assertThat(sold.get("kind").asString()).isEqualTo("option");
            assertThat(sold.get("delta").doubleValue())
                    .isCloseTo(-744 * ticker.at("/greeks/delta").doubleValue(), within(0.01));
            JsonNode summary = ann.call("public/get_book_summary_by_currency", "currency", "H100", "kind", "option");
            assertThat(summary.size()).isEqualTo(options.size());
            assertThat(summary.get(0).has("underlying_price")).isTrue();

            JsonNode chain = ann.call("public/kilohour/get_option_chain", "index_name", "H100", "month", "2026-12");
            assertThat(chain.get("months").size()).isEqualTo(12);
            assertThat(chain.get("rows").size()).isEqualTo(7);
            assertThat(chain.at("/rows/3/call/instrument_name").asString()).isEqualTo(CALL);
            assertThat(chain.at("/rows/3/call/open_interest").intValue()).isEqualTo(744);

            officer.call("private/kilohour/set_volatility", "index_name", "H100", "month", "2026-12", "volatility", 80);
            assertThat(ann.call("public/kilohour/get_option_chain", "index_name", "H100")
                            .get("volatility")
                            .doubleValue())
                    .isEqualTo(80);
            JsonNode refused = officer.call(
                    "private/kilohour/set_volatility", "index_name", "H100", "month", "2026-12", "volatility", 900);
            assertThat(refused.at("/data/reason").asString()).contains("1% to 500%");
        }
    }
}

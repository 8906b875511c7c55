package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** December at 2.60, 744 GPU-hours a lot. Ann quotes, bob takes. */
class QuoteApiTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private static final String JANUARY = "H100_USD-31JAN27";
    private TestVenue venue;
    private Client ann;

    @BeforeEach
    void open() {
        venue = new TestVenue();
        ann = Client.ann(venue);
        JsonNode made = ann.call(
                "private/set_mmp_config",
                "index_name",
                "h100_usd",
                "interval",
                5,
                "frozen_time",
                10,
                "quantity_limit",
                2976,
                "delta_limit",
                2232);
        assertThat(made).hasSize(1);
        assertThat(made.get(0).get("mmp_group").asString()).isEqualTo("default");
        assertThat(made.get(0).get("quantity_limit").intValue()).isEqualTo(2_976);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private static String quote(String instrument, String bid, String ask) {
        return "{\"instrument_name\":\"%s\",\"bid\":{\"price\":%s,\"amount\":1488},\"ask\":{\"price\":%s,\"amount\":1488}}"
                .formatted(instrument, bid, ask);
    }

    private JsonNode quotes(String... quotes) {
        return ann.call("private/mass_quote", "quotes", "[" + String.join(",", quotes) + "]", "quote_id", "7");
    }

    @Test
    void quotesStandSideBySideAndErrorsAreListed() {
        JsonNode answer = quotes(
                quote(DECEMBER, "2.590", "2.610"),
                quote(JANUARY, "9.000", "9.010"), // the bid is beyond the band
                quote("H100_USD-31DEC99", "2.590", "2.610"),
                "{\"instrument_name\":\"" + JANUARY + "\",\"bid\":{\"price\":2.5905,\"amount\":744}}");
        assertThat(answer.get("quote_id").asString()).isEqualTo("7");
        assertThat(answer.get("orders")).hasSize(3);
        assertThat(answer.at("/orders/0/quote").booleanValue()).isTrue();
        assertThat(answer.at("/orders/0/mmp_group").asString()).isEqualTo("default");
        assertThat(answer.get("errors_count").intValue()).isEqualTo(4);
        assertThat(answer.get("errors").findValuesAsString("side")).containsExactly("bid", "ask", "bid", "bid");
        assertThat(answer.at("/errors/0/error/code").intValue()).isEqualTo(13020);
        assertThat(answer.at("/errors/2/error/code").intValue()).isEqualTo(10043);
        assertThat(answer.at("/errors/3/error/code").intValue()).isEqualTo(10011);
    }

    @Test
    void tooMuchFilledFreezesTheGroupAndAResetThawsIt() {
        quotes(quote(DECEMBER, "2.590", "2.610"));
        Client bob = Client.bob(venue);
        bob.call("private/buy", "instrument_name", DECEMBER, "amount", 1488, "price", "2.610");
        quotes(quote(DECEMBER, "2.590", "2.610"));
        bob.call("private/buy", "instrument_name", DECEMBER, "amount", 744, "price", "2.610");
        JsonNode status = ann.call("private/get_mmp_status", "index_name", "h100_usd");
        assertThat(status.get(0).get("frozen_until").longValue()).isEqualTo(venue.now.toEpochMilli() + 10_000);
        assertThat(status.get(0).get("kilohour_net").longValue()).isEqualTo(-2_232);
        JsonNode history = ann.call("private/get_order_history_by_instrument", "instrument_name", DECEMBER);
        assertThat(history.findValuesAsString("cancel_reason")).containsExactly("mmp_trigger", "mmp_trigger");
        assertThat(quotes(quote(DECEMBER, "2.590", "2.610")).get("code").intValue())
                .isEqualTo(10019);
        assertThat(ann.call("private/reset_mmp", "index_name", "h100_usd").asString())
                .isEqualTo("ok");
        assertThat(quotes(quote(DECEMBER, "2.590", "2.610")).get("orders")).hasSize(2);
        assertThat(ann.call("private/get_mmp_status").get(0).get("frozen_until").isNull())
                .isTrue();
    }

    @Test
    void aQuoteThatTradesAtOnceAnswersItsTrades() {
        Client.bob(venue).call("private/sell", "instrument_name", DECEMBER, "amount", 744, "price", "2.600");
        JsonNode answer = quotes(quote(DECEMBER, "2.600", "2.610"));
        assertThat(answer.get("trades")).hasSize(1);
        assertThat(answer.at("/trades/0/liquidity").asString()).isEqualTo("T");
        assertThat(answer.at("/orders/0/filled_amount").intValue()).isEqualTo(744);
    }

    @Test
    void whatIsNoQuoteIsRefusedWhole() {
        assertThat(ann.call("private/mass_quote", "quotes", "[1]").get("code").intValue())
                .isEqualTo(-32602);
        assertThat(ann.call("private/mass_quote", "quotes", "nonsense")
                        .get("code")
                        .intValue())
                .isEqualTo(-32602);
        assertThat(ann.call("private/mass_quote", "quotes", "[{\"instrument_name\":\"X\",\"bud\":{}}]")
                        .get("code")
                        .intValue())
                .isEqualTo(-32602);
        assertThat(ann.call("private/mass_quote", "quotes", "[]")
                        .get("errors_count")
                        .intValue())
                .isZero();
        assertThat(ann.call(
                                "private/mass_quote",
                                "quotes",
                                "[" + quote(DECEMBER, "2.590", "2.610") + "]",
                                "mmp_group",
                                "other")
                        .get("code")
                        .intValue())
                .isEqualTo(13020);
        assertThat(ann.call("private/set_mmp_config", "index_name", "H100", "interval", 5, "frozen_time", 10)
                        .get("code")
                        .intValue())
                .isEqualTo(-32602);
    }
}

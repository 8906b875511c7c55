package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** December at 2.60 against January, 744 GPU-hours each; H100 at 2.60 against H200 at 3.80. */
class SpreadApiTest {
    private static final String SPREAD = "H100_USD-FS-31DEC26_31JAN27";
    private TestVenue venue;
    private Client ann;
    private Client bob;

    @BeforeEach
    void open() {
        venue = new TestVenue();
        ann = Client.ann(venue);
        bob = Client.bob(venue);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private static String reason(JsonNode error) {
        return error.at("/data/reason").asString() + error.get("message").asString();
    }

    private static List<String> names(JsonNode instruments, String field) {
        var names = new ArrayList<String>();
        instruments.forEach(each -> names.add(each.get(field).asString()));
        return names;
    }

    @Test
    void aSpreadIsAnInstrumentOfKindFutureCombo() {
        JsonNode spread = ann.call("public/get_instrument", "instrument_name", SPREAD);
        assertThat(spread.get("kind").asString()).isEqualTo("future_combo");
        assertThat(spread.get("min_trade_amount").longValue()).isEqualTo(744);
        assertThat(spread.at("/kilohour_legs/0/instrument_name").asString()).isEqualTo("H100_USD-31DEC26");
        assertThat(spread.at("/kilohour_legs/1/amount").intValue()).isEqualTo(-1);
        var futures = names(ann.call("public/get_instruments", "kind", "future"), "instrument_name");
        var combos = names(ann.call("public/get_instruments", "kind", "future_combo"), "instrument_name");
        assertThat(combos).contains(SPREAD).hasSize(2 * 47).doesNotContainAnyElementsOf(futures);
        assertThat(names(ann.call("public/get_instruments", "kind", "combo"), "instrument_name"))
                .isEqualTo(combos);
        assertThat(names(ann.call("public/get_instruments"), "instrument_name"))
                .containsAll(combos)
                .containsAll(futures)
                .doesNotHaveDuplicates();
    }

    @Test
    void pricesOfZeroAndLessAreShownAndTraded() {
        JsonNode nothing = ann.call("public/ticker", "instrument_name", SPREAD);
        assertThat(nothing.get("best_bid_price").isNull()).isTrue();
        assertThat(nothing.get("last_price").isNull()).isTrue();
        assertThat(nothing.get("mark_price").decimalValue()).isZero();
        ann.call("private/sell", "instrument_name", SPREAD, "amount", 1_488, "price", "0");
        ann.call("private/buy", "instrument_name", SPREAD, "amount", 744, "price", "-0.012");
        JsonNode ticker = ann.call("public/ticker", "instrument_name", SPREAD);
        assertThat(ticker.get("best_ask_price").decimalValue()).isZero();
        assertThat(ticker.get("best_bid_price").decimalValue()).isEqualByComparingTo("-0.012");
        JsonNode book = ann.call("public/get_order_book", "instrument_name", SPREAD);
        assertThat(book.at("/bids/0/0").decimalValue()).isEqualByComparingTo("-0.012");
        JsonNode answer = bob.call("private/sell", "instrument_name", SPREAD, "amount", 744, "price", "-0.012");
        assertThat(answer.at("/trades/0/price").decimalValue()).isEqualByComparingTo("-0.012");
        assertThat(answer.at("/order/order_state").asString()).isEqualTo("filled");
        ticker = ann.call("public/ticker", "instrument_name", SPREAD);
        assertThat(ticker.get("last_price").decimalValue()).isEqualByComparingTo("-0.012");
        assertThat(ticker.at("/stats/low").decimalValue()).isEqualByComparingTo("-0.012");
        // held as its legs: ann bought December and sold January
        assertThat(size(ann, "H100_USD-31DEC26")).isEqualTo(744);
        assertThat(size(ann, "H100_USD-31JAN27")).isEqualTo(-744);
        assertThat(size(ann, SPREAD)).isZero();
        assertThat(ann.call("public/ticker", "instrument_name", "H100_USD-31DEC26")
                        .get("last_price")
                        .isNull())
                .isTrue();
    }

    @Test
    void aTradeOfASpreadTellsAtWhichPricesItsLegsWereBooked() {
        ann.call("private/buy", "instrument_name", SPREAD, "amount", 744, "price", "-0.012");
        JsonNode sold = bob.call("private/sell", "instrument_name", SPREAD, "amount", 744, "price", "-0.012")
                .at("/trades/0");
        // December at its mark of 2.600, January at 2.600 − (−0.012)
        assertThat(sold.at("/legs/0/instrument_name").asString()).isEqualTo("H100_USD-31DEC26");
        assertThat(sold.at("/legs/0/price").decimalValue()).isEqualByComparingTo("2.600");
        assertThat(sold.at("/legs/0/direction").asString()).isEqualTo("sell");
        assertThat(sold.at("/legs/1/price").decimalValue()).isEqualByComparingTo("2.612");
        assertThat(sold.at("/legs/1/direction").asString()).isEqualTo("buy");
        assertThat(sold.at("/legs/1/amount").longValue()).isEqualTo(744);
        assertThat(sold.at("/legs/1/combo_id").asString()).isEqualTo(SPREAD);
        assertThat(sold.at("/legs/1/combo_trade_id").asString())
                .isEqualTo(sold.get("trade_id").asString());
        JsonNode bought = ann.call("private/get_user_trades_by_instrument", "instrument_name", SPREAD)
                .at("/trades/0");
        assertThat(bought.at("/legs/0/direction").asString()).isEqualTo("buy");
        JsonNode told = ann.call("public/get_last_trades_by_instrument", "instrument_name", SPREAD)
                .at("/trades/0");
        assertThat(told.at("/legs")).isEqualTo(sold.at("/legs"));
        ann.call("private/buy", "instrument_name", "H100_USD-31DEC26", "amount", 744, "price", "2.600");
        JsonNode plain =
                bob.call("private/sell", "instrument_name", "H100_USD-31DEC26", "amount", 744, "price", "2.600");
        assertThat(plain.at("/trades/0").has("legs")).isFalse();
    }

    private static long size(Client client, String instrument) {
        return client.call("private/get_position", "instrument_name", instrument)
                .get("size")
                .longValue();
    }

    @Test
    void anOutrightsPriceIsStillAboveZero() {
        assertThat(reason(
                        ann.call("private/buy", "instrument_name", "H100_USD-31DEC26", "amount", 744, "price", "-0.5")))
                .contains("price must be above 0");
    }

    @Test
    void combosAreListedWithTheirLegs() {
        assertThat(names(ann.call("public/get_combos", "currency", "H100"), "id"))
                .contains(SPREAD)
                .hasSize(47);
        JsonNode combo = ann.call("public/get_combo_details", "combo_id", SPREAD);
        assertThat(combo.get("state").asString()).isEqualTo("active");
        assertThat(combo.at("/legs/1/instrument_name").asString()).isEqualTo("H100_USD-31JAN27");
        assertThat(ann.call("public/get_combo_ids", "currency", "H200").size()).isEqualTo(47);
        assertThat(reason(ann.call("public/get_combo_details", "combo_id", "H100_USD-31DEC26")))
                .contains("is no spread");
    }

    @Test
    void aSpreadThatIsNotListedIsListedOnRequest() {
        JsonNode made = ann.call("private/create_combo", "trades", """
                [{"instrument_name": "H200_USD-31DEC26", "amount": 744, "direction": "sell"},
                 {"instrument_name": "H100_USD-31DEC26", "amount": 744, "direction": "buy"}]""");
        assertThat(made.get("id").asString()).isEqualTo("H100_USD-FS-31DEC26_H200");
        JsonNode ticker = ann.call("public/ticker", "instrument_name", "H100_USD-FS-31DEC26_H200");
        assertThat(ticker.get("mark_price").decimalValue()).isEqualByComparingTo("-1.2");
        JsonNode known = bob.call("private/create_combo", "trades", """
                [{"instrument_name": "H100_USD-31DEC26"}, {"instrument_name": "H100_USD-31JAN27"}]""");
        assertThat(known.get("id").asString()).isEqualTo(SPREAD);
        assertThat(reason(ann.call("private/create_combo", "trades", "[{\"instrument_name\": \"" + SPREAD + "\"}]")))
                .contains("two legs");
    }
}

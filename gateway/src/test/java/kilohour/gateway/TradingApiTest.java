package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TradingApiTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private TestVenue venue;
    private Client ann;
    private Client bob;

    @BeforeAll
    void open() {
        venue = new TestVenue();
        ann = Client.ann(venue);
        bob = Client.bob(venue);
    }

    @AfterAll
    void close() {
        venue.close();
    }

    @BeforeEach
    void emptyBooks() {
        ann.call("private/cancel_all");
        bob.call("private/cancel_all");
    }

    @Test
    void anOrderThatFillsComesBackWithItsTrades() {
        JsonNode resting = ann.call(
                "private/sell", "instrument_name", DECEMBER, "amount", 1488, "price", "2.61", "label", "hedge");
        assertThat(resting.at("/order/order_state").asString()).isEqualTo("open");
        assertThat(resting.at("/order/label").asString()).isEqualTo("hedge");
        assertThat(resting.get("trades")).isEmpty();

        JsonNode taken = bob.call("private/buy", "instrument_name", DECEMBER, "amount", 744, "price", "2.62");
        assertThat(taken.at("/order/order_state").asString()).isEqualTo("filled");
        assertThat(taken.at("/order/filled_amount").longValue()).isEqualTo(744);
        assertThat(taken.at("/order/average_price").decimalValue()).isEqualByComparingTo("2.61");
        // the taker's fee: 200 ppm of 744 × $2.61 = $1,941.84 → $0.388368
        assertThat(taken.at("/order/commission").decimalValue()).isEqualByComparingTo("0.388368");
        assertThat(taken.at("/trades/0/liquidity").asString()).isEqualTo("T");
        assertThat(taken.at("/trades/0/direction").asString()).isEqualTo("buy");

        JsonNode rest = ann.call("private/get_open_orders_by_instrument", "instrument_name", DECEMBER);
        assertThat(rest).hasSize(1);
        assertThat(rest.at("/0/filled_amount").longValue()).isEqualTo(744);
        assertThat(ann.call("private/get_position", "instrument_name", DECEMBER)
                        .get("size")
                        .longValue())
                .isEqualTo(-744);
        assertThat(bob.call("private/get_position", "instrument_name", DECEMBER)
                        .get("average_price")
                        .decimalValue())
                .isEqualByComparingTo("2.61");
    }

    @Test
    void anEditedAmountCountsWhatIsFilledAlready() {
        String id = ann.call("private/sell", "instrument_name", DECEMBER, "amount", 2232, "price", "2.61")
                .at("/order/order_id")
                .asString();
        bob.call("private/buy", "instrument_name", DECEMBER, "amount", 744, "price", "2.61");
        JsonNode edited = ann.call("private/edit", "order_id", id, "amount", 1488, "price", "2.615");
        assertThat(edited.at("/order/amount").longValue()).isEqualTo(1488);
        assertThat(edited.at("/order/filled_amount").longValue()).isEqualTo(744);
        assertThat(ann.call("private/edit", "order_id", id, "amount", 744)
                        .get("code")
                        .intValue())
                .isEqualTo(10021);
        JsonNode cancelled = ann.call("private/cancel", "order_id", id);
        assertThat(cancelled.get("order_state").asString()).isEqualTo("cancelled");
        assertThat(ann.call("private/cancel", "order_id", id).get("code").intValue())
                .isEqualTo(11044);
        assertThat(ann.call("private/get_order_state", "order_id", id)
                        .get("order_state")
                        .asString())
                .isEqualTo("cancelled");
    }

    @Test
    void anOrderMayEndWithTheDayOrOnADate() {
        JsonNode day = ann.call(
                "private/sell",
                "instrument_name",
                DECEMBER,
                "amount",
                744,
                "price",
                "2.61",
                "time_in_force",
                "good_til_day");
        assertThat(day.at("/order/time_in_force").asString()).isEqualTo("good_til_day");
        // 2100-01-01
        JsonNode dated = datedSell("price", "2.61", "time_in_force", "good_til_date", "kilohour_until", 4102444800000L);
        assertThat(dated.at("/order/time_in_force").asString()).isEqualTo("good_til_date");
        assertThat(dated.at("/order/kilohour_until").longValue()).isEqualTo(4102444800000L);

        assertThat(datedSell("price", "2.61", "time_in_force", "good_til_date", "kilohour_until", 1_000)
                        .get("code")
                        .intValue())
                .as("a date that has passed")
                .isEqualTo(11029);
        assertThat(datedSell("price", "2.61", "time_in_force", "good_til_date").at("/data/param"))
                .as("no date")
                .hasToString("\"kilohour_until\"");
        assertThat(datedSell("price", "2.61", "kilohour_until", 4102444800000L).at("/data/param"))
                .as("a date and no word")
                .hasToString("\"kilohour_until\"");
        assertThat(datedSell("type", "market", "time_in_force", "good_til_date").at("/data/param"))
                .as("a market order")
                .hasToString("\"time_in_force\"");
    }

    private JsonNode datedSell(Object... more) {
        var parameters = new java.util.ArrayList<Object>(java.util.List.of("instrument_name", DECEMBER, "amount", 744));
        parameters.addAll(java.util.List.of(more));
        return ann.call("private/sell", parameters.toArray());
    }

    @Test
    void ordersAreCancelledByTheirLabel() {
        datedSell("price", "2.61", "label", "curve");
        datedSell("price", "2.62", "label", "hedge");
        datedSell("price", "2.63");
        assertThat(ann.call("private/cancel_by_label", "label", "").at("/data/param"))
                .as("an empty label is not all orders")
                .hasToString("\"label\"");
        assertThat(bob.call("private/cancel_by_label", "label", "curve").intValue())
                .isZero();
        assertThat(ann.call("private/cancel_by_label", "label", "curve", "instrument_name", DECEMBER)
                        .intValue())
                .isOne();
        assertThat(ann.call("private/cancel_by_label", "label", "hedge").intValue())
                .isOne();
        assertThat(ann.call("private/get_open_orders_by_instrument", "instrument_name", DECEMBER))
                .hasSize(1);
    }

    @Test
    void somebodyElsesOrderIsNotThere() {
        String id = ann.call("private/sell", "instrument_name", DECEMBER, "amount", 744, "price", "2.61")
                .at("/order/order_id")
                .asString();
        assertThat(bob.call("private/cancel", "order_id", id).get("code").intValue())
                .isEqualTo(10004);
        assertThat(bob.call("private/get_order_state", "order_id", id)
                        .get("code")
                        .intValue())
                .isEqualTo(10004);
    }

    @Test
    void aSignatureThatArrivesTwiceIsOneOrder() {
        String target = Client.target("private/buy", "instrument_name", DECEMBER, "amount", 744, "price", "2.5");
        String authorization = ann.authorization("GET", target, "");
        var first = Client.read(Client.send(ann.request(target).header("Authorization", authorization)));
        String shouted = authorization.replaceFirst(
                "sig=[0-9a-f]+",
                "sig=" + authorization.replaceFirst(".*sig=([0-9a-f]+).*", "$1").toUpperCase());
        var second = Client.read(Client.send(ann.request(target).header("Authorization", shouted)));
        assertThat(second.at("/result/order/order_id").asString())
                .isEqualTo(first.at("/result/order/order_id").asString());
        assertThat(ann.call("private/get_open_orders_by_instrument", "instrument_name", DECEMBER))
                .hasSize(1);
    }

    @Test
    void everyRefusalHasItsCodeAndItsSentence() {
        refused(-32602, "price", "private/buy", "instrument_name", DECEMBER, "amount", 744);
        refused(
                -32602,
                "price",
                "private/buy",
                "instrument_name",
                DECEMBER,
                "amount",
                744,
                "price",
                1,
                "type",
                "market");
        refused(-32602, "type", "private/buy", "instrument_name", DECEMBER, "amount", 744, "type", "market_limit");
        refused(
                -32602,
                "max_show",
                "private/buy",
                "instrument_name",
                DECEMBER,
                "amount",
                744,
                "price",
                2.6,
                "max_show",
                1);
        refused(-32602, "amount", "private/buy", "instrument_name", DECEMBER, "amount", "many", "price", 2.6);
        refused(10021, "amount", "private/buy", "instrument_name", DECEMBER, "amount", 800, "price", 2.6);
        refused(10021, "amount", "private/buy", "instrument_name", DECEMBER, "amount", "1e30", "price", 2.6);
        refused(10021, "amount", "private/buy", "instrument_name", DECEMBER, "amount", -744, "price", 2.6);
        refused(10002, "amount", "private/buy", "instrument_name", DECEMBER, "amount", 1, "price", 2.6);
        refused(10043, "price", "private/buy", "instrument_name", DECEMBER, "amount", 744, "price", 2.6001);
        refused(10023, "price", "private/buy", "instrument_name", DECEMBER, "amount", 744, "price", "1e400000");
        refused(10011, null, "private/buy", "instrument_name", DECEMBER, "amount", 744, "price", 26);
        refused(13020, "instrument_name", "private/buy", "instrument_name", "BTC-PERPETUAL", "amount", 744, "price", 2);
        // 9,999,360 GPU-hours at $2.80 need about $8M of margin: the second such order is too much for $10M
        ann.call("private/buy", "instrument_name", DECEMBER, "amount", 9_999_360, "price", 2.8);
        refused(10009, null, "private/buy", "instrument_name", DECEMBER, "amount", 9_999_360, "price", 2.8);
        refused(10004, "order_id", "private/cancel", "order_id", "ETH-12");
        refused(-32601, null, "private/withdraw_everything");
        refused(-32602, "count", "public/get_last_trades_by_instrument", "instrument_name", DECEMBER, "count", 5000);
    }

    private void refused(int code, String parameter, String method, Object... params) {
        JsonNode error = ann.call(method, params);
        assertThat(error.get("code")).as("%s gave %s", method, error).isNotNull();
        assertThat(error.get("code").intValue()).as(error.toString()).isEqualTo(code);
        assertThat(error.at("/data/reason").asString()).isNotBlank();
        if (parameter != null) assertThat(error.at("/data/param").asString()).isEqualTo(parameter);
    }

    @Test
    void aPostOnlyOrderThatWouldTradeIsRefusedWithItsOwnCode() {
        ann.call("private/sell", "instrument_name", DECEMBER, "amount", 744, "price", "2.61");
        refusedForBob(11054, "post_only", true, "reject_post_only", true);
        refusedForBob(11030, "time_in_force", "fill_or_kill", "amount", 1488);
    }

    private void refusedForBob(int code, Object... more) {
        Object[] params = new Object[6 + more.length];
        System.arraycopy(new Object[] {"instrument_name", DECEMBER, "amount", 744, "price", "2.61"}, 0, params, 0, 6);
        System.arraycopy(more, 0, params, 6, more.length);
        assertThat(bob.call("private/buy", params).get("code").intValue()).isEqualTo(code);
    }

    @Test
    void anIcebergShowsATrancheAndTheBookNothingElse() {
        JsonNode placed = iceberg(7440, 1488);
        assertThat(placed.at("/order/refresh_amount").longValue()).isEqualTo(1488);
        assertThat(placed.at("/order/display_amount").longValue()).isEqualTo(1488);
        assertThat(placed.at("/order/max_show").longValue()).isEqualTo(1488);
        assertThat(bob.call("public/get_order_book", "instrument_name", DECEMBER)
                        .at("/asks/0/1"))
                .hasToString("1488");

        // one lot of the first tranche, then the other and half of the next
        bob.call("private/buy", "instrument_name", DECEMBER, "amount", 744, "price", "2.61");
        JsonNode open = ann.call("private/get_open_orders_by_instrument", "instrument_name", DECEMBER);
        assertThat(open.at("/0/display_amount").longValue()).isEqualTo(744);
        JsonNode eaten = bob.call("private/buy", "instrument_name", DECEMBER, "amount", 1488, "price", "2.61");
        assertThat(eaten.get("trades")).hasSize(2);
        assertThat(ann.call(
                                "private/get_order_state",
                                "order_id",
                                placed.at("/order/order_id").asString())
                        .get("display_amount")
                        .longValue())
                .isEqualTo(744);

        assertThat(iceberg(7440, 100).at("/data/param")).hasToString("\"display_amount\"");
        assertThat(iceberg(744 * 102, 744).get("code").intValue())
                .as("102 tranches")
                .isEqualTo(10021);
    }

    private JsonNode iceberg(long amount, long displayAmount) {
        return ann.call(
                "private/sell",
                "instrument_name",
                DECEMBER,
                "amount",
                amount,
                "price",
                "2.61",
                "display_amount",
                displayAmount);
    }
}

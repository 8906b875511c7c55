package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Stops as clients place and see them. December's last trade is $2.610 when a test begins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopOrdersApiTest {
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
    void lastTradeAt2610() {
        ann.call("private/cancel_all");
        bob.call("private/cancel_all");
        trade("2.61");
    }

    private void trade(String price) {
        place(bob, "sell", "price", price);
        place(ann, "buy", "price", price);
    }

    private static JsonNode place(Client who, String side, Object... more) {
        var parameters = new ArrayList<Object>(List.of("instrument_name", DECEMBER, "amount", 744));
        parameters.addAll(List.of(more));
        return who.call("private/" + side, parameters.toArray());
    }

    private JsonNode state(JsonNode placed) {
        return ann.call(
                "private/get_order_state",
                "order_id",
                placed.at("/order/order_id").asString());
    }

    @Test
    void aStopLimitWaitsUntriggeredAndWorksWithItsNumberOnceItIsTriggered() {
        JsonNode stop = place(
                ann, "sell", "type", "stop_limit", "price", "2.59", "trigger", "last_price", "trigger_price", "2.60");
        assertThat(stop.at("/order/order_state").asString()).isEqualTo("untriggered");
        assertThat(stop.at("/order/order_type").asString()).isEqualTo("stop_limit");
        assertThat(stop.at("/order/trigger").asString()).isEqualTo("last_price");
        assertThat(stop.at("/order/trigger_price").decimalValue()).isEqualByComparingTo("2.6");
        assertThat(stop.at("/order/stop_price").decimalValue())
                .as("what ccxt reads")
                .isEqualByComparingTo("2.6");
        assertThat(stop.at("/order/triggered").booleanValue()).isFalse();
        assertThat(stop.get("trades")).isEmpty();
        assertThat(ann.call("private/get_open_orders_by_instrument", "instrument_name", DECEMBER))
                .hasSize(1);
        assertThat(bob.call("public/get_order_book", "instrument_name", DECEMBER)
                        .get("asks"))
                .as("it is not in the book")
                .isEmpty();

        bob.call("private/buy", "instrument_name", DECEMBER, "amount", 744, "price", "2.58");
        trade("2.60");
        JsonNode worked = state(stop);
        assertThat(worked.get("order_state").asString()).isEqualTo("open");
        assertThat(worked.get("order_type").asString()).isEqualTo("limit");
        assertThat(worked.get("triggered").booleanValue()).isTrue();
        assertThat(worked.get("trigger_order_id")).isEqualTo(worked.get("order_id"));
        place(bob, "buy", "price", "2.59");
        assertThat(state(stop).get("order_state").asString()).isEqualTo("filled");
    }

    @Test
    void aTakeMarketHasNoPriceAndTradesWhenItIsTriggered() {
        place(bob, "buy", "price", "2.605");
        JsonNode take = place(ann, "sell", "type", "take_market", "trigger", "last_price", "trigger_price", "2.62");
        assertThat(take.at("/order/order_type").asString()).isEqualTo("take_market");
        assertThat(take.at("/order/price").asString()).isEqualTo("market_price");
        ann.call("private/sell", "instrument_name", DECEMBER, "amount", 744, "price", "2.62");
        place(bob, "buy", "price", "2.62");
        JsonNode filled = state(take);
        assertThat(filled.get("order_state").asString()).isEqualTo("filled");
        assertThat(filled.get("order_type").asString()).isEqualTo("market");
        assertThat(filled.get("average_price").decimalValue()).isEqualByComparingTo("2.605");
    }

    @Test
    void theTriggerMayBeEditedWhileItWaits() {
        JsonNode stop = place(
                ann, "sell", "type", "stop_market", "trigger", "mark_price", "trigger_price", "2.40", "label", "s");
        String id = stop.at("/order/order_id").asString();
        JsonNode edited = ann.call("private/edit", "order_id", id, "trigger_price", "2.45");
        assertThat(edited.at("/order/trigger_price").decimalValue()).isEqualByComparingTo("2.45");
        assertThat(edited.at("/order/replaced").booleanValue()).isTrue();
        assertThat(ann.call("private/edit", "order_id", id, "trigger_price", "2.9")
                        .get("code")
                        .intValue())
                .as("met already")
                .isEqualTo(11036);
        assertThat(ann.call("private/edit", "order_id", id, "trigger_price", "2.45005")
                        .get("code")
                        .intValue())
                .isEqualTo(10044);
        assertThat(ann.call("private/cancel_by_label", "label", "s").intValue()).isOne();
        JsonNode gone = state(stop);
        assertThat(gone.get("order_state").asString()).isEqualTo("cancelled");
        assertThat(gone.get("order_type").asString()).isEqualTo("stop_market");
        JsonNode plain = place(ann, "sell", "price", "2.7");
        assertThat(ann.call(
                                "private/edit",
                                "order_id",
                                plain.at("/order/order_id").asString(),
                                "trigger_price",
                                "2.4")
                        .get("code")
                        .intValue())
                .isEqualTo(11029);
    }

    /** ccxt knows stopLossPrice and takeProfitPrice; its unified triggerPrice it passes on as it is. */
    @Test
    void ccxtsUnifiedTriggerPriceWaitsFromWhereThePriceIs() {
        assertThat(unified("sell", "2.60")).isEqualTo("stop_limit");
        assertThat(unified("sell", "2.62")).isEqualTo("take_limit");
        assertThat(unified("buy", "2.62")).isEqualTo("stop_limit");
        assertThat(unified("buy", "2.60")).isEqualTo("take_limit");
        assertThat(place(ann, "buy", "type", "market", "triggerPrice", "2.62").at("/order/order_type"))
                .hasToString("\"stop_market\"");
    }

    private String unified(String side, String trigger) {
        return place(ann, side, "type", "limit", "price", "2.60", "triggerPrice", trigger)
                .at("/order/order_type")
                .asString();
    }

    @Test
    void whatCannotBeAStopIsRefused() {
        refused(11036, null, "type", "stop_limit", "price", "2.6", "trigger", "last_price", "trigger_price", "2.61");
        refused(-32602, "trigger", "type", "stop_limit", "price", "2.6", "trigger_price", "2.6");
        refused(-32602, "trigger_price", "type", "stop_limit", "price", "2.6", "trigger", "last_price");
        refused(-32602, "trigger_price", "price", "2.6", "trigger_price", "2.6");
        refused(-32602, "trigger", "price", "2.6", "trigger", "last_price");
        refused(-32602, "trigger", "type", "stop_limit", "price", "2.6", "trigger", "oil", "trigger_price", "2.6");
        refused(-32602, "price", "type", "stop_limit", "trigger", "last_price", "trigger_price", "2.6");
        refused(-32602, "price", "type", "stop_market", "price", 1, "trigger", "last_price", "trigger_price", "2.6");
        refused(-32602, "type", "type", "trailing_stop", "price", "2.6");
        refused(10023, "trigger_price", "type", "stop_market", "trigger", "last_price", "trigger_price", -2);
    }

    private void refused(int code, String parameter, Object... more) {
        JsonNode error = place(ann, "sell", more);
        assertThat(error.get("code")).as(error.toString()).isNotNull();
        assertThat(error.get("code").intValue()).as(error.toString()).isEqualTo(code);
        if (parameter != null) assertThat(error.at("/data/param").asString()).isEqualTo(parameter);
    }

    @Test
    void aPreviewSaysWhatAStopWouldTake() {
        JsonNode preview = ann.call(
                "private/kilohour/preview_order",
                "instrument_name",
                DECEMBER,
                "direction",
                "sell",
                "amount",
                744,
                "type",
                "stop_market",
                "trigger",
                "mark_price",
                "trigger_price",
                "2.4");
        assertThat(preview.get("accepted").booleanValue())
                .as(preview.toString())
                .isTrue();
    }

    @Test
    void oneCancelsTheOther() {
        JsonNode pair = place(
                ann,
                "sell",
                "price",
                "2.70",
                "linked_order_type",
                "one_cancels_other",
                "otoco_config",
                "[{\"type\":\"stop_market\",\"trigger\":\"last_price\",\"trigger_price\":2.5}]");
        String first = pair.at("/order/order_id").asString();
        String second = pair.at("/kilohour_linked_order/order_id").asString();
        assertThat(pair.at("/order/order_state").asString()).as(pair.toString()).isEqualTo("open");
        assertThat(pair.at("/kilohour_linked_order/order_state").asString()).isEqualTo("untriggered");
        assertThat(pair.at("/kilohour_linked_order/direction").asString()).isEqualTo("sell");
        assertThat(pair.at("/kilohour_linked_order/oco_ref").asString())
                .isEqualTo("OCO-" + first)
                .isEqualTo(pair.at("/order/oco_ref").asString());

        place(bob, "buy", "price", "2.70");
        JsonNode gone = ann.call("private/get_order_state", "order_id", second);
        assertThat(gone.get("order_state").asString()).isEqualTo("cancelled");
        assertThat(gone.get("cancel_reason").asString()).isEqualTo("oco_other_closed");
        assertThat(ann.call("private/get_order_state", "order_id", first)
                        .get("order_state")
                        .asString())
                .isEqualTo("filled");
    }

    @Test
    void whatCannotBeLinkedIsRefused() {
        refused(-32602, "otoco_config", "price", "2.7", "linked_order_type", "one_cancels_other");
        refused(-32602, "linked_order_type", "price", "2.7", "otoco_config", "[{\"price\":2.8}]");
        refused(-32602, "linked_order_type", "price", "2.7", "linked_order_type", "one_triggers_other");
        refused(
                11029,
                null,
                "price",
                "2.7",
                "linked_order_type",
                "one_cancels_other",
                "otoco_config",
                "[{\"price\":2.8}]");
        refused(
                -32602,
                "otoco_config",
                "price",
                "2.7",
                "linked_order_type",
                "one_cancels_other",
                "otoco_config",
                "[{\"price\":2.8},{\"price\":2.9}]");
    }
}

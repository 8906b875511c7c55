package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kilohour.exchange.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Real sockets that break, and what becomes of the orders that came through them. */
class CancelOnDisconnectTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
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

    private Socket loggedIn(String who) {
        var socket = new Socket(venue);
        JsonNode answer = socket.call(
                "public/auth",
                "{\"grant_type\":\"client_credentials\",\"client_id\":\"" + who + "-key\",\"client_secret\":\"" + who
                        + "-secret\"}");
        assertThat(answer.has("result")).as(answer.toString()).isTrue();
        return socket;
    }

    private static void sell(Socket socket, String price) {
        JsonNode answer = socket.call(
                "private/sell", "{\"instrument_name\":\"" + DECEMBER + "\",\"amount\":744,\"price\":" + price + "}");
        assertThat(answer.has("result")).as(answer.toString()).isTrue();
    }

    private int openOrders() {
        return ann.call("private/get_open_orders_by_instrument", "instrument_name", DECEMBER)
                .size();
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).isNegative();
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void theOrdersOfABrokenSocketGoAndAllOthersStay() {
        ann.call("private/sell", "instrument_name", DECEMBER, "amount", 744, "price", "2.650");
        try (Socket stays = loggedIn("ann")) {
            Socket breaks = loggedIn("ann");
            Socket doesNotAsk = loggedIn("ann");
            assertThat(stays.call("private/enable_cancel_on_disconnect", "{}").get("result"))
                    .isEqualTo(Json.text("ok"));
            sell(breaks, "2.660"); // before it asks: the order goes all the same
            breaks.call("private/enable_cancel_on_disconnect", "{\"scope\":\"connection\"}");
            sell(breaks, "2.670");
            sell(stays, "2.680");
            sell(doesNotAsk, "2.690");
            assertThat(openOrders()).isEqualTo(5);
            breaks.close(); // the connection is torn down, no farewell
            until(() -> openOrders() == 3);
            JsonNode history = ann.call("private/get_order_history_by_instrument", "instrument_name", DECEMBER);
            assertThat(history).hasSize(2);
            assertThat(history.get(0).get("cancel_reason").asString()).isEqualTo("cancel_on_disconnect");
            doesNotAsk.close();
            sell(stays, "2.640");
            assertThat(openOrders()).isEqualTo(4);
        }
        until(() -> openOrders() == 2);
    }

    @Test
    void theAccountsDefaultHoldsForConnectionsOpenedLater() {
        Socket before = loggedIn("ann");
        assertThat(ann.call("private/get_cancel_on_disconnect", "scope", "account")
                        .get("enabled")
                        .booleanValue())
                .isFalse();
        ann.call("private/enable_cancel_on_disconnect", "scope", "account");
        Socket after = loggedIn("ann");
        assertThat(enabled(before)).isFalse();
        assertThat(enabled(after)).isTrue();
        sell(before, "2.660");
        sell(after, "2.670");
        after.close();
        before.close();
        until(() -> openOrders() == 1);
        ann.call("private/disable_cancel_on_disconnect", "scope", "account");
        try (Socket later = loggedIn("ann")) {
            assertThat(enabled(later)).isFalse();
        }
    }

    private static boolean enabled(Socket socket) {
        return socket.call("private/get_cancel_on_disconnect", "{}")
                .at("/result/enabled")
                .booleanValue();
    }

    @Test
    void onlyASocketCanBeLost() {
        JsonNode refusal = ann.call("private/enable_cancel_on_disconnect");
        assertThat(refusal.get("code").intValue()).isEqualTo(10030);
        try (Socket reader = loggedIn("reader")) {
            JsonNode answer = reader.call("private/get_cancel_on_disconnect", "{}");
            assertThat(answer.at("/error/code").intValue()).isEqualTo(10030);
        }
    }

    @Test
    void aSocketWhoseWayToTheMarketIsLostIsClosedSoThatItsClientKnows() throws Exception {
        Socket socket = loggedIn("ann");
        socket.call("private/enable_cancel_on_disconnect", "{}");
        sell(socket, "2.660");
        Socket bystander = new Socket(venue);
        venue.tell(new Command.EndGateway(0)); // what the node says when the gateway's session closes
        assertThat(socket.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1012);
        assertThat(openOrders()).isZero();
        assertThat(bystander.call("public/test", "{}").has("result")).isTrue();
        try (Socket again = loggedIn("ann")) {
            sell(again, "2.660");
        }
        bystander.close();
    }

    @Test
    void anotherKeyOnTheSameSocketIsAnotherSession() {
        try (Socket socket = loggedIn("ann")) {
            socket.call("private/enable_cancel_on_disconnect", "{}");
            sell(socket, "2.660");
            JsonNode answer = socket.call(
                    "public/auth",
                    "{\"grant_type\":\"client_credentials\",\"client_id\":\"bob-key\",\"client_secret\":\"bob-secret\"}");
            assertThat(answer.has("result")).isTrue();
            until(() -> openOrders() == 0);
            sell(socket, "2.670");
            assertThat(enabled(socket)).isFalse();
        }
    }
}

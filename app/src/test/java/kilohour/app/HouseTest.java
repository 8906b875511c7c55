package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kilohour.exchange.Command;
import kilohour.node.MarketSession;
import kilohour.node.Node;
import kilohour.node.NodeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(180)
class HouseTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private House open(boolean practice) {
        var home = new HomeFolder(folder);
        home.prepare();
        var plan = new House.Plan(
                home, Settings.read(home.settings()), practice, List.of(), LiveSources.OFF, 0, "", "test");
        return House.open(plan, new Console(new PrintStream(said, true), false), InstantSource.system());
    }

    /** A trader at the API of a house. */
    private final class Trader {
        private final HttpClient http = HttpClient.newHttpClient();
        private final String address;
        private String token;

        Trader(House house, String name) throws Exception {
            address = "http://127.0.0.1:" + house.httpPort() + "/api/v2/";
            for (JsonNode key : JSON.readTree(Files.readString(folder.resolve("credentials.json"))))
                if (key.get("name").asString().equals(name))
                    token = ask("public/auth?grant_type=client_credentials&client_id="
                                    + key.get("client_id").asString() + "&client_secret="
                                    + URLEncoder.encode(key.get("client_secret").asString(), StandardCharsets.UTF_8))
                            .get("access_token")
                            .asString();
        }

        JsonNode ask(String question) throws Exception {
            var request = HttpRequest.newBuilder(URI.create(address + question));
            if (token != null) request.header("Authorization", "Bearer " + token);
            var answer = JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
            assertThat(answer.has("error")).as(question + ": " + answer).isFalse();
            return answer.get("result");
        }

        /** The nearest month of H100 after the current one, and how much one lot is. */
        JsonNode month() throws Exception {
            for (JsonNode instrument : ask("public/get_instruments?currency=H100"))
                if (!instrument.get("settlement_period").asString().equals("perpetual")) return instrument;
            throw new AssertionError("no month of H100 is listed");
        }
    }

    private static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline)
                    .as("waited 60 s for " + what)
                    .isNegative();
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void anOrderFillsInAPracticeMarketAndIsStillThereAfterARestart() throws Exception {
        JsonNode before;
        try (House house = open(true)) {
            assertThat(said.toString()).contains("Kilohour is up: http://127.0.0.1:" + house.httpPort());
            var trader = new Trader(house, "trader-1");
            assertThat(trader.ask("private/get_account_summary?currency=USD")
                            .get("equity")
                            .decimalValue())
                    .isEqualByComparingTo("10000000");
            String instrument = trader.month().get("instrument_name").asString();
            String lot = trader.month().get("min_trade_amount").asString();
            until("somebody to quote " + instrument, () -> quoted(trader, instrument));
            JsonNode bought = trader.ask("private/buy?type=market&instrument_name=" + instrument + "&amount=" + lot);
            assertThat(bought.get("order").get("order_state").asString()).isEqualTo("filled");
            assertThat(bought.get("trades")).isNotEmpty();
            assertThat(trader.ask("public/kilohour/get_auction_parameters")
                            .get("opening_seconds")
                            .longValue())
                    .as("a practice venue trades at once")
                    .isZero();
            before = trader.ask("private/get_position?instrument_name=" + instrument);
            assertThat(before.get("size").asString()).isEqualTo(lot);
            assertThat(trader.ask("private/get_user_trades_by_instrument?instrument_name=" + instrument)
                            .get("trades"))
                    .hasSize(1);
        }
        String keys = Files.readString(folder.resolve("credentials.json"));
        try (House house = open(true)) {
            var trader = new Trader(house, "trader-1");
            String instrument = before.get("instrument_name").asString();
            JsonNode after = trader.ask("private/get_position?instrument_name=" + instrument);
            assertThat(after.get("size")).isEqualTo(before.get("size"));
            assertThat(after.get("average_price")).isEqualTo(before.get("average_price"));
            assertThat(trader.ask("private/get_user_trades_by_instrument?instrument_name=" + instrument)
                            .get("trades"))
                    .hasSize(1);
            assertThat(Files.readString(folder.resolve("credentials.json"))).isEqualTo(keys);
        }
        replayGivesTheSameState();
    }

    @Test
    void aRestartForgetsNothingThatWasAnswered() throws Exception {
        Map<String, JsonNode> before;
        try (House house = open(true)) {
            var trader = new Trader(house, "trader-1");
            String instrument = trader.month().get("instrument_name").asString();
            int lot = trader.month().get("min_trade_amount").asInt();
            until("somebody to quote " + instrument, () -> quoted(trader, instrument));
            String order = "instrument_name=" + instrument + "&amount=";
            trader.ask("private/buy?type=market&" + order + 2 * lot);
            trader.ask("private/sell?type=market&" + order + lot);
            JsonNode best = trader.ask("public/get_order_book?depth=1&instrument_name=" + instrument);
            String low = best.at("/min_price").asString();
            String kept = trader.ask("private/buy?price=" + low + "&label=kept&" + order + 3 * lot)
                    .at("/order/order_id")
                    .asString();
            trader.ask("private/edit?order_id=" + kept + "&amount=" + 2 * lot);
            String gone = trader.ask("private/buy?price=" + low + "&" + order + lot)
                    .at("/order/order_id")
                    .asString();
            trader.ask("private/cancel?order_id=" + gone);
            until("the statement to have both fees", () -> lines(trader) >= 3);
            before = answers(trader, instrument);
            assertThat(before.get("private/get_open_orders")).hasSize(1);
        }
        try (House house = open(true)) {
            var trader = new Trader(house, "trader-1");
            String instrument = before.get("private/get_open_orders")
                    .at("/0/instrument_name")
                    .asString();
            assertThat(answers(trader, instrument)).containsExactlyEntriesOf(before);
        }
    }

    private static final String STATEMENT = "private/kilohour/get_statement?from=2026-01-01&to=2028-12-31";

    private static int lines(Trader trader) {
        try {
            return trader.ask(STATEMENT).get("lines").size();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What stands still while others trade; of the position, what does not move with the mark. */
    private static Map<String, JsonNode> answers(Trader trader, String instrument) throws Exception {
        var answers = new LinkedHashMap<String, JsonNode>();
        for (String question : List.of(
                "private/get_open_orders",
                "private/get_order_history_by_currency?count=100",
                "private/get_user_trades_by_currency?count=100",
                STATEMENT)) answers.put(question, trader.ask(question));
        JsonNode position = trader.ask("private/get_position?instrument_name=" + instrument);
        for (String field : List.of("size", "average_price")) answers.put(field, position.get(field));
        return answers;
    }

    private static boolean quoted(Trader trader, String instrument) {
        try {
            return !trader.ask("public/get_order_book?depth=1&instrument_name=" + instrument)
                    .get("asks")
                    .isEmpty();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void replayGivesTheSameState() {
        try (Node node = Node.start(NodeConfig.of(folder))) {
            Replay.Outcome outcome = Replay.of(node);
            assertThat(outcome.differsAt()).isZero();
            assertThat(outcome.hash()).isEqualTo(outcome.venueHash());
        }
    }

    @Test
    void aSetUpThatBrokeOffHalfWayIsCompletedOnce() throws Exception {
        try (Node node = Node.start(NodeConfig.of(folder));
                MarketSession session = node.openSession("test")) {
            session.send(new Command.OpenVenue("Kilohour", Command.OpenVenue.Clock.LIVE, true))
                    .join();
            session.send(new Command.RegisterMember(1, "trader-1")).join();
        }
        open(true).close();
        try (House house = open(true)) {
            for (String name : List.of("trader-1", "trader-2"))
                assertThat(new Trader(house, name)
                                .ask("private/get_account_summary?currency=USD")
                                .get("equity")
                                .decimalValue())
                        .isEqualByComparingTo("10000000");
        }
    }

    @Test
    void aVenueThatIsNotForPracticeHasNoMoneyAndNoParticipantsAndCannotBecomeOne() throws Exception {
        try (House house = open(false)) {
            assertThat(said.toString()).contains("No index price yet");
            var trader = new Trader(house, "trader-2");
            assertThat(trader.ask("private/get_account_summary?currency=USD")
                            .get("equity")
                            .decimalValue())
                    .isEqualByComparingTo("0");
            assertThat(trader.ask("public/get_instruments")).isEmpty();
            assertThat(trader.ask("public/kilohour/get_venue").get("practice").booleanValue())
                    .isFalse();
            JsonNode auctions = trader.ask("public/kilohour/get_auction_parameters");
            assertThat(auctions.get("opening_seconds").longValue()).isEqualTo(60);
            assertThat(auctions.get("closing_seconds").longValue()).isEqualTo(600);
        }
        assertThatThrownBy(() -> open(true)).isInstanceOf(Stop.class).hasMessageContaining("is not for practice");
    }

    @Test
    void aHomeBelongsToOneHouse() {
        try (House house = open(false)) {
            assertThat(house.httpPort()).isPositive();
            assertThatThrownBy(() -> open(false)).hasMessageContaining("is in use");
        }
    }

    @Test
    void keysAreForTheirOwnerOnlyAndNeverTheSameTwice(@TempDir Path other) throws Exception {
        Path file = other.resolve("credentials.json");
        var keys = KeyFile.readOrMake(file, Opening.keyNames());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keys).extracting(KeyFile.Key::name).containsExactly("officer", "officer-2", "trader-1", "trader-2");
        assertThat(KeyFile.readOrMake(file, Opening.keyNames())).isEqualTo(keys);
        var secrets = JSON.readTree(Files.readString(file))
                .valueStream()
                .map(key -> key.get("client_secret").asString())
                .toList();
        assertThat(secrets).doesNotHaveDuplicates().allMatch(secret -> secret.length() == 43);
        assertThat(other).isDirectoryNotContaining(each -> !each.equals(file));
    }
}

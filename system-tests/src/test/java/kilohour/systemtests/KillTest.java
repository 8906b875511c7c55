package kilohour.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A venue killed while orders flow: what was acknowledged is there afterwards, and nothing is there twice. */
class KillTest {
    private static final List<String> ACCOUNTS = List.of("trader-1", "trader-2");
    private static final int PAGE = 1_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Path home = Project.freshFolder("kill");
    private final Map<String, Remembered> remembered = new HashMap<>();

    KillTest() throws IOException {
        ACCOUNTS.forEach(account -> remembered.put(account, new Remembered()));
        System.out.println("KillTest seed " + seed);
    }

    @Test
    @Timeout(180)
    void whatWasAcknowledgedSurvivesTwoKillsAndTheLogReplaysToTheSameState() throws Exception {
        killInTheMiddle(2);
    }

    @Test
    @Tag("long")
    @Timeout(1_800)
    void whatWasAcknowledgedSurvivesManyKillsAndTheLogReplaysToTheSameState() throws Exception {
        killInTheMiddle(25);
    }

    private void killInTheMiddle(int rounds) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            try (Venue venue = Venue.up(home, "--practice")) {
                checkAll(venue);
                tradeAndKill(venue, round);
            }
        }
        Program replay = Venue.run("replay", "--home", home.toString());
        assertThat(replay.exitCode()).as("seed " + seed + "\n" + replay.text()).isZero();
        assertThat(replay.text()).contains("The venue's state is the same.");
        try (Venue venue = Venue.up(home, "--practice")) {
            checkAll(venue);
        }
        remembered.forEach((account, told) -> System.out.printf(
                "KillTest %s: %d answers, %d orders, %d trades, %d requests cut off and sent again%n",
                account,
                told.answers(),
                told.orders().size(),
                told.trades().size(),
                told.unanswered().size()));
    }

    private void tradeAndKill(Venue venue, int round) throws Exception {
        JsonNode instrument = nearMonth(venue);
        var clients = new ArrayList<Thread>();
        for (String account : ACCOUNTS) {
            for (int i = 1; i <= 2; i++) {
                String name = "r" + round + "-" + account + "-" + i;
                var trader =
                        new Trader(venue.client(account), remembered.get(account), name, instrument, random.nextLong());
                clients.add(Thread.ofVirtual().name(name).start(trader));
            }
        }
        clients.add(Thread.ofVirtual().start(() -> deposit(venue, round)));
        long before = answers();
        int wanted = 20 + random.nextInt(400);
        Poll.until(wanted + " answers", Duration.ofSeconds(60), () -> answers() - before >= wanted);
        venue.kill();
        for (Thread client : clients) client.join();
    }

    private long answers() {
        return remembered.values().stream().mapToLong(Remembered::answers).sum();
    }

    private void deposit(Venue venue, int round) {
        Client officer = venue.client("officer");
        for (int i = 1; ; i++) {
            String reference = "r" + round + "-deposit-" + i;
            Client.Signed asked =
                    officer.sign("private/kilohour/deposit", "account", 100, "amount", 1, "reference", reference);
            try {
                officer.send(asked);
                remembered.get("trader-1").hearDeposit(reference);
            } catch (Client.Refused e) {
                throw new AssertionError("a deposit was refused", e);
            } catch (IOException e) {
                return;
            }
        }
    }

    /** The month after the present one in the first index, with its mark. */
    private static JsonNode nearMonth(Venue venue) throws Exception {
        Client client = venue.client("trader-1");
        for (JsonNode each : client.call("public/get_instruments", "currency", "USD", "kind", "future")) {
            if (each.get("settlement_period").asString().equals("perpetual")) continue;
            String name = each.get("instrument_name").asString();
            JsonNode ticker = client.call("public/ticker", "instrument_name", name);
            ((ObjectNode) each).set("mark_price", ticker.get("mark_price"));
            return each;
        }
        throw new AssertionError("no month is listed");
    }

    // ── Afterwards ──────────────────────────────────────────────────────────────────────────────────────────────

    private void checkAll(Venue venue) throws Exception {
        for (String account : ACCOUNTS) {
            Client client = venue.client(account);
            Remembered told = remembered.get(account);
            sendAgain(client, told);
            checkOrders(client, told);
            checkTrades(client, told);
        }
        checkDeposits(venue);
    }

    /** A client that heard nothing sends the same again, and is told what became of it. */
    private static void sendAgain(Client client, Remembered told) throws Exception {
        for (Client.Signed unanswered : told.unanswered()) {
            if (System.currentTimeMillis() - unanswered.atMillis() > 55_000) continue;
            try {
                told.hear(client.send(unanswered));
            } catch (Client.Refused e) {
                told.hearRefusal();
            }
        }
    }

    private void checkOrders(Client client, Remembered told) throws Exception {
        var byId = new HashMap<String, JsonNode>();
        var byLabel = new HashMap<String, Integer>();
        for (JsonNode order : everyOrder(client)) {
            assertThat(byId.put(order.get("order_id").asString(), order))
                    .as("an order is shown twice")
                    .isNull();
            byLabel.merge(order.get("label").asString(), 1, Integer::sum);
        }
        byLabel.remove("");
        assertThat(byLabel.values()).as("orders with one label, seed " + seed).allMatch(count -> count == 1);
        told.orders().forEach((id, was) -> {
            JsonNode is = byId.get(id);
            assertThat(is).as("acknowledged order " + id + ", seed " + seed).isNotNull();
            assertThat(is.get("label").asString()).isEqualTo(was.label());
            assertThat(is.get("filled_amount").asDouble()).isGreaterThanOrEqualTo(was.filled());
            if (!was.state().equals("open"))
                assertThat(is.get("order_state").asString()).as("order " + id).isEqualTo(was.state());
        });
    }

    private static List<JsonNode> everyOrder(Client client) throws Exception {
        var orders = new ArrayList<JsonNode>();
        client.call("private/get_open_orders").forEach(orders::add);
        int found = PAGE;
        for (int offset = 0; found == PAGE; offset += PAGE) {
            JsonNode page = client.call(
                    "private/get_order_history_by_currency", "currency", "USD", "count", PAGE, "offset", offset);
            page.forEach(orders::add);
            found = page.size();
        }
        return orders;
    }

    private void checkTrades(Client client, Remembered told) throws Exception {
        var times = new HashMap<String, Integer>();
        var order = new HashMap<String, String>();
        for (String id : told.orders().keySet()) {
            for (JsonNode trade : client.call("private/get_user_trades_by_order", "order_id", id)) {
                times.merge(trade.get("trade_id").asString(), 1, Integer::sum);
                order.put(trade.get("trade_id").asString(), id);
            }
        }
        assertThat(times.keySet()).as("acknowledged trades, seed " + seed).containsAll(told.trades());
        assertThat(times)
                .as("a trade of one's own with oneself")
                .allSatisfy((trade, count) -> assertThat(count)
                        .as(trade + " of order " + order.get(trade))
                        .isEqualTo(1));
    }

    private void checkDeposits(Venue venue) throws Exception {
        String today = java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();
        String yesterday =
                java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(1).toString();
        JsonNode statement =
                venue.client("trader-1").call("private/kilohour/get_statement", "from", yesterday, "to", today);
        var times = new HashMap<String, Integer>();
        for (JsonNode line : statement.get("lines"))
            if (line.get("purpose").asString().equals("deposit"))
                times.merge(line.get("reference").asString(), 1, Integer::sum);
        assertThat(times.keySet())
                .as("acknowledged deposits, seed " + seed)
                .containsAll(remembered.get("trader-1").deposits());
        assertThat(times.values()).allMatch(count -> count == 1);
        JsonNode summary = venue.client("trader-1").call("private/get_account_summary", "currency", "USD");
        assertThat(statement.get("opening_balance").asDouble()).isZero();
        assertThat(statement.get("closing_balance").asDouble())
                .isEqualTo(summary.get("balance").asDouble());
    }
}

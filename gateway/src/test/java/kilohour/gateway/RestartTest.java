package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.StateRecord;
import kilohour.history.History;
import kilohour.history.HistoryWriter;
import kilohour.matching.SelfTradePrevention;
import kilohour.node.MarketState;
import kilohour.node.TapeEntry;
import kilohour.units.Side;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A gateway that begins with the market's state and the history answers as the one that has read the whole tape. */
class RestartTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private static final String PERPETUAL = "H100_USD-PERPETUAL";

    /** The first two that traded, and all from the perpetual's on; the last ones do not exist. */
    private static final long[] ORDERS = {1, 2, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71};

    @TempDir
    Path home;

    private TestVenue venue;
    private History history;
    private final List<Gateway> gateways = new ArrayList<>();
    private long requests;
    private int fed;

    @BeforeEach
    void open() {
        venue = new TestVenue();
        history = History.inHome(home);
    }

    @AfterEach
    void close() {
        gateways.forEach(Gateway::close);
        venue.close();
        history.close();
    }

    private long place(long account, String instrument, OrderTerms terms) {
        int contract = venue.exchange.contract(instrument).orElseThrow().id();
        var batch = venue.tell(new Command.PlaceOrder(account, request(), contract, terms));
        for (Event event : batch.events()) if (event instanceof Event.OrderAccepted accepted) return accepted.orderId();
        throw new AssertionError("not accepted: " + batch);
    }

    private RequestId request() {
        return new RequestId(7, ++requests);
    }

    private static OrderTerms decrementing(Side side, long lots, long ticks) {
        return new OrderTerms(
                side,
                OrderTerms.Type.LIMIT,
                lots,
                ticks,
                OrderTerms.TimeInForce.GOOD_TILL_CANCELLED,
                OrderTerms.PostOnly.NO,
                false,
                SelfTradePrevention.DECREMENT,
                "decrementing");
    }

    /** Trades over two days, orders open, filled in part, amended, reduced and cancelled, funding, settlements, cash. */
    private void trade() {
        for (int i = 0; i < 30; i++) {
            if (i % 10 == 0) venue.moveTo("2026-11-%02dT%02d:30:00Z".formatted(20 + i / 10, 13));
            if (i % 10 == 0) venue.hour("H100", 26_000 + 10 * i);
            place(TestVenue.ANN, DECEMBER, OrderTerms.limit(i % 2 == 0 ? Side.BUY : Side.SELL, 2, 2_600 + i % 7));
            place(TestVenue.BOB, DECEMBER, OrderTerms.limit(i % 2 == 0 ? Side.SELL : Side.BUY, 1, 2_600 + i % 7));
        }
        place(TestVenue.BOB, PERPETUAL, OrderTerms.limit(Side.BUY, 100, 2_600));
        place(TestVenue.ANN, PERPETUAL, OrderTerms.limit(Side.SELL, 60, 2_600));
        venue.tell(new Command.CancelAll(
                TestVenue.ANN,
                request(),
                venue.exchange.contract(DECEMBER).orElseThrow().id()));
        long amended = place(TestVenue.ANN, DECEMBER, OrderTerms.limit(Side.BUY, 5, 2_550));
        venue.tell(new Command.AmendOrder(TestVenue.ANN, request(), amended, 7, 2_551));
        long gone = place(TestVenue.BOB, DECEMBER, OrderTerms.limit(Side.BUY, 5, 2_540));
        venue.tell(new Command.CancelOrder(TestVenue.BOB, request(), gone));
        place(TestVenue.ANN, DECEMBER, decrementing(Side.SELL, 10, 2_640));
        place(TestVenue.ANN, DECEMBER, decrementing(Side.BUY, 4, 2_640));
        place(TestVenue.BOB, DECEMBER, OrderTerms.limit(Side.BUY, 2, 2_640));
        venue.moveTo("2026-11-22T14:30:00Z");
        venue.hour("H100", 26_500);
        venue.moveTo("2026-11-22T16:05:00Z");
    }

    private void writeHistory() {
        try (HistoryWriter writer = history.openWriter()) {
            for (; fed < venue.entries.size(); fed++) {
                TapeEntry entry = venue.entries.get(fed);
                writer.record(entry.logPosition(), entry.command(), entry.batch());
            }
        }
    }

    private MarketState state() {
        List<StateRecord> records = new ArrayList<>();
        venue.exchange.snapshot(records::add);
        return new MarketState(venue.entries.getLast().logPosition(), records);
    }

    private String gateway(Replica replica) {
        var clock = (InstantSource) () -> venue.now;
        Gateway gateway = Gateway.start(
                GatewayConfig.loopback(0, "test"),
                venue,
                replica,
                new HistoryRecords(history, replica),
                TestVenue.CREDENTIALS,
                clock);
        gateways.add(gateway);
        return "http://127.0.0.1:" + gateway.httpPort();
    }

    /** Every question of reading that there is, with its answer. */
    private Map<String, JsonNode> answers(String url) {
        var answers = new LinkedHashMap<String, JsonNode>();
        String until = Long.toString(venue.now.toEpochMilli());
        for (String who : List.of("ann", "bob")) {
            var client = new Client(venue, url, who + "-key", who + "-secret");
            for (String method : List.of(
                    "private/get_open_orders",
                    "private/get_positions",
                    "private/get_account_summary?currency=USD",
                    "private/get_order_history_by_currency?count=3",
                    "private/get_order_history_by_currency?count=4&offset=3",
                    "private/get_order_history_by_instrument?count=500&instrument_name=" + DECEMBER,
                    "private/get_user_trades_by_currency?count=5",
                    "private/get_user_trades_by_currency?count=500",
                    "private/get_user_trades_by_instrument?count=7&sorting=asc&instrument_name=" + DECEMBER,
                    "private/get_user_trades_by_instrument_and_time?count=500&start_timestamp=0&end_timestamp=" + until
                            + "&instrument_name=" + PERPETUAL,
                    "private/kilohour/get_statement?from=2026-11-20&to=2026-11-22",
                    "public/get_instruments",
                    "public/get_last_trades_by_instrument?count=500&instrument_name=" + DECEMBER,
                    "public/get_last_trades_by_instrument?count=4&sorting=asc&instrument_name=" + DECEMBER,
                    "public/get_order_book?instrument_name=" + DECEMBER,
                    "public/ticker?instrument_name=" + DECEMBER,
                    "public/ticker?instrument_name=" + PERPETUAL,
                    "public/get_book_summary_by_currency",
                    "public/get_tradingview_chart_data?resolution=60&start_timestamp=1795000000000&end_timestamp="
                            + until + "&instrument_name=" + DECEMBER,
                    "public/get_tradingview_chart_data?resolution=1&start_timestamp=1795000000000&end_timestamp="
                            + until + "&instrument_name=" + DECEMBER,
                    "public/get_funding_rate_history?start_timestamp=1795000000000&end_timestamp=" + until
                            + "&instrument_name=" + PERPETUAL,
                    "public/kilohour/get_curve?index_name=H100",
                    "public/kilohour/get_contract_specification?instrument_name=" + DECEMBER,
                    "public/kilohour/get_venue")) answers.put(who + " " + method, result(client, method));
            for (long order : ORDERS)
                for (String method :
                        List.of("private/get_order_state?order_id=", "private/get_user_trades_by_order?order_id="))
                    answers.put(who + " " + method + order, result(client, method + order));
        }
        return answers;
    }

    private static JsonNode result(Client client, String method) {
        JsonNode answer = Client.read(client.get("/api/v2/" + method));
        return answer.has("result") ? answer.get("result") : answer.get("error");
    }

    @Test
    void everyQuestionIsAnsweredAsBefore() {
        trade();
        writeHistory();
        Map<String, JsonNode> before = answers(gateway(venue.replica));
        assertThat(before.get("ann private/get_open_orders")).hasSize(2);
        assertThat(before.get("bob public/get_last_trades_by_instrument?count=500&instrument_name=" + DECEMBER)
                        .get("trades"))
                .hasSizeGreaterThan(20)
                .allMatch(trade -> trade.get("mark_price").isNumber());
        var restarted = Replica.of(state(), history);
        assertThat(answers(gateway(restarted))).containsExactlyEntriesOf(before);
    }

    @Test
    void whatHappensAfterTheStartJoinsWhatWasBefore() {
        trade();
        writeHistory();
        var restarted = Replica.of(state(), history);
        String old = gateway(venue.replica);
        String now = gateway(restarted);
        int applied = venue.entries.size();
        place(TestVenue.ANN, DECEMBER, OrderTerms.limit(Side.BUY, 3, 2_660));
        place(TestVenue.BOB, DECEMBER, OrderTerms.limit(Side.SELL, 9, 2_600));
        venue.moveTo("2026-11-22T17:00:30Z");
        venue.entries.forEach(restarted::apply);
        assertThat(venue.entries.size()).isGreaterThan(applied);
        // The history lags: what is new comes from memory alone.
        assertThat(answers(now)).containsExactlyEntriesOf(answers(old));
        writeHistory();
        assertThat(answers(now)).containsExactlyEntriesOf(answers(old));
    }
}

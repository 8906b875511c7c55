package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kilohour.exchange.AuctionParameters;
import kilohour.exchange.Command;
import kilohour.history.History;
import kilohour.history.HistoryWriter;
import kilohour.node.TapeEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PhaseApiTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private TestVenue venue;
    private Client officer;
    private Client ann;
    private Client bob;

    @BeforeEach
    void open() {
        venue = new TestVenue();
        venue.tell(new Command.SetAuctionParameters(AuctionParameters.STANDARD));
        officer = new Client(venue, "officer-key", "officer-secret");
        ann = Client.ann(venue);
        bob = Client.bob(venue);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private JsonNode halt(String reach, String name, String reason) {
        return officer.call("private/kilohour/halt_trading", "reach", reach, "name", name, "reason", reason);
    }

    private JsonNode ticker() {
        return ann.call("public/ticker", "instrument_name", DECEMBER);
    }

    private static JsonNode order(Client client, String side, int lots, String price) {
        return client.call("private/" + side, "instrument_name", DECEMBER, "amount", 744 * lots, "price", price);
    }

    /** Halted at 12:10, resumed at once: two minutes later it trades at one price. */
    @Test
    void aHaltedContractReopensByAnAuctionThatEverybodyCanWatch() {
        String early = order(ann, "buy", 3, "2.61").at("/order/order_id").asString();
        JsonNode halted = halt("instrument", DECEMBER, "the index is in doubt");
        assertThat(halted).hasSize(1);
        assertThat(halted.at("/0/phase").asString()).isEqualTo("halted");
        assertThat(ticker().get("state").asString()).isEqualTo("locked");
        assertThat(ticker().get("kilohour_phase_reason").asString()).isEqualTo("the index is in doubt");

        JsonNode refused = order(bob, "sell", 1, "2.60");
        assertThat(refused.get("code").intValue()).isEqualTo(10012);
        assertThat(refused.at("/data/reason").asString()).contains("halted (the index is in doubt)");
        assertThat(halt("instrument", DECEMBER, "again").get("code").intValue()).isEqualTo(11030);

        JsonNode gathering = officer.call("private/kilohour/resume_trading", "reach", "instrument", "name", DECEMBER);
        assertThat(gathering.at("/0/phase").asString()).isEqualTo("auction");
        assertThat(gathering.at("/0/auction").asString()).isEqualTo("reopening");
        assertThat(gathering.at("/0/auction_ends").longValue())
                .isEqualTo(java.time.Instant.parse("2026-11-20T12:12:00Z").toEpochMilli());
        JsonNode immediate = bob.call(
                "private/sell",
                "instrument_name",
                DECEMBER,
                "amount",
                744,
                "price",
                "2.6",
                "time_in_force",
                "immediate_or_cancel");
        assertThat(immediate.get("code").intValue()).isEqualTo(11030);
        assertThat(immediate.at("/data/reason").asString()).contains("gather until 2026-11-20T12:12:00Z");

        // Three lots bid at 2.61, one offered at 2.60: one trades, two buyers' lots are left over, so the price is
        // 2.61.
        assertThat(order(bob, "sell", 1, "2.60").at("/order/order_state").asString())
                .isEqualTo("open");
        venue.moveTo("2026-11-20T12:11:00Z");
        JsonNode watched = ticker();
        assertThat(watched.get("state").asString()).isEqualTo("open");
        assertThat(watched.get("kilohour_phase").asString()).isEqualTo("auction");
        assertThat(watched.get("kilohour_indicative_price").decimalValue()).isEqualByComparingTo("2.6");
        assertThat(watched.get("kilohour_indicative_amount").longValue()).isEqualTo(744);
        assertThat(watched.get("kilohour_imbalance_amount").longValue()).isEqualTo(2 * 744);
        assertThat(ann.call("public/get_order_book", "instrument_name", DECEMBER)
                        .get("kilohour_phase")
                        .asString())
                .isEqualTo("auction");

        venue.moveTo("2026-11-20T12:12:00Z");
        assertThat(ticker().get("kilohour_phase").asString()).isEqualTo("continuous");
        assertThat(ticker().get("last_price").decimalValue()).isEqualByComparingTo("2.6");
        assertThat(ticker().get("kilohour_indicative_price").isNull()).isTrue();
        assertThat(ann.call("private/get_order_state", "order_id", early)
                        .get("filled_amount")
                        .longValue())
                .isEqualTo(744);
    }

    @Test
    void anIndexOrTheWholeVenueIsHaltedAtOnce() {
        int ofH100 = ann.call("public/kilohour/get_phases", "currency", "H100").size();
        int all = ann.call("public/kilohour/get_phases").size();
        assertThat(halt("index", "H100", "index under review")).hasSize(ofH100);
        assertThat(ann.call("public/kilohour/get_phases", "instrument_name", "H200_USD-31DEC26")
                        .at("/0/phase")
                        .asString())
                .isEqualTo("continuous");
        assertThat(halt("venue", "", "maintenance"))
                .hasSize(all)
                .allMatch(each -> each.get("state").asString().equals("locked"));
        assertThat(officer.call("private/kilohour/resume_trading", "reach", "venue"))
                .hasSize(all)
                .allMatch(each -> each.get("phase").asString().equals("auction"));
    }

    @Test
    void onlyAnOfficerMayAndNonsenseIsRefused() {
        assertThat(ann.call("private/kilohour/halt_trading", "reach", "venue", "reason", "no")
                        .get("code")
                        .intValue())
                .isEqualTo(13021);
        assertThat(halt("instrument", "H100_USD-31DEC99", "no").get("code").intValue())
                .isEqualTo(13020);
        assertThat(halt("venue", DECEMBER, "no").at("/data/param").asString()).isEqualTo("name");
        assertThat(officer.call("private/kilohour/resume_trading", "reach", "venue")
                        .at("/data/reason")
                        .asString())
                .isEqualTo("the venue is not halted");
    }

    @Test
    void theOfficerSaysHowLongOrdersGather() {
        Object[] parameters = {
            "opening_seconds",
            0,
            "reopening_seconds",
            30,
            "closing_seconds",
            0,
            "pause_move",
            "0.05",
            "pause_seconds",
            60
        };
        JsonNode set = officer.call("private/kilohour/set_auction_parameters", parameters);
        assertThat(set.get("reopening_seconds").longValue()).isEqualTo(30);
        assertThat(set.get("pause_move").decimalValue()).isEqualByComparingTo("0.05");
        assertThat(ann.call("public/kilohour/get_auction_parameters")).isEqualTo(set);
        parameters[9] = 0;
        assertThat(officer.call("private/kilohour/set_auction_parameters", parameters)
                        .at("/data/reason")
                        .asString())
                .contains("both zero");
    }

    @Test
    void theHistoryKeepsPhasesAndAuctions(@TempDir Path home) throws Exception {
        order(ann, "buy", 1, "2.60");
        halt("instrument", DECEMBER, "a pause to think");
        order(bob, "sell", 1, "2.60");
        officer.call("private/kilohour/resume_trading", "reach", "instrument", "name", DECEMBER);
        order(bob, "sell", 1, "2.60");
        venue.moveTo("2026-11-20T12:12:00Z");
        try (History history = History.inHome(home)) {
            try (HistoryWriter writer = history.openWriter()) {
                for (TapeEntry entry : venue.entries)
                    writer.record(entry.logPosition(), entry.command(), entry.batch());
                writer.flush();
            }
            Records records = new HistoryRecords(history, venue.replica);
            var contract = venue.exchange.contract(DECEMBER).orElseThrow();
            var span = new Records.Span(0, Long.MAX_VALUE, 10, true);
            assertThat(records.phases(contract, span))
                    .extracting(change -> change.phase() + " " + change.reason() + " " + change.officer())
                    .containsExactly("CONTINUOUS  ", "AUCTION  officer-key", "HALTED a pause to think officer-key");
            assertThat(PhaseJson.auction(
                                    contract, records.auctions(contract, span).getFirst())
                            .get("price")
                            .decimalValue())
                    .isEqualByComparingTo("2.6");
        }
        assertThat(ann.call("public/kilohour/get_phase_history", "instrument_name", DECEMBER)
                        .get("phases"))
                .as("without a history none is kept")
                .isEmpty();
    }
}

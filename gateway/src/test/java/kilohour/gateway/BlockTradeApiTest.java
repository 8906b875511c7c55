package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** December at 2.60, 744 GPU-hours a lot: 100 lots are 74,400. */
class BlockTradeApiTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
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

    private JsonNode proposed(Object... more) {
        Object[] all = new Object[10 + more.length];
        Object[] terms = {
            "instrument_name",
            DECEMBER,
            "direction",
            "sell",
            "amount",
            74_400,
            "price",
            "2.65",
            "counterparty",
            TestVenue.BOB
        };
        System.arraycopy(terms, 0, all, 0, 10);
        System.arraycopy(more, 0, all, 10, more.length);
        return ann.call("private/kilohour/propose_block_trade", all);
    }

    @Test
    void aBlockIsProposedAcceptedAndPrintedAsWhatItIs() {
        JsonNode proposal = proposed();
        assertThat(proposal.get("direction").asString()).isEqualTo("sell");
        assertThat(bob.call("private/kilohour/get_block_proposals")
                        .get(0)
                        .get("direction")
                        .asString())
                .isEqualTo("buy");
        JsonNode trade = bob.call(
                "private/kilohour/answer_block_trade",
                "proposal_id",
                proposal.get("proposal_id").longValue(),
                "accept",
                true,
                "amount",
                74_400,
                "price",
                "2.65");
        assertThat(trade.get("direction").asString()).isEqualTo("buy");
        assertThat(trade.get("kilohour_block").asString()).isEqualTo("block");
        JsonNode printed = ann.call("public/get_last_trades_by_instrument", "instrument_name", DECEMBER);
        assertThat(printed.at("/trades/0/block_trade_id")).isEqualTo(trade.get("block_trade_id"));
        JsonNode ticker = ann.call("public/ticker", "instrument_name", DECEMBER);
        assertThat(ticker.get("last_price").isNull()).isTrue();
        JsonNode own = ann.call("private/get_user_trades_by_instrument", "instrument_name", DECEMBER);
        assertThat(own.at("/trades/0/direction").asString()).isEqualTo("sell");
        assertThat(ann.call("private/get_position", "instrument_name", DECEMBER)
                        .get("size")
                        .intValue())
                .isEqualTo(-74_400);
    }

    @Test
    void anExchangeNamesItsRelatedPosition() {
        assertThat(proposed("kind", "exchange_for_physical").get("code").intValue())
                .isEqualTo(11029);
        JsonNode proposal = proposed("kind", "exchange_for_physical", "reference", "lease 4711");
        assertThat(proposal.get("reference").asString()).isEqualTo("lease 4711");
        assertThat(ann.call(
                                "private/kilohour/answer_block_trade",
                                "proposal_id",
                                proposal.get("proposal_id").longValue(),
                                "accept",
                                false)
                        .isNull())
                .isTrue();
        assertThat(bob.call("private/kilohour/get_block_proposals")).isEmpty();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(proposed("executed", venue.now.toEpochMilli() - 901_000)
                        .get("code")
                        .intValue())
                .isEqualTo(11029);
        JsonNode proposal = proposed();
        long number = proposal.get("proposal_id").longValue();
        assertThat(bob.call("private/kilohour/answer_block_trade", "proposal_id", number, "accept", true)
                        .get("code")
                        .intValue())
                .isEqualTo(-32602);
        assertThat(bob.call(
                                "private/kilohour/answer_block_trade",
                                "proposal_id",
                                99,
                                "accept",
                                true,
                                "amount",
                                744,
                                "price",
                                "2.65")
                        .get("code")
                        .intValue())
                .isEqualTo(13020);
        venue.moveTo("2026-11-20T12:25:00Z");
        assertThat(bob.call(
                                "private/kilohour/answer_block_trade",
                                "proposal_id",
                                number,
                                "accept",
                                true,
                                "amount",
                                74_400,
                                "price",
                                "2.65")
                        .get("code")
                        .intValue())
                .isEqualTo(13020);
    }
}

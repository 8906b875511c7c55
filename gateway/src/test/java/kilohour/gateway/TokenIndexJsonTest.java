package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import kilohour.history.History;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenLeg;
import kilohour.tokens.TokenMethod;
import kilohour.tokens.TokenPrint;
import kilohour.tokens.TokenQuote;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIndexJsonTest {
    private static final int DAY = Utc.parseDay("2026-07-22");

    /** Five models of the stated basket at one host for $1 in and $4 out: (3 × 1 + 4) ÷ 4 = 1.75. */
    private static TokenPrint print() {
        var index = new TokenIndex(TokenMethod.V1, true);
        for (String model : List.of("gpt-5.5", "claude-opus-4.8", "glm-5.2", "minimax-m3", "kimi-k2.6")) {
            index.observe(quote(model, TokenLeg.INPUT, 1_000_000_000L));
            index.observe(quote(model, TokenLeg.OUTPUT, 4_000_000_000L));
        }
        return index.print(DAY);
    }

    private static TokenQuote quote(String model, TokenLeg leg, long nanos) {
        return new TokenQuote(Utc.startOfDay(DAY - 2), "modelsdev", "groq", model, leg, nanos, -1);
    }

    @Test
    void aRecordIsToldWithItsLegsItsBasketAndItsLink() {
        var json = TokenIndexJson.record(print());
        assertThat(json.get("date").asString()).isEqualTo("2026-07-22");
        assertThat(json.get("value").decimalValue()).isEqualByComparingTo("1.75000");
        assertThat(json.get("fresh_input").decimalValue()).isEqualByComparingTo("1.00000");
        assertThat(json.get("output").decimalValue()).isEqualByComparingTo("4.00000");
        assertThat(json.get("link_factor").decimalValue()).isEqualByComparingTo("1.000000000");
        assertThat(json.get("models").size()).isEqualTo(5);
        assertThat(json.get("models").get(0).get("hosts").get(0).get("host").asString())
                .isEqualTo("groq");
        assertThat(json.get("cost_to_move_1pct").get("cost_usd").isNull()).isTrue();
        assertThat(TokenIndexJson.prints(List.of(print())).get(0).get("linked").decimalValue())
                .isEqualByComparingTo("1.75");
    }

    @Test
    void aRecordKeptInTheHistoryComesBackAsItWas(@TempDir Path home) throws Exception {
        try (var history = History.inHome(home);
                var venue = new TestVenue()) {
            TokenPrint print = print();
            try (var writer = history.openWriter()) {
                writer.recordIndex(print);
                writer.flush();
            }
            var records = new HistoryRecords(history, venue.replica);
            assertThat(records.tokenPrint(DAY)).contains(print);
            assertThat(records.lastTokenPrint()).contains(print);
            assertThat(records.tokenPrints(DAY - 1, DAY)).containsExactly(print);
            assertThat(records.tokenPrint(DAY + 1)).isEmpty();
        }
    }
}

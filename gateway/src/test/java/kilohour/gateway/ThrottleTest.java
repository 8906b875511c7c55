package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import kilohour.exchange.Scope;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Ten credits a second, twenty saved up at most: a tenth of a second brings one. */
class ThrottleTest {
    private static final long TENTH = 100_000_000;
    private final Throttle<String> throttle = new Throttle<>(10, 20);

    @Test
    void aBurstIsSpentAndThenTheSustainedRateHolds() {
        for (int i = 0; i < 20; i++) assertThat(throttle.take("ann", 1, 0)).isZero();
        assertThat(throttle.take("ann", 1, 0)).isEqualTo(100);
        assertThat(throttle.take("ann", 1, TENTH / 2)).isEqualTo(50);
        assertThat(throttle.take("ann", 1, TENTH)).isZero();
        assertThat(throttle.take("bob", 1, TENTH)).isZero();
        assertThat(throttle.take("ann", 3, TENTH)).isEqualTo(300);
        assertThat(throttle.take("ann", 3, 4 * TENTH)).isZero();
    }

    @Test
    void moreThanABurstCostsTheWholeBurst() {
        assertThat(throttle.take("ann", 500, 0)).isZero();
        assertThat(throttle.take("ann", 500, 0)).isEqualTo(2_000);
        assertThat(throttle.take("ann", Integer.MAX_VALUE, 20 * TENTH)).isZero();
    }

    @Test
    void whatIsGivenBackCountsAgainButNeverAboveTheBurst() {
        throttle.take("ann", 20, 0);
        throttle.giveBack("ann", 5);
        assertThat(throttle.take("ann", 6, 0)).isPositive();
        assertThat(throttle.take("ann", 5, 0)).isZero();
        throttle.giveBack("ann", 500);
        assertThat(throttle.take("ann", 20, 0)).isZero();
        assertThat(throttle.take("ann", 1, 0)).isPositive();
    }

    @Test
    void aSessionHasItsRateAndTheAccountTwiceThatInABurstOverAll() {
        var rates = new Rates(5);
        for (String key : new String[] {"one", "two"}) {
            var caller = new Caller(key, 100, Set.of(Scope.TRADE));
            for (int i = 0; i < 5; i++) rates.orders(null, caller, 1);
            assertThatThrownBy(() -> rates.orders(null, caller, 1))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("on this connection");
        }
        var third = new Caller("three", 100, Set.of(Scope.TRADE));
        assertThatThrownBy(() -> rates.orders(null, third, 1)).hasMessageContaining("of this account");
        rates.orders(null, new Caller("other", 101, Set.of(Scope.TRADE)), 5);
    }

    @Test
    void aRefusalSaysHowLongToWaitAndQuotesCostOneEach() {
        try (var venue = new TestVenue(
                GatewayConfig.loopback(0, "test").withOrdersPerSecond(3),
                Instant.parse("2026-11-20T12:10:00Z"),
                true)) {
            Client ann = Client.ann(venue);
            String quote = "{\"instrument_name\":\"H100_USD-31DEC26\"}";
            String quotes = "[" + quote + "," + quote + "," + quote + "]";
            // three quotes cost all three credits, and those take a second to come back: some call is sooner
            JsonNode refused = ann.call("private/mass_quote", "quotes", quotes, "mmp_group", "none");
            for (int i = 0; i < 50 && refused.get("code").intValue() != 10028; i++)
                refused = ann.call("private/mass_quote", "quotes", quotes, "mmp_group", "none");
            assertThat(refused.get("code").intValue()).isEqualTo(10028);
            assertThat(refused.at("/data/retry_after_ms").longValue()).isBetween(1L, 1_000L);
            assertThat(ann.call("private/get_account_summaries").has("summaries"))
                    .isTrue();
        }
    }
}

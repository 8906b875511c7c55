package kilohour.index;

import static org.assertj.core.api.Assertions.assertThat;

import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private final Readings readings = new Readings();
    private final Validity validity = new Validity(Method.V1, readings);

    private static Quote quote(Feed feed) {
        Source source = Feed.REGISTRY.require(feed.source());
        Observation observation = feed.at("2.50", 0);
        long from = source.countsFromNanos(observation.observedAtNanos());
        return new Quote(observation, source, observation.provider(), from, from);
    }

    private boolean inForce(Feed feed, long minutes, boolean stretched) {
        Quote quote = quote(feed);
        return validity.inForce(quote, quote.countsFromNanos() + minutes * Utc.NANOS_PER_MINUTE, stretched);
    }

    @Test
    void anOfferHoldsOneAndAHalfIntervals() {
        // 1.5 × 60 minutes
        assertThat(inForce(Feed.offer("a"), 90, false)).isTrue();
        assertThat(inForce(Feed.offer("a"), 91, false)).isFalse();
    }

    @Test
    void anOfferOfADailySourceHolds36Hours() {
        Feed daily = Feed.offer("a").from("daily");
        assertThat(inForce(daily, 36 * 60, false)).isTrue();
        assertThat(inForce(daily, 36 * 60 + 1, false)).isFalse();
    }

    @Test
    void onTheLadderOffersHold48HoursAndTrades72() {
        assertThat(inForce(Feed.offer("a"), 48 * 60, true)).isTrue();
        assertThat(inForce(Feed.offer("a"), 48 * 60 + 1, true)).isFalse();
        assertThat(inForce(Feed.trade("a", 8), 72 * 60 - 1, true)).isTrue();
        assertThat(inForce(Feed.trade("a", 8), 72 * 60, true)).isFalse();
    }

    @Test
    void aTradeFadesToNothingOverADay() {
        Quote trade = quote(Feed.trade("a", 8));
        long at = trade.countsFromNanos();
        assertThat(validity.fadePpm(trade, at, false)).isEqualTo(1_000_000);
        assertThat(validity.fadePpm(trade, at + 6 * Utc.NANOS_PER_HOUR, false)).isEqualTo(750_000);
        assertThat(validity.fadePpm(trade, at + 24 * Utc.NANOS_PER_HOUR, false)).isZero();
        assertThat(inForce(Feed.trade("a", 8), 24 * 60, false)).isFalse();
    }

    @Test
    void aRateCardHoldsUntilItsSourceIsReadAgainAndAtMost35Days() {
        Feed card = Feed.list("a");
        assertThat(inForce(card, 35 * 24 * 60, false)).isTrue();
        assertThat(inForce(card, 35 * 24 * 60 + 1, false)).isFalse();
        // Read again without this row: it is gone.
        readings.read("daily", Utc.startOfDay(Feed.DAY) + Utc.NANOS_PER_DAY);
        assertThat(inForce(card, 24 * 60, false)).isFalse();
    }

    @Test
    void nothingCountsBeforeItCouldBeSeen() {
        Quote panel = quote(Feed.panel("a"));
        assertThat(validity.inForce(panel, panel.countsFromNanos() - 1, false)).isFalse();
    }
}

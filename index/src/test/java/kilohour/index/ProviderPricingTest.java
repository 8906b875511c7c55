package kilohour.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class ProviderPricingTest {
    private final List<Reject> rejects = new ArrayList<>();
    private final long now = Utc.startOfDay(Feed.DAY) + Utc.NANOS_PER_HOUR;

    private List<ProviderPrice> prices(Observation... observations) {
        var readings = new Readings();
        var validity = new Validity(Method.V1, readings);
        var book = new QuoteBook();
        for (Observation o : observations)
            book.put(o, Feed.REGISTRY.require(o.source()), Feed.REGISTRY.provider(o.provider()), o.observedAtNanos());
        List<Quote> quotes = book.inForce(validity, now, Grade.RECONSTRUCTED, false);
        return new ProviderPricing(Method.V1, validity).prices(quotes, now, false, rejects);
    }

    @Test
    void oneMachineInFourSizesCountsOnceInItsLargestBox() {
        var prices = prices(
                Feed.machine("h1", "m1", 1).at("2.40", 0),
                Feed.machine("h1", "m1", 2).at("2.30", 0),
                Feed.machine("h1", "m1", 4).at("2.20", 0),
                Feed.machine("h1", "m1", 8).at("2.10", 0));
        assertThat(prices).hasSize(1);
        assertThat(prices.getFirst().priceMicros()).isEqualTo(2_100_000);
        assertThat(prices.getFirst().gpusOnOffer()).isEqualTo(8);
        assertThat(rejects)
                .extracting(Reject::reason)
                .containsOnly(RejectReason.SAME_MACHINE)
                .hasSize(3);
    }

    @Test
    void insideAMarketplaceNoHostCountsForMoreThanAQuarter() {
        // Host h1 has 80 of 120 GPUs at 1.50: by GPUs the median would be 1.50. Cut to a quarter of the weight, with
        // four hosts of 10 GPUs sharing three quarters, the half is reached at the second dearest: 2.10.
        var prices = prices(
                Feed.machine("h1", "m1", 80).at("1.50", 0),
                Feed.machine("h2", "m2", 10).at("2.00", 0),
                Feed.machine("h3", "m3", 10).at("2.10", 0),
                Feed.machine("h4", "m4", 10).at("2.20", 0),
                Feed.machine("h5", "m5", 10).at("2.30", 0));
        assertThat(prices.getFirst().priceMicros()).isEqualTo(2_100_000);
        assertThat(prices.getFirst().gpusOnOffer()).isEqualTo(120);
    }

    @Test
    void theBestClassOfEvidenceSpeaksForAProvider() {
        var prices =
                prices(Feed.list("lambda").at("3.29", 0), Feed.offer("lambda").at("2.99", 0));
        assertThat(prices).hasSize(1);
        assertThat(prices.getFirst().evidence()).isEqualTo(Evidence.OFFER);
        assertThat(prices.getFirst().priceMicros()).isEqualTo(2_990_000);
    }

    @Test
    void oneRateCardThroughTwoFeedsIsOneVote() {
        var prices =
                prices(Feed.list("runpod").at("2.99", 0), Feed.panel("runpod").at("3.317", 30));
        assertThat(prices).hasSize(1);
        assertThat(prices.getFirst().priceMicros()).isEqualTo(2_990_000);
        assertThat(rejects).extracting(Reject::reason).containsExactly(RejectReason.SAME_RATE_CARD);
    }

    @Test
    void theSameMachinesUnderTwoNamesAreOneProvider() {
        var prices = prices(
                Feed.offer("nebius").at("2.67", 0), Feed.offer("wildebeest").at("2.99", 0));
        assertThat(prices).hasSize(1);
        assertThat(prices.getFirst().provider()).isEqualTo("nebius");
        // The middle of 2.67 and 2.99.
        assertThat(prices.getFirst().priceMicros()).isEqualTo(2_830_000);
    }

    @Test
    void weightIsEvidenceTimesFreshnessTimesTheRootOfGpus() {
        var prices = prices(
                Feed.list("a").at("2.00", 0),
                Feed.offer("b").at("2.00", 0),
                Feed.offer("c").available(32).at("2.00", 0),
                Feed.trade("d", 32).at("2.00", 60));
        // list 0.2 × √8, offer 0.5 × √8, offer 0.5 × √32, trade of this minute 1 × √32; in ppm × thousandths
        assertThat(prices)
                .extracting(ProviderPrice::rawWeight)
                .containsExactly(200_000L * 2_828, 500_000L * 2_828, 500_000L * 5_656, 1_000_000L * 5_656);
    }

    @Test
    void equalSlicesInOneReadingStandAtTheCheapest() {
        var prices = prices(
                Feed.machine("h1", "m1", 2).at("2.20", 0),
                Feed.machine("h1", "m1", 2).at("2.10", 0));
        assertThat(prices.getFirst().priceMicros()).isEqualTo(2_100_000);
    }

    @Test
    void aRateCardThatReturnsAtItsOldPriceHasNotMoved() {
        var book = new QuoteBook();
        long day = 24 * 60;
        for (long at : new long[] {0, 90 * day}) {
            for (Feed feed : List.of(Feed.list("a"), Feed.machine("h1", "m1", 8))) {
                Observation o = feed.at("2.00", at);
                book.put(o, Feed.REGISTRY.require(o.source()), o.provider(), o.observedAtNanos());
            }
        }
        long now = Utc.startOfDay(Feed.DAY + 90);
        // In order of provider: a's card moved on the first day; the machine has been away for 90 days and is new.
        assertThat(book.inForce(new Validity(Method.V1, new Readings()), now, Grade.DAILY, false))
                .extracting(Quote::movedAtNanos)
                .containsExactly(Utc.startOfDay(Feed.DAY), now);
    }
}

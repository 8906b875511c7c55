package kilohour.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    private static Optional<RejectReason> reject(String index, boolean practice, Feed feed, String usd) {
        Source source = Feed.REGISTRY.require(feed.source());
        return new Eligibility(Goods.require(index), practice).reject(feed.at(usd, 0), source);
    }

    private static Optional<RejectReason> reject(Feed feed) {
        return reject("H100", true, feed, "2.50");
    }

    @Test
    void whatIsTheGoodPasses() {
        assertThat(reject(Feed.offer("nebius"))).isEmpty();
        assertThat(reject(Feed.offer("nebius").in("US"))).isEmpty();
    }

    @Test
    void whatIsNotTheGoodIsRejectedWithItsReason() {
        Feed nebius = Feed.offer("nebius");
        assertThat(reject(nebius.form("PCIE", 80))).contains(RejectReason.OTHER_FORM_FACTOR);
        assertThat(reject(nebius.form("", 80))).contains(RejectReason.FORM_FACTOR_UNSTATED);
        assertThat(reject(nebius.form("SXM", 64))).contains(RejectReason.OTHER_MEMORY);
        assertThat(reject(nebius.form("SXM", 0))).contains(RejectReason.OTHER_MEMORY);
        assertThat(reject(nebius.term(Term.INTERRUPTIBLE))).contains(RejectReason.OTHER_TERM);
        assertThat(reject(nebius.term(Term.RESERVED))).contains(RejectReason.OTHER_TERM);
        assertThat(reject(nebius.in("TW"))).contains(RejectReason.OUTSIDE_REGION);
        assertThat(reject("H100", true, nebius, "0")).contains(RejectReason.PLACEHOLDER);
    }

    @Test
    void hyperscalersHaveAnIndexOfTheirOwn() {
        assertThat(reject(Feed.offer("aws"))).contains(RejectReason.HYPERSCALER);
        assertThat(reject("H100HYP", true, Feed.offer("aws"), "6.88")).isEmpty();
        assertThat(reject("H100HYP", true, Feed.offer("nebius"), "2.50")).contains(RejectReason.NOT_HYPERSCALER);
    }

    @Test
    void aRegionsIndexNeedsTheCountry() {
        Feed nebius = Feed.offer("nebius");
        assertThat(reject("H100US", true, nebius.in("US"), "2.50")).isEmpty();
        assertThat(reject("H100US", true, nebius.in("FI"), "2.50")).contains(RejectReason.OTHER_REGION);
        assertThat(reject("H100US", true, nebius.in("CA"), "2.50")).contains(RejectReason.OTHER_REGION);
        assertThat(reject("H100EU", true, nebius.in("FI"), "2.50")).isEmpty();
        assertThat(reject("H100EU", true, nebius, "2.50")).contains(RejectReason.COUNTRY_UNSTATED);
        assertThat(reject("H100EU", true, nebius.in("TW"), "2.50")).contains(RejectReason.OUTSIDE_REGION);
    }

    @Test
    void aBlankFormPassesForModelsMadeInOneFormOnly() {
        assertThat(reject("L40S", true, Feed.offer("nebius").form("", 48), "0.80"))
                .isEmpty();
        assertThat(reject("L40S", true, Feed.offer("nebius").form("", 0), "0.80"))
                .isEmpty();
        assertThat(reject("H200", true, Feed.offer("nebius").form("", 141), "2.67"))
                .contains(RejectReason.FORM_FACTOR_UNSTATED);
    }

    @Test
    void anAdjustedPanelNeedsNoFormButCountsInPracticeOnly() {
        assertThat(reject(Feed.panel("coreweave"))).isEmpty();
        assertThat(reject("H100", false, Feed.panel("coreweave"), "2.50")).contains(RejectReason.NOT_PERMITTED);
    }

    @Test
    void theTrapsOfTheRegisteredSourcesAreKnown() {
        var registry = SourceRegistry.standard();
        Source prime = registry.require("primeintellect");
        var h100 = new Eligibility(Goods.require("H100"), false);
        assertThat(h100.reject(Feed.offer("datacrunch").at("1.05", 0), prime)).contains(RejectReason.MISLABELLED);
        assertThat(h100.reject(Feed.offer("primecompute").at("1.00", 0), prime)).contains(RejectReason.PLACEHOLDER);
        assertThat(h100.reject(Feed.offer("primecompute").at("1.80", 0), prime)).isEmpty();
        assertThat(registry.provider("dc_wildebeest")).isEqualTo("nebius");
        var hyperscalers = new Eligibility(Goods.require("H100HYP"), false);
        Observation spot = Feed.list("gcp").term(Term.INTERRUPTIBLE).at("3.00", 0);
        assertThat(hyperscalers.reject(spot, registry.require("gcp-pricing"))).contains(RejectReason.ADMINISTERED);
    }

    @Test
    void simulatedPricesNeverReachALivePrint() {
        Source simulated = SourceRegistry.standard().require("simulated-offers");
        Observation price = Feed.offer("nebius").from("simulated-offers").at("2.50", 0);
        assertThat(new Eligibility(Goods.require("H100"), false).reject(price, simulated))
                .contains(RejectReason.NOT_PERMITTED);
        assertThat(new Eligibility(Goods.require("H100"), true).reject(price, simulated))
                .isEmpty();
        assertThat(SourceRegistry.standard().find("simulated-")).isEmpty();
        assertThat(SourceRegistry.standard().find("elsewhere")).isEmpty();
    }

    @Test
    void aDayCountsFromTheNextDayAndAMonthFromTheNextMonth() {
        long lateOnTheLast = Utc.startOfDay(Utc.parseDay("2026-01-31")) + 5 * Utc.NANOS_PER_HOUR;
        long february = Utc.startOfDay(Utc.parseDay("2026-02-01"));
        Source day = Source.of("day", "test", Utc.NANOS_PER_DAY, Stamp.DAY, Permission.SETTLEMENT, "");
        assertThat(day.countsFromNanos(lateOnTheLast)).isEqualTo(february);
        assertThat(Feed.PANEL.countsFromNanos(lateOnTheLast)).isEqualTo(february);
        assertThat(Feed.PANEL.countsFromNanos(february)).isEqualTo(Utc.startOfDay(Utc.parseDay("2026-03-01")));
        assertThat(Feed.HOURLY.countsFromNanos(lateOnTheLast)).isEqualTo(lateOnTheLast);
    }

    @Test
    void theGradeOfASourceFollowsFromItsInterval() {
        assertThat(List.of(Feed.HOURLY.grade(0), Feed.DAILY.grade(0), Feed.PANEL.grade(0)))
                .containsExactly(Grade.INTRADAY, Grade.DAILY, Grade.RECONSTRUCTED);
        assertThat(SourceRegistry.standard().require("gcp-pricing").grade(0)).isEqualTo(Grade.DAILY);
    }
}

package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kilohour.units.Money;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** Strips of H100. The first quarter of 2027 has 744 + 672 + 744 = 2,160 hours. */
class StripStoriesTest {
    private static final String FIRST_QUARTER = "H100Q_USD-30DEC26";
    private static final List<String> ITS_MONTHS = List.of("H100_USD-31JAN27", "H100_USD-28FEB27", "H100_USD-31MAR27");

    private static long lots(MarketStory story, String account, String contract) {
        return story.exchange.positions(story.account(account)).stream()
                .filter(position -> position.contract().name().equals(contract))
                .mapToLong(Views.Position::lots)
                .sum();
    }

    @Test
    void aQuarterIsWorthItsMonthsWeightedWithTheirHours() {
        var story = new MarketStory("2026-12-20T12:10:00Z", FIRST_QUARTER, "2.6000");
        story.on("H100_USD-31JAN27").sells("bob", 1, "2.700").buys("ann", 1, "2.700");
        story.at("2026-12-20T16:00:00Z");
        assertThat(story.market().settlementTenths()).isEqualTo(27_000);
        // 2.600 + 0.100 × 744 / 2,160 = 2.63444…
        assertThat(story.on(FIRST_QUARTER).market().settlementTenths()).isEqualTo(26_344);
        assertThat(story.events)
                .contains(new Event.SettlementPriceSet(
                        story.contract().id(),
                        kilohour.units.Utc.parseDay("2026-12-20"),
                        26_344,
                        Event.SettlementPriceSet.Tier.MEAN_OF_MONTHS));
    }

    /** A month has a price of its own from then on, and the strip's trades are no evidence for it. */
    private static void trades(MarketStory story, String month, String price) {
        story.on(month).sells("dan", 1, price).buys("cat", 1, price);
    }

    @Test
    void twoDaysBeforeItsQuarterAStripTurnsIntoThreeMonthsAndNoCashMoves() {
        var story = new MarketStory("2026-12-20T12:10:00Z", FIRST_QUARTER, "2.6000");
        story.sells("bob", 2, "2.650").buys("ann", 2, "2.650");
        for (String month : ITS_MONTHS) trades(story, month, "2.600");
        story.on(FIRST_QUARTER).at("2026-12-20T16:00:00Z");
        // 2 × 2,160 × (2.600 − 2.650) = −216.00
        story.expect("ann pays clearing 216.000000; clearing pays bob 216.000000");
        story.at("2026-12-30T15:59:59Z");
        story.sells("cat", 1, "2.700").expect("accepted o9");
        story.at("2026-12-30T16:00:00Z");
        // the year 2027 cascades at the same run
        story.expect("o9 cancelled 1 contract_ended; cascaded @ 2.6000; cascaded @ 2.6000");
        assertThat(story.exchange.contract(FIRST_QUARTER)).isEmpty();
        for (String month : ITS_MONTHS) {
            assertThat(lots(story, "ann", month)).isEqualTo(2);
            assertThat(lots(story, "bob", month)).isEqualTo(-2);
        }
        assertThat(story.of("ann").equityMicros()).isEqualTo(Money.usd("9999784"));
        // entered once at 2.650: 2 × 744 × 2.650
        assertThat(story.exchange.positions(story.account("ann")).getFirst().entryCostMicros())
                .isEqualTo(Money.usd("3943.2"));
        // the next quarter is listed for it, so that there are eight
        assertThat(story.exchange.contract("H100Q_USD-30DEC28")).isPresent();
    }

    @Test
    void aCascadeThatClosesAMonthsPositionTakesItsReduceOnlyOrdersWithIt() {
        var story = new MarketStory("2026-12-20T12:10:00Z", FIRST_QUARTER, "2.6000");
        story.sells("bob", 2, "2.600").buys("ann", 2, "2.600");
        story.on("H100_USD-31JAN27").buys("cat", 5, "2.600").sells("ann", 5, "2.600");
        var buyBack = OrderTerms.limit(Side.BUY, 5, 2_500).withReduceOnly(true);
        story.does("ann", buyBack).expect("accepted o5");
        story.at("2026-12-30T16:00:00Z");
        story.expect("o5 is 3 @ 2.500; cascaded @ 2.6000; cascaded @ 2.6000");
        assertThat(story.lots("ann")).isEqualTo(-3);
    }

    @Test
    void aCascadeAtASettlementPriceThatRoundsLosesNothing() {
        var story = new MarketStory("2026-12-30T12:10:00Z", FIRST_QUARTER, "2.6000");
        story.sells("bob", 3, "2.610").buys("ann", 3, "2.610");
        story.on("H100_USD-31JAN27").sells("bob", 1, "2.700").buys("cat", 1, "2.700");
        for (String month : ITS_MONTHS.subList(1, 3)) trades(story, month, "2.600");
        story.at("2026-12-30T16:00:00Z");
        // settled at 2.6344, and so entered into its months, which are at 2.7000, 2.6000 and 2.6000: what rounding took
        // from the strip's settlement comes with the months' next. 3 × 744 × 0.0656 − 3 × 1,416 × 0.0344 = 0.288
        assertThat(story.of("ann").unsettledMicros()).isEqualTo(Money.usd("0.288"));
        // bob is short one January of his own, settled already
        assertThat(story.of("bob").unsettledMicros()).isEqualTo(-Money.usd("0.288"));
        // 3 × 2,160 × (2.6344 − 2.610) = 158.112; in all 3 × (744 × 0.090 − 1,416 × 0.010) = 158.40
        assertThat(story.of("ann").equityMicros()).isEqualTo(Money.usd("10000158.40"));
        story.at("2026-12-31T16:00:00Z");
        assertThat(story.cash("ann")).isEqualTo("10000158.400000");
    }

    @Test
    void aYearTurnsIntoThreeMonthsAndThreeQuarters() {
        var story = new MarketStory("2027-12-20T12:10:00Z", "H100Y_USD-30DEC27", "2.6000");
        story.sells("bob", 1, "2.600").buys("ann", 1, "2.600");
        story.at("2027-12-30T16:00:00Z");
        assertThat(story.exchange.positions(story.account("ann")).stream()
                        .map(position -> position.contract().name() + " " + position.lots()))
                .containsExactlyInAnyOrder(
                        "H100_USD-31JAN28 1",
                        "H100_USD-29FEB28 1",
                        "H100_USD-31MAR28 1",
                        "H100Q_USD-30MAR28 1",
                        "H100Q_USD-29JUN28 1",
                        "H100Q_USD-29SEP28 1");
        story.expect("cascaded @ 2.6000; cascaded @ 2.6000");
    }

    @Test
    void aStripAgainstItsMonthsNeedsNoMargin() {
        var story = new MarketStory("2026-12-20T12:10:00Z", FIRST_QUARTER, "2.6000");
        story.sells("bob", 1, "2.600").buys("ann", 1, "2.600");
        // 2,160 × 2.600 × 15%
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("842.40"));
        for (String month : ITS_MONTHS) story.on(month).buys("bob", 1, "2.600").sells("ann", 1, "2.600");
        assertThat(story.of("ann").maintenanceMicros()).isZero();
        assertThat(story.of("bob").maintenanceMicros()).isZero();
    }

    @Test
    void aStripIsPricedByItsMonthsAlone() {
        var story = new MarketStory("2026-12-20T12:10:00Z", FIRST_QUARTER, "2.6000");
        story.apply(new Command.SetReference(story.contract().id(), 27_000));
        story.expect("rejected: invalid_field");
        int january = story.exchange.contract("H100_USD-31JAN27").orElseThrow().id();
        story.apply(new Command.SetReference(january, 27_000));
        assertThat(story.market().markTenths()).isEqualTo(26_344);
    }

    @Test
    void anOrderInTheTickOfTheCascadeIsRefused() {
        var story = new MarketStory("2026-12-30T12:10:00Z", FIRST_QUARTER, "2.6000");
        story.at("2026-12-30T16:00:00Z");
        story.does("ann", OrderTerms.limit(Side.BUY, 1, 2_600)).expect("rejected: unknown_contract");
    }

    @Test
    void eightQuartersAndTheYearsInsideTheListedMonthsAreListed() {
        var story = new MarketStory("2026-11-20T12:10:00Z", FIRST_QUARTER, "2.6000");
        assertThat(strips(story))
                .containsExactly(
                        "H100Q_USD-30DEC26",
                        "H100Q_USD-30MAR27",
                        "H100Q_USD-29JUN27",
                        "H100Q_USD-29SEP27",
                        "H100Q_USD-30DEC27",
                        "H100Q_USD-30MAR28",
                        "H100Q_USD-29JUN28",
                        "H100Q_USD-29SEP28",
                        "H100Y_USD-30DEC26",
                        "H100Y_USD-30DEC27");
        // with December 2029 the year 2029 is wholly listed
        story.at("2026-12-01T00:00:00Z");
        assertThat(strips(story)).hasSize(11).contains("H100Y_USD-30DEC28");
    }

    private static List<String> strips(MarketStory story) {
        return story.exchange.contracts().stream()
                .filter(kilohour.contracts.Contract.Strip.class::isInstance)
                .map(kilohour.contracts.Contract::name)
                .toList();
    }

    @Test
    void aGoodWhoseNameWouldBeAStripsIsRefused() {
        var story = new MarketStory("2026-11-20T12:10:00Z", FIRST_QUARTER, "2.6000");
        var good = MarketStory.H100;
        story.apply(
                new Command.ListUnderlying(kilohour.contracts.Underlying.gpuHours("H100Q", "something else", false)));
        story.expect("rejected: invalid_field");
    }
}

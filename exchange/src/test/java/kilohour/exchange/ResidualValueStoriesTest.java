package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kilohour.clearing.OptionParameters;
import kilohour.contracts.Contract;
import kilohour.contracts.Good;
import kilohour.contracts.ListingTerms;
import kilohour.contracts.Lot;
import kilohour.contracts.Option;
import kilohour.contracts.Underlying;
import kilohour.units.Money;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/**
 * Residual-value puts: a lender who has lent against modules is sure of a price for them. Ann lends, bob takes her risk: puts
 * on one H100 module in December, struck at $22,500, the index at $25,000.
 */
class ResidualValueStoriesTest {
    private static final Underlying MODULE = new Underlying(
            "H100HW",
            "one H100 SXM5 module, used, in working order",
            new Good("module", "modules", new Lot.Fixed(1), 1),
            new PriceGrid(1_000_000),
            ListingTerms.hardware());
    private static final String FUTURE = "H100HW_USD-31DEC26";
    private static final String PUT = "H100HWR_USD-31DEC26-22500d00-P";
    private static final String FAR_PUT = "H100HWR_USD-31DEC26-17500d00-P";

    private static MarketStory story() {
        var story = new MarketStory("2026-10-20T12:10:00Z", MODULE, FUTURE, "25000");
        story.apply(new Command.SetOptionParameters(OptionParameters.standard("H100HW")));
        story.at("2026-10-20T12:11:00Z");
        return story.on(PUT);
    }

    /** Days 1 to {@code last} of December at a price, each frozen at 02:00 of the next. */
    private static void prints(MarketStory story, int from, int last, String usd) {
        for (int day = from; day <= last; day++) {
            int date = Utc.parseDay("2026-12-%02d".formatted(day));
            story.at(Utc.formatDay(date + 1) + "T02:00:00Z");
            story.print(Utc.formatDay(date), usd);
        }
    }

    @Test
    void putsAreListedOnQuarterEndsToThreeYearsAndNothingElse() {
        var story = story();
        var contracts = story.exchange.contracts();
        // December 2026 to September 2029
        assertThat(contracts.stream()
                        .filter(Contract.MonthFuture.class::isInstance)
                        .map(Contract::name))
                .hasSize(12)
                .startsWith("H100HW_USD-31DEC26", "H100HW_USD-31MAR27")
                .endsWith("H100HW_USD-30SEP29");
        var puts = contracts.stream()
                .filter(Option.class::isInstance)
                .map(Option.class::cast)
                .toList();
        // a tenth of 25,000 is 2,500, which is round: 17,500 to 32,500 in seven strikes
        assertThat(puts).hasSize(12 * 7).allMatch(put -> put.type() == Option.Type.PUT);
        assertThat(puts).extracting(Option::name).contains(FAR_PUT, "H100HWR_USD-30SEP29-32500d00-P");
        assertThat(contracts).hasSize(12 + 84);
    }

    @Test
    void aQuarterEndIsListedWhenItComesInSightAndItsPutsAfterTheNextDailyRun() {
        var story = story();
        story.at("2026-11-30T16:00:00Z");
        assertThat(story.exchange.contract("H100HW_USD-31DEC29")).isEmpty();
        story.at("2026-12-01T00:00:00Z");
        assertThat(story.exchange.contract("H100HW_USD-31DEC29")).isPresent();
        story.at("2026-12-01T16:00:00Z");
        assertThat(story.exchange.contract("H100HWR_USD-31DEC29-25000d00-P")).isPresent();
        story.at("2027-01-01T16:00:00Z");
        assertThat(story.exchange.contract("H100HW_USD-31JAN30")).isEmpty();
    }

    @Test
    void strikesFollowThePriceAndAreCapped() {
        var story = story();
        for (int day = 21; day <= 31; day++) {
            story.at("2026-10-%dT12:10:00Z".formatted(day));
            story.hour(Integer.toString(25_000 - 1_400 * (day - 20)));
            story.at("2026-10-%dT16:00:00Z".formatted(day));
        }
        var strikes = story.exchange.contracts().stream()
                .filter(Option.class::isInstance)
                .map(Option.class::cast)
                .filter(put -> put.name().startsWith("H100HWR_USD-31DEC26"))
                .map(Option::strikeTicks)
                .toList();
        assertThat(strikes).doesNotHaveDuplicates().hasSize(24).contains(17_500L, 9_000L);
    }

    @Test
    void thePremiumIsPaidAtTheTradeAndTheShortSideIsMargined() {
        var story = story();
        story.sells("bob", 40, "900").buys("ann", 40, "900");
        // 40 × 900
        story.expect(
                "accepted o2; trade o1·o2 40 @ 900; ann pays clearing 36000.000000; clearing pays bob 36000.000000");
        // down 15% the module is at 21,250, where the put is worth 1,250 at least: 40 × (1,250 − mark)
        long mark = story.market().markTenths() / 10;
        assertThat(mark).isBetween(300L, 1_000L);
        // a bought put loses what it is worth at most
        assertThat(story.of("ann").maintenanceMicros()).isBetween(1L, Money.usd(40 * (mark + 1)));
        assertThat(story.of("bob").maintenanceMicros())
                .isBetween(Money.usd(40 * (1_250 - mark)), Money.usd(40 * 1_600));
        // far from the money the scenarios say next to nothing: 2% of 40 × 25,000
        story.on(FAR_PUT).sells("cat", 40, "20").buys("dan", 40, "20");
        assertThat(story.of("cat").maintenanceMicros()).isEqualTo(Money.usd(20_000));
        assertThat(story.of("dan").maintenanceMicros()).isLessThan(Money.usd(40 * 20));
    }

    @Test
    void inItsMonthTheRiskShrinksWithEachDay() {
        var story = story();
        story.sells("bob", 40, "900").buys("ann", 40, "900");
        story.at("2026-12-01T00:01:00Z");
        long before = story.of("bob").maintenanceMicros();
        prints(story, 1, 25, "22000");
        story.at("2026-12-26T16:00:00Z");
        // in the money by now, so that it moves as the mean does: 15% of 22,000 on 6 of 31 days, 40 puts: 25,548
        assertThat(story.of("bob").maintenanceMicros())
                .isBetween(Money.usd(24_500), Money.usd(26_500))
                .isLessThan(before);
        story.restarted();
        assertThat(story.of("bob").maintenanceMicros()).isBetween(Money.usd(24_500), Money.usd(26_500));
    }

    @Test
    void inTheMoneyItPaysWhatTheMeanIsBelowTheStrike() {
        var story = story();
        story.sells("bob", 40, "900").buys("ann", 40, "900").restarted();
        prints(story, 1, 20, "22000");
        story.restarted();
        prints(story, 21, 31, "19210");
        story.at("2027-01-01T02:00:01Z");
        // (20 × 22,000 + 11 × 19,210) / 31 = 21,010: 40 × 1,490; the future is settled beside it
        story.expect("exercised @ 21010.0; clearing pays ann 59600.000000; bob pays clearing 59600.000000;"
                + " settled @ 21010.0");
        // −36,000 + 59,600
        assertThat(story.cash("ann")).isEqualTo("10023600.000000");
        assertThat(story.cash("bob")).isEqualTo("9976400.000000");
        assertThat(story.of("bob").maintenanceMicros()).isZero();
        assertThat(story.exchange.contract(PUT)).isEmpty();
    }

    @Test
    void exactlyAtTheStrikeItPaysNothing() {
        var story = story();
        story.sells("bob", 40, "900").buys("ann", 40, "900");
        prints(story, 1, 31, "22500");
        story.at("2027-01-01T02:00:01Z");
        story.expect("expired @ 22500.0; settled @ 22500.0");
        assertThat(story.cash("ann")).isEqualTo("9964000.000000");
        assertThat(story.exchange.positions(story.account("bob"))).isEmpty();
    }

    @Test
    void outOfTheMoneyThePremiumIsTheSellers() {
        var story = story();
        story.sells("bob", 40, "900").buys("ann", 40, "900");
        prints(story, 1, 31, "23900");
        story.at("2027-01-01T02:00:01Z");
        story.expect("expired @ 23900.0; settled @ 23900.0");
        assertThat(story.cash("bob")).isEqualTo("10036000.000000");
    }

    @Test
    void putsThatNobodyHoldsEndAndNothingMoves() {
        var story = story();
        prints(story, 1, 31, "20000");
        story.at("2027-01-01T02:00:01Z");
        story.expect("exercised @ 20000.0; settled @ 20000.0");
        assertThat(story.events).noneMatch(Event.PositionChanged.class::isInstance);
        assertThat(story.events).noneMatch(Event.CashTransferred.class::isInstance);
        for (String gone : List.of(PUT, FAR_PUT, FUTURE))
            assertThat(story.exchange.contract(gone)).isEmpty();
        // those of March are still there
        assertThat(story.exchange.contract("H100HWR_USD-31MAR27-22500d00-P")).isPresent();
    }

    @Test
    void aModuleIsDearSoThatFewerMayBeHeldThanOfGpuHours() {
        var story = story().on(FUTURE);
        story.apply(new Command.SetTradingParameters(
                new TradingParameters(0, 0, 200_000, 50_000, TradingParameters.POSITION_UNITS_MAX, 1_000)));
        // a tick of $1 weighs a thousand times $0.001: 100,000 modules instead of 100,000,000 GPU-hours
        story.sells("bob", 100_001, "25000").expect("rejected: lots_out_of_range");
    }
}

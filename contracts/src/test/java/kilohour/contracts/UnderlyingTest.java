package kilohour.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class UnderlyingTest {
    private static final Underlying MODULE = new Underlying(
            "H100HW",
            "one H100 SXM5 module",
            new Good("module", "modules", new Lot.Fixed(1), 1),
            new PriceGrid(1_000_000),
            ListingTerms.hardware());

    private static long at(String instant) {
        return Utc.nanos(Instant.parse(instant));
    }

    @Test
    void aLotIsAFlowOrANumberOfUnits() {
        var megawatts = new Lot.Flow("MW", 5);
        assertThat(megawatts.unitsInMonth(31)).isEqualTo(5 * 744);
        assertThat(megawatts.words()).isEqualTo("5 MW through every hour");
        assertThat(Good.GPU_HOUR.lot()).isEqualTo(new Lot.Flow("GPU", 1));
        assertThat(new Lot.Fixed(100).unitsInMonth(28)).isEqualTo(100);
    }

    @Test
    void unitsAreCountedAsPeopleDo() {
        assertThat(Good.GPU_HOUR.count(744)).isEqualTo("744 GPU-hours");
        assertThat(MODULE.good().count(1)).isEqualTo("1 module");
    }

    @Test
    void residualValuePutsHaveALetterOfTheirOwn() {
        var month = YearMonth.of(2029, 9);
        var put = new Option(1, MODULE, month, Option.Style.AVERAGE_PRICE, Option.Type.PUT, 22_500);
        assertThat(put.name()).isEqualTo("H100HWR_USD-30SEP29-22500d00-P");
        assertThat(put.unitsPerLot()).isOne();
    }

    @Test
    void quarterEndsToThreeYearsAreListedAndTheirPutsBeforeTheirMonthBegins() {
        assertThat(ListingCalendar.monthsListed(MODULE.terms(), at("2026-12-31T23:00:00Z")))
                .hasSize(13)
                .startsWith(YearMonth.of(2026, 12), YearMonth.of(2027, 3))
                .endsWith(YearMonth.of(2029, 12));
        assertThat(ListingCalendar.optionMonthsListed(MODULE, at("2026-12-31T23:00:00Z")))
                .hasSize(12)
                .startsWith(YearMonth.of(2027, 3));
        assertThat(ListingCalendar.stripsListed(MODULE, at("2026-12-31T23:00:00Z")))
                .isEmpty();
        assertThat(ListingCalendar.spreadsListed(MODULE, at("2026-12-31T23:00:00Z")))
                .isEmpty();
    }

    @Test
    void strikesOfAModuleAndOfPowerAreRound() {
        // $25,000 at ticks of $1: a tenth is 2,500
        assertThat(StrikeGrid.around(25_000, 100_000, 3))
                .isEqualTo(List.of(17_500L, 20_000L, 22_500L, 25_000L, 27_500L, 30_000L, 32_500L));
        // $45.00 at ticks of $0.01: a tenth is 4.50, the step 2.50
        assertThat(StrikeGrid.around(4_500, 100_000, 1)).isEqualTo(List.of(4_250L, 4_500L, 4_750L));
    }

    @Test
    void termsThatContradictEachOtherAreRefusedInASentence() {
        refuses("strips turn into all of their months", () -> terms(ListingTerms.Months.QUARTER_ENDS, 36, true, 0));
        refuses("1 to 36 ahead", () -> terms(ListingTerms.Months.EVERY, 0, false, 0));
        refuses("1 to 36 ahead", () -> terms(ListingTerms.Months.EVERY, 37, false, 0));
        refuses("3 to 36 months ahead", () -> terms(ListingTerms.Months.QUARTER_ENDS, 2, false, 0));
        refuses("funding looks at", () -> terms(ListingTerms.Months.EVERY, 12, false, -1));
        refuses("1 to 1,000 units an hour", () -> new Lot.Flow("MW", 0));
        refuses("1 to 1,000,000 units", () -> new Lot.Fixed(0));
        refuses("letters, digits", () -> new Good("m³", "m³", new Lot.Fixed(1), 1));
        refuses("a perpetual's lot", () -> new Good("GB", "GB", new Lot.Fixed(1), 0));
    }

    @Test
    void aLotThatCannotBeReckonedWithIsRefused() {
        // a leap year of 13 units an hour at $1 a tick: 13 × 8,784 × 100,000 micro-dollars a tenth is above 2^30
        refuses(
                "too large for a tick of $1",
                () -> new Underlying(
                        "HEAT",
                        "",
                        new Good("MWh", "MWh", new Lot.Flow("MW", 13), 1),
                        new PriceGrid(1_000_000),
                        ListingTerms.tokens(false)));
    }

    private static ListingTerms terms(ListingTerms.Months months, int ahead, boolean strips, long impactUnits) {
        return new ListingTerms(months, ahead, strips, true, OptionListing.NONE, impactUnits);
    }

    private static void refuses(String because, Runnable made) {
        assertThatIllegalArgumentException().isThrownBy(made::run).withMessageContaining(because);
    }
}

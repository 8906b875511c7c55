package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kilohour.clearing.MarginParameters;
import kilohour.contracts.Contract;
import kilohour.contracts.Good;
import kilohour.contracts.ListingTerms;
import kilohour.contracts.Lot;
import kilohour.contracts.OptionListing;
import kilohour.contracts.Spread;
import kilohour.contracts.Underlying;
import kilohour.units.Money;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** Goods of which the code knows nothing: memory by the gigabyte, and power, a megawatt through every hour of a month. */
class ListedByCommandTest {
    private static final Underlying MEMORY = new Underlying(
            "DDR5",
            "one gigabyte of server memory, DDR5 registered modules",
            new Good("GB", "GB", new Lot.Fixed(10_000), 100),
            new PriceGrid(1_000),
            new ListingTerms(ListingTerms.Months.EVERY, 18, true, true, OptionListing.NONE, 0));
    private static final Underlying POWER = new Underlying(
            "POWER",
            "one megawatt-hour of base load, day ahead",
            new Good("MWh", "MWh", new Lot.Flow("MW", 1), 1),
            new PriceGrid(10_000),
            new ListingTerms(ListingTerms.Months.EVERY, 24, true, true, OptionListing.NEAREST_YEAR, 500));

    @Test
    void powerIsAMegawattForEveryHourAndALeapFebruaryHasADayMore() {
        var story = new MarketStory("2027-12-20T12:10:00Z", POWER, "POWER_USD-29FEB28", "45.00");
        assertThat(story.contract().unitsPerLot()).isEqualTo(24 * 29);
        assertThat(story.exchange.contract("POWER_USD-28FEB29").orElseThrow().unitsPerLot())
                .isEqualTo(24 * 28);
        story.sells("bob", 2, "45.00").buys("ann", 2, "45.00").expect("accepted o2; trade o1·o2 2 @ 45.00");
        // 2 × 696 × 15% of 45
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("9396"));
        story.sells("cat", 1, "44.50").buys("dan", 1, "44.50");
        story.at("2027-12-20T16:00:00Z");
        // 2 × 696 × 0.50
        story.expect("ann pays clearing 696.000000; clearing pays bob 696.000000");
        int first = Utc.parseDay("2028-02-01");
        for (int day = first; day < first + 29; day++) {
            story.at(Utc.formatDay(day + 1) + "T02:00:00Z");
            story.print(Utc.formatDay(day), day == first + 28 ? "0.001" : "58.000");
            if (day == first + 12) story.restarted();
        }
        story.at("2028-03-01T02:00:01Z");
        // (28 × 58.000 + 0.001) / 29 = 56.0000345, the last a day whose mean was not above zero: 56.000
        assertThat(story.told(story.events)).contains("settled @ 56.000");
        // 2 × 696 × 11
        assertThat(story.cash("ann")).isEqualTo("10015312.000000");
        assertThat(story.cash("bob")).isEqualTo("9984688.000000");
    }

    @Test
    void aDayBelowTheSmallestPriceIsRefusedAndToldWhatToDo() {
        var story = new MarketStory("2026-11-20T12:10:00Z", POWER, "POWER_USD-31DEC26", "45.00");
        story.print("2026-11-19", "-3.000");
        story.expect("rejected: price_out_of_range");
        assertThat(((Event.CommandRejected) story.events.getFirst()).sentence())
                .contains("at least one tenth of a tick");
    }

    @Test
    void powersStripsAreTheMonthsHoursAndItsOptionsLieOnRoundDollars() {
        var story = new MarketStory("2026-11-20T12:10:00Z", POWER, "POWERQ_USD-30DEC26", "45.00");
        // January, February, March 2027: 31 + 28 + 31 days
        assertThat(story.contract().unitsPerLot()).isEqualTo(24 * 90);
        story.apply(new Command.SetOptionParameters(kilohour.clearing.OptionParameters.standard("POWER")));
        story.at("2026-11-20T12:11:00Z");
        // a tenth of 45.00 is 4.50: the step is 2.50
        assertThat(story.exchange.contract("POWER_USD-29NOV26-47d50-C")).isPresent();
        assertThat(story.exchange.contract("POWERA_USD-31DEC26-37d50-P")).isPresent();
        assertThat(story.exchange.contract("POWER_USD-29NOV26-55d00-C")).isEmpty();
    }

    @Test
    void memoryHasAFixedLotAndItsStripsAddUp() {
        var story = new MarketStory("2026-11-20T12:10:00Z", MEMORY, "DDR5Q_USD-30DEC26", "12.500");
        assertThat(story.contract().unitsPerLot()).isEqualTo(30_000);
        // 18 months ahead: to May 2028, so the quarters of 2027 and the first of 2028, and the year 2027
        assertThat(story.exchange.contracts().stream()
                        .filter(Contract.Strip.class::isInstance)
                        .map(Contract::name))
                .containsExactly(
                        "DDR5Q_USD-30DEC26",
                        "DDR5Q_USD-30MAR27",
                        "DDR5Q_USD-29JUN27",
                        "DDR5Q_USD-29SEP27",
                        "DDR5Q_USD-30DEC27",
                        "DDR5Y_USD-30DEC26");
        story.sells("bob", 1, "12.500").buys("ann", 1, "12.500").expect("accepted o2; trade o1·o2 1 @ 12.500");
        story.at("2026-12-30T16:00:00Z");
        assertThat(story.told(story.events)).contains("cascaded @ 12.5000");
        // a lot of each of the three months
        assertThat(story.exchange.positions(story.account("ann")))
                .extracting(Views.Position::lots)
                .containsExactly(1L, 1L, 1L);
        // ±15% of 30,000 × 12.500
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("56250"));
    }

    @Test
    void goodsOfOneKindAreSpreadAgainstEachOtherAndOthersAreNot() {
        var story = new MarketStory("2026-11-20T12:10:00Z", MEMORY, "DDR5_USD-31DEC26", "12.500");
        var hbm = new Underlying("HBM3E", "one gigabyte of HBM3E", MEMORY.good(), MEMORY.grid(), MEMORY.terms());
        for (Underlying other : List.of(hbm, POWER)) {
            story.apply(new Command.ListUnderlying(other));
            story.apply(new Command.SetMarginParameters(MarginParameters.standard(other.code())));
            story.apply(new Command.DeclareHour(
                    other.code(),
                    Utc.hour(story.exchange.nowNanos()) - 1,
                    30_000,
                    kilohour.contracts.PrintGrade.INTRADAY));
        }
        int memory = story.contract().id();
        story.apply(new Command.CreateSpread(story.account("ann"), story.nextRequest(), memory, id(story, "HBM3E")));
        assertThat(story.exchange.contract("DDR5_USD-FS-31DEC26_HBM3E").orElseThrow())
                .isInstanceOf(Spread.class);
        story.apply(new Command.CreateSpread(story.account("ann"), story.nextRequest(), memory, id(story, "POWER")));
        story.expect("rejected: invalid_field");
    }

    private static int id(MarketStory story, String code) {
        return story.exchange.contract(code + "_USD-31DEC26").orElseThrow().id();
    }

    @Test
    void aCodeThatWouldTakeTheNamesOfOthersOptionsIsRefused() {
        var story = new MarketStory("2026-11-20T12:10:00Z", MEMORY, "DDR5_USD-31DEC26", "12.500");
        for (String letter : List.of("A", "Q", "R", "Y")) {
            story.apply(new Command.ListUnderlying(Underlying.gpuHours("DDR5" + letter, "", false)));
            story.expect("rejected: invalid_field");
        }
    }
}

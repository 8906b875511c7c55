package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import kilohour.clearing.OptionParameters;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Option;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** Options on December, 744 GPU-hours a lot: on the future to 29 November, and on the average of its prints. */
class OptionStoriesTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private static final String CALL = "H100_USD-29NOV26-2d50-C";
    private static final String PUT = "H100_USD-29NOV26-2d75-P";
    private static final String AVERAGE_CALL = "H100A_USD-31DEC26-2d50-C";

    private static MarketStory story() {
        var story = new MarketStory("2026-11-20T12:10:00Z", DECEMBER, "2.6000");
        story.apply(new Command.SetOptionParameters(OptionParameters.standard("H100")));
        story.at("2026-11-20T12:11:00Z");
        return story.on(CALL);
    }

    private static long lots(MarketStory story, String account, String contract) {
        return story.exchange.positions(story.account(account)).stream()
                .filter(position -> position.contract().name().equals(contract))
                .mapToLong(Views.Position::lots)
                .sum();
    }

    @Test
    void twelveMonthsAreListedInBothStylesWithSevenStrikesOfCallsAndPuts() {
        var story = story();
        var options = story.exchange.contracts().stream()
                .filter(Option.class::isInstance)
                .toList();
        assertThat(options).hasSize(12 * 2 * 7 * 2);
        assertThat(options.getFirst().name()).isEqualTo("H100_USD-29NOV26-1d75-C");
        assertThat(story.exchange.contract("H100A_USD-31DEC26-3d25-P")).isPresent();
        assertThat(story.exchange.contract("H100_USD-30OCT27-2d50-P")).isPresent();
    }

    @Test
    void strikesAreAddedWhereThePriceHasGoneAndNoneIsTakenAway() {
        var story = story();
        story.at("2026-11-21T12:10:00Z");
        story.hour("3.2000");
        story.at("2026-11-21T16:00:00Z");
        // a tenth of 3.200 is 0.320: the step is still 0.250, the strike nearest 3.250, and three above it
        assertThat(story.exchange.contract("H100_USD-29NOV26-4d00-C")).isPresent();
        assertThat(story.exchange.contract("H100_USD-29NOV26-1d75-C")).isPresent();
    }

    @Test
    void thePremiumIsPaidAtTheTradeAndTheOptionsValueIsEquity() {
        var story = story();
        // an option with nine days to go and $0.100 in the money: a little more than that
        long mark = story.market().markTenths();
        assertThat(mark).isBetween(1_000L, 1_300L);
        story.sells("bob", 10, "0.120").buys("ann", 10, "0.120");
        // 10 × 744 × 0.120
        story.expect("accepted o2; trade o1·o2 10 @ 0.120; ann pays clearing 892.800000; clearing pays bob 892.800000");
        assertThat(story.cash("ann")).isEqualTo("9999107.200000");
        assertThat(story.of("ann").optionValueMicros()).isEqualTo(10 * 744 * mark * 100);
        assertThat(story.of("ann").equityMicros()).isEqualTo(Money.usd("9999107.2") + 10 * 744 * mark * 100);
        assertThat(story.of("bob").equityMicros()).isEqualTo(Money.usd("10000892.8") - 10 * 744 * mark * 100);
        // no variation margin on it
        story.at("2026-11-20T16:00:00Z");
        story.expect("");
    }

    @Test
    void anOptionInTheMoneyBecomesTheMonthAtTheStrikeAndItsVariationMarginIsPaidAtOnce() {
        var story = story();
        story.sells("bob", 10, "0.120").buys("ann", 10, "0.120");
        story.on(PUT).sells("cat", 4, "0.160").buys("ann", 4, "0.160").on(CALL);
        story.at("2026-11-29T15:59:59Z");
        story.sells("dan", 1, "0.110").expect("accepted o5");
        story.at("2026-11-29T16:00:00Z");
        // calls: 10 × 744 × (2.600 − 2.500); puts: 4 × 744 × (2.750 − 2.600), the month sold at 2.750
        story.expect("o5 cancelled 1 contract_ended; exercised @ 2.6000;"
                + " clearing pays ann 744.000000; bob pays clearing 744.000000;"
                + " clearing pays ann 446.400000; cat pays clearing 446.400000");
        assertThat(lots(story, "ann", DECEMBER)).isEqualTo(10 - 4);
        assertThat(lots(story, "bob", DECEMBER)).isEqualTo(-10);
        assertThat(lots(story, "cat", DECEMBER)).isEqualTo(4);
        assertThat(story.exchange.contract(CALL)).isEmpty();
        // ann: −892.80 − 476.16 + 744 + 446.40 on 10,000,000, nothing unsettled
        assertThat(story.of("ann").equityMicros()).isEqualTo(Money.usd("9999821.44"));
        // bob entered the month at the strike: −10 × 744 × 2.500
        assertThat(story.exchange.positions(story.account("bob")).getFirst().entryCostMicros())
                .isEqualTo(Money.usd("-18600"));
        // the month 12 ahead has options now
        assertThat(story.exchange.contract("H100_USD-29NOV27-2d50-C")).isPresent();
    }

    @Test
    void exactlyAtTheStrikeAnOptionIsNotExercised() {
        var story = story();
        story.sells("bob", 10, "0.120").buys("ann", 10, "0.120");
        story.on(DECEMBER).sells("bob", 10, "2.500").buys("cat", 10, "2.500");
        story.at("2026-11-28T16:00:00Z");
        story.on(DECEMBER).sells("bob", 1, "2.500").buys("cat", 1, "2.500").on(CALL);
        story.at("2026-11-29T16:00:00Z");
        story.expect("expired @ 2.5000");
        assertThat(lots(story, "ann", DECEMBER)).isZero();
        assertThat(story.exchange.contract(CALL)).isEmpty();
        assertThat(story.cash("ann")).isEqualTo("9999107.200000");
    }

    @Test
    void anOptionThatNobodyHoldsEndsAndNothingMoves() {
        var story = story();
        story.at("2026-11-29T16:00:00Z");
        story.expect("exercised @ 2.6000");
        assertThat(story.events).noneMatch(Event.PositionChanged.class::isInstance);
        assertThat(story.events).noneMatch(Event.CashTransferred.class::isInstance);
    }

    @Test
    void anOptionWaitsWhileItsMonthIsHaltedAndIsExercisedAllTheSame() {
        var story = story();
        story.sells("bob", 10, "0.120").buys("ann", 10, "0.120");
        story.apply(new Command.HaltTrading(DECEMBER, "index in doubt", "officer"));
        story.sells("bob", 1, "0.120").expect("rejected: halted");
        story.at("2026-11-29T16:00:00Z");
        story.expect("exercised @ 2.6000; clearing pays ann 744.000000; bob pays clearing 744.000000");
        assertThat(lots(story, "ann", DECEMBER)).isEqualTo(10);
    }

    @Test
    void anAveragePriceOptionPaysTheMeanBeyondTheStrikeWithItsMonth() {
        var story = story().on(AVERAGE_CALL);
        story.sells("bob", 10, "0.150").buys("ann", 10, "0.150");
        for (int day = 1; day <= 31; day++) {
            String date = "2026-12-%02d".formatted(day);
            story.at(Utc.format(Utc.startOfDay(Utc.parseDay(date) + 1) + 2 * Utc.NANOS_PER_HOUR));
            if (day < 31) story.print(date, "2.7000");
        }
        // the last day's print: (30 × 2.700 + 2.390) / 31 = 2.690
        story.print("2026-12-31", "2.3900");
        story.at("2027-01-01T02:00:01Z");
        story.expect("exercised @ 2.6900; clearing pays ann 1413.600000; bob pays clearing 1413.600000;"
                + " settled @ 2.6900");
        assertThat(story.exchange.contract(AVERAGE_CALL)).isEmpty();
        assertThat(story.of("ann").equityMicros()).isEqualTo(Money.usd("10000297.6"));
    }

    @Test
    void anAveragePriceOptionLosesItsRiskWithEachPrint() {
        var story = story().on(AVERAGE_CALL);
        story.sells("bob", 10, "0.150").buys("ann", 10, "0.150");
        story.at("2026-12-01T00:01:00Z");
        long before = story.of("bob").maintenanceMicros();
        for (int day = 1; day <= 25; day++) {
            String date = "2026-12-%02d".formatted(day);
            story.at(Utc.format(Utc.startOfDay(Utc.parseDay(date) + 1) + 2 * Utc.NANOS_PER_HOUR));
            story.print(date, "2.6000");
        }
        story.at("2026-12-26T16:00:00Z");
        // up 15% on the six days of 31 that are open: 10 × 744 × 2.600 × 15% × 6/31
        assertThat(story.of("bob").maintenanceMicros())
                .isBetween(Money.usd(550), Money.usd(570))
                .isLessThan(before / 4);
    }

    @Test
    void aBoughtOptionNeverNeedsMoreThanItsPremium() {
        var story = story();
        story.buys("ann", 100, "0.090");
        // 100 × 744 × 0.090
        assertThat(story.of("ann").initialMicros()).isBetween(Money.usd(1), Money.usd(6_696));
        story.buys("ann", 100, "0.150");
        assertThat(story.of("ann").initialMicros()).isLessThanOrEqualTo(Money.usd(6_696 + 11_160));
    }

    @Test
    void aMarketOrderForACheapOptionReachesAHundredthOfTheMonthsPrice() {
        var story = story().on("H100_USD-29NOV26-3d25-C");
        assertThat(story.market().markTenths()).isZero();
        var fiveAtMarket = OrderTerms.market(Side.BUY, 5);
        // 2.600 × 5% ÷ 5 = 0.026
        story.sells("bob", 3, "0.026").sells("bob", 9, "0.027").does("ann", fiveAtMarket);
        story.expect("accepted o3; trade o1·o3 3 @ 0.026; ann pays clearing 58.032000; clearing pays bob 58.032000;"
                + " o3 cancelled 2 immediate_remainder");
        // and a sale as far as a tick
        story.buys("cat", 1, "0.001").does("bob", OrderTerms.market(Side.SELL, 1));
        story.expect("accepted o5; trade o4·o5 1 @ 0.001; cat pays clearing 0.744000; clearing pays bob 0.744000");
    }

    @Test
    void aMarketOrderForADearOptionReachesNoFurtherThanOneInItsMonth() {
        var story = story().on("H100_USD-29NOV26-1d75-C");
        // worth 0.850; half of that is more than the month's 2.600 × 5% = 0.130
        assertThat(story.market().markTenths()).isEqualTo(8_500);
        story.sells("bob", 1, "0.980").sells("bob", 1, "0.981").does("ann", OrderTerms.market(Side.BUY, 2));
        story.expect("accepted o3; trade o1·o3 1 @ 0.980; ann pays clearing 729.120000; clearing pays bob 729.120000;"
                + " o3 cancelled 1 immediate_remainder");
    }

    @Test
    void aWorthlessOptionSoldStillNeedsTheShortMinimum() {
        var story = story().on("H100_USD-29NOV26-3d25-C");
        assertThat(story.market().markTenths()).isZero();
        story.sells("bob", 10, "0.005");
        // up 15%: 2.990, still nothing; 2% of 10 × 744 × 2.600
        assertThat(story.of("bob").initialMicros()).isEqualTo(Money.usd("386.88"));
        story.buys("ann", 10, "0.005");
        assertThat(story.of("bob").maintenanceMicros()).isEqualTo(Money.usd("386.88"));
        assertThat(story.of("ann").maintenanceMicros()).isZero();
        // what is bought in another option takes nothing off; buying this one back does
        story.on("H100_USD-29NOV26-3d00-C").sells("cat", 20, "0.005").buys("bob", 20, "0.005");
        assertThat(story.of("bob").maintenanceMicros()).isEqualTo(Money.usd("386.88"));
        story.on("H100_USD-29NOV26-3d25-C").sells("cat", 6, "0.005").buys("bob", 6, "0.005");
        assertThat(story.of("bob").maintenanceMicros()).isLessThan(Money.usd(160));
        // ann sells what she holds: nobody is short by it
        story.sells("ann", 10, "0.006");
        assertThat(story.of("ann").initialMicros()).isZero();
    }

    @Test
    void premiumsArePaidInCashAndNotOutOfGains() {
        var story = story();
        story.apply(
                new Command.Withdraw(story.account("dan"), story.nextRequest(), Money.usd(9_999_000), "most of it"));
        story.on("H100_USD-29NOV26-1d75-C").sells("bob", 1, "0.850").buys("dan", 1, "0.850");
        // 1,000 less 744 × 0.850 leaves 367.60; margin would allow a second, the cash does not
        assertThat(story.of("dan").equityMicros() - 2 * story.of("dan").initialMicros())
                .isPositive();
        story.buys("dan", 1, "0.850").expect("rejected: insufficient_funds");
        story.on(CALL).buys("dan", 1, "0.120").expect("accepted o3");
        // nor may what its bid needs be withdrawn: 367.60 − 744 × 0.120 = 278.32
        story.apply(new Command.Withdraw(story.account("dan"), story.nextRequest(), Money.usd("278.33"), ""));
        story.expect("rejected: insufficient_funds");
        story.apply(new Command.Withdraw(story.account("dan"), story.nextRequest(), Money.usd("278.32"), ""));
        assertThat(story.exchange.cashMicros(story.account("dan"))).isEqualTo(Money.usd("89.28"));
    }

    @Test
    void aVolatilityMovesMarksAtOnceAndOneOutOfBoundsIsRefused() {
        var story = story();
        story.sells("bob", 10, "0.120").buys("ann", 10, "0.120");
        long before = story.market().markTenths();
        story.apply(new Command.SetVolatility("H100", YearMonth.of(2026, 12), 900_000));
        assertThat(story.market().markTenths()).isGreaterThan(before + 200);
        assertThat(story.exchange.option(story.contract().id()).orElseThrow().markVolatilityPpm())
                .isBetween(895_000L, 905_000L);
        story.apply(new Command.SetVolatility("H100", YearMonth.of(2026, 12), 9_999));
        story.expect("rejected: invalid_field");
        story.apply(new Command.SetVolatility("H100", YearMonth.of(2030, 12), 400_000));
        story.expect("rejected: unknown_contract");
        story.apply(new Command.SetVolatility("GOLD", YearMonth.of(2026, 12), 400_000));
        story.expect("rejected: unknown_underlying");
    }

    @Test
    void aRestartAtAnyStepOfAnExerciseChangesNothing() {
        var story = story();
        var twin = restored(story.exchange);
        var commands = new ArrayList<Command>();
        long bob = story.account("bob");
        commands.add(new Command.PlaceOrder(
                bob, story.nextRequest(), story.contract().id(), OrderTerms.limit(Side.SELL, 2_500, 120)));
        for (long account = 1_000; account < 2_250; account++) {
            commands.add(new Command.OpenAccount(account, 1, "a" + account));
            commands.add(new Command.Deposit(account, story.nextRequest(), Money.usd(1_000), ""));
            commands.add(new Command.PlaceOrder(
                    account, story.nextRequest(), story.contract().id(), OrderTerms.limit(Side.BUY, 2, 120)));
        }
        commands.add(new Command.AdvanceTime(Utc.nanos(java.time.Instant.parse("2026-11-29T15:59:00Z"))));
        for (int i = 0; i < 60; i++)
            commands.add(new Command.AdvanceTime(Utc.nanos(java.time.Instant.parse("2026-11-29T16:00:00Z"))));
        int exercised = 0;
        boolean partly = false;
        for (Command command : commands) {
            boolean advances = command instanceof Command.AdvanceTime;
            if (advances) twin = restored(twin);
            var events = story.apply(command);
            assertThat(twin.apply(0, command).events()).isEqualTo(events);
            long ended = events.stream()
                    .filter(Event.OptionExpired.class::isInstance)
                    .count();
            exercised += (int) ended;
            partly |= advances && story.exchange.cashMicros(VenueAccount.CLEARING) != 0;
        }
        assertThat(partly).as("it took more than one command").isTrue();
        assertThat(exercised).as("14 options on the future, once each").isEqualTo(14);
        story.exchange.checkInvariants();
        assertThat(lots(story, "bob", DECEMBER)).isEqualTo(-2_500);
        assertThat(story.exchange.cashMicros(1_000)).isEqualTo(Money.usd("970.24"));
    }

    private static Exchange restored(Exchange exchange) {
        List<StateRecord> records = new ArrayList<>();
        exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        List<StateRecord> again = new ArrayList<>();
        restored.snapshot(again::add);
        assertThat(again).isEqualTo(records);
        return restored;
    }
}

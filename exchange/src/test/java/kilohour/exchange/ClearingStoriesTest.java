package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.units.Money;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class ClearingStoriesTest {

    @Test
    void aMonthSettlesOnTheMeanOfItsDays() {
        var story = new MarketStory("2026-10-20T12:10:00Z", "H100_USD-30NOV26", "2.5000");
        story.sells("bob", 10, "2.500").buys("ann", 10, "2.500");
        // November's prints: 2.60, and 3.20 on the 17th
        int first = Utc.parseDay("2026-11-01");
        for (int day = first; day < first + 30; day++) {
            story.at(Utc.formatDay(day + 1) + "T02:00:00Z");
            story.print(Utc.formatDay(day), day == first + 16 ? "3.20" : "2.60");
        }
        story.at("2026-12-01T02:01:00Z");
        // (29 × 2.60 + 3.20) / 30 = 2.6200
        assertThat(story.events).contains(new Event.MonthSettled(contractOf(story), 26_200, 0, 0, 0));
        // ann receives 10 × 720 × (2.6200 − 2.500) = 864.00 over all runs; bob pays it
        assertThat(story.cash("ann")).isEqualTo("10000864.000000");
        assertThat(story.cash("bob")).isEqualTo("9999136.000000");
        assertThat(story.exchange.contract("H100_USD-30NOV26")).isEmpty();
        assertThat(story.exchange.positions(story.account("ann"))).isEmpty();
    }

    private static int contractOf(MarketStory story) {
        return story.events.stream()
                .filter(Event.MonthSettled.class::isInstance)
                .map(e -> ((Event.MonthSettled) e).contract())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void marginIsPartlyGoneOnceDaysAreFixed() {
        var story = new MarketStory("2026-10-20T12:10:00Z", "H100_USD-30NOV26", "2.6000");
        story.sells("bob", 10, "2.600").buys("ann", 10, "2.600");
        // 10 × 720 × 15% of 2.600
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("2808"));
        int first = Utc.parseDay("2026-11-01");
        for (int day = first; day < first + 10; day++) {
            story.at(Utc.formatDay(day + 1) + "T02:00:00Z");
            story.print(Utc.formatDay(day), "2.60");
        }
        // ten of thirty days are fixed: two thirds of the risk is left
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("1872"));
    }

    @Test
    void marginCountsEveryOrderThatCouldHurtAndNoMore() {
        var story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600");
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("1450.80"));
        story.sells("ann", 8, "2.650");
        // the sells lose in +15%, where the position gains: 1,450.80 in −15% stays the worst
        assertThat(story.of("ann").initialMicros()).isEqualTo(Money.usd("1450.80"));
        assertThat(story.exchange.margin(story.account("ann")).getFirst().lossMicros())
                .containsExactly(Money.usd("1450.80"), Money.usd("915.12"));
        story.buys("ann", 3, "2.590");
        assertThat(story.of("ann").initialMicros()).isEqualTo(Money.usd("2317.932"));
    }

    @Test
    void variationMarginTurnsTheDaysGainIntoCashAndSumsToZero() {
        var story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600");
        story.sells("bob", 5, "2.620").buys("cat", 5, "2.620");
        story.at("2026-11-20T16:00:00Z");
        // last trade 2.620: ann 5 × 744 × 0.020 = 74.40, bob the other side of it, cat nothing
        story.expect("clearing pays ann 74.400000; bob pays clearing 74.400000");
        assertThat(story.of("ann").unsettledMicros()).isZero();
        assertThat(story.market().settlementTenths()).isEqualTo(26_200);
        story.at("2026-11-21T16:00:00Z");
        story.expect("");
    }

    @Test
    void fundingPaysAPremiumOffOverADay() {
        var story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-PERPETUAL", "2.6000");
        story.sells("bob", 10_000, "2.600").buys("ann", 7_000, "2.600").buys("dan", 3_000, "2.600");
        // ann and dan long 10,000 together, bob short; cat shows 5,000 at 2.613 against 2.615 all hour
        story.buys("cat", 5_000, "2.613").sells("cat", 5_000, "2.615");
        story.at("2026-11-20T13:00:00Z");
        for (int minute = 1; minute < 60; minute++) story.at("2026-11-20T13:%02d:00Z".formatted(minute));
        story.hour("2.6000");
        story.at("2026-11-20T14:00:00Z");
        // 10,000 × 2.600 × 0.005 / 24 = 5.416666…: 70% is 3.791667, 30% is 1.625
        story.expect("ann pays funding 3.791667; dan pays funding 1.625000; funding pays bob 5.416667");
    }

    @Test
    void aFundingRemainderGoesOneMicroDollarEachInAccountOrder() {
        var story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-PERPETUAL", "2.6000");
        story.sells("ann", 1, "2.600")
                .sells("bob", 1, "2.600")
                .sells("cat", 1, "2.600")
                .buys("dan", 3, "2.600");
        story.buys("dan", 5_000, "2.613");
        story.at("2026-11-20T13:00:00Z");
        for (int minute = 1; minute < 60; minute++) story.at("2026-11-20T13:%02d:00Z".formatted(minute));
        story.hour("2.6000");
        story.at("2026-11-20T14:00:00Z");
        // 3 × 2.600 × 0.005 / 24 = 0.001625: three floors of 0.000541 and two micro-dollars over
        story.expect("dan pays funding 0.001625; funding pays ann 0.000542; funding pays bob 0.000542; "
                + "funding pays cat 0.000541");
    }

    @Test
    void aFrozenPrintIsNeverRestated() {
        var story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");
        story.print("2026-11-19", "2.61");
        story.print("2026-11-19", "2.61");
        story.expect("");
        story.print("2026-11-19", "2.62");
        story.expect("rejected: already_declared");
        story.print("2026-11-20", "2.60");
        story.expect("rejected: not_yet_final");
    }

    @Test
    void tradingEndsWithTheMonthAndOpenOrdersGo() {
        var story = new MarketStory("2026-11-30T23:00:00Z", "H100_USD-30NOV26", "2.6000");
        assertThat(story.exchange.contract("H100_USD-31DEC29")).isEmpty();
        story.sells("ann", 1, "2.650");
        story.at("2026-12-01T00:00:00Z");
        story.expect("o1 cancelled 1 contract_ended");
        story.sells("ann", 1, "2.650").expect("rejected: not_trading");
        assertThat(story.exchange.contract("H100_USD-31DEC29")).isPresent();
    }

    @Test
    void aSettlementSaysWhichDaysWereNotPrinted() {
        var story = new MarketStory("2026-11-01T00:10:00Z", "H100_USD-30NOV26", "2.6000");
        int first = Utc.parseDay("2026-11-01");
        for (int day = first; day < first + 30; day++) {
            story.at(Utc.formatDay(day + 1) + "T02:00:00Z");
            var grade = day < first + 5 ? PrintGrade.RECONSTRUCTED : PrintGrade.DAILY;
            var status = day == first + 7
                    ? PrintStatus.CARRIED
                    : day == first + 8 ? PrintStatus.DETERMINED : PrintStatus.PRINTED;
            story.print(Utc.formatDay(day), "2.60", grade, status);
        }
        story.at("2026-12-01T02:00:30Z");
        assertThat(story.events).contains(new Event.MonthSettled(contractOf(story), 26_000, 5, 1, 1));
    }

    @Test
    void moneyAboveMarginMayLeaveAndNoMore() {
        var story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600");
        // 10,000,000 − 1,450.80
        story.apply(new Command.Withdraw(story.account("ann"), story.nextRequest(), Money.usd("9998549.200001"), ""));
        story.expect("rejected: insufficient_funds");
        story.apply(new Command.Withdraw(story.account("ann"), story.nextRequest(), Money.usd("9998549.20"), ""));
        story.expect("ann pays withdrawals 9998549.200000; withdrawals pays bank 9998549.200000; withdrawal 1 paid");
        story.sells("ann", 5, "2.600").expect("accepted o3"); // reducing is always allowed
        story.buys("ann", 1, "2.500").expect("rejected: insufficient_margin");
    }

    @Test
    void theSameCommandsGiveTheSameStateAndASnapshotLosesNothing() {
        var story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");
        story.sells("bob", 5, "2.600")
                .buys("ann", 3, "2.600")
                .sells("dan", 5, "2.600")
                .buys("cat", 4, "2.590");
        story.at("2026-11-20T16:00:00Z");
        story.print("2026-11-19", "2.61");
        var told = records(story.exchange);
        var again = new Exchange();
        story.log.forEach(command -> again.apply(0, command));
        assertThat(records(again)).isEqualTo(told);
        var restored = Exchange.restore(told);
        assertThat(records(restored)).isEqualTo(told);
        // and both go on alike
        var next = new Command.AdvanceTime(Utc.startOfDay(Utc.parseDay("2026-12-01")));
        assertThat(restored.apply(0, next)).isEqualTo(again.apply(0, next));
        assertThat(records(restored)).isEqualTo(records(again));
    }

    private static ArrayList<StateRecord> records(Exchange exchange) {
        var records = new ArrayList<StateRecord>();
        exchange.snapshot(records::add);
        return records;
    }
}

package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import kilohour.clearing.OptionParameters;
import kilohour.contracts.Contract;
import kilohour.contracts.Spread;
import kilohour.contracts.Underlying;
import kilohour.units.Money;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** Tokens: a lot is 100 million of them in any month, a tick $0.0001 a million, so a tick is a cent a lot. */
class TokenStoriesTest {
    private static final Underlying LLM = Underlying.tokens("LLM", "one million tokens of the basket", true);
    private static final String DECEMBER = "LLM_USD-31DEC26";

    private static MarketStory story(String contract) {
        return new MarketStory("2026-11-20T12:10:00Z", LLM, contract, "2.1500");
    }

    @Test
    void thirteenMonthsTheirSpreadsAndAPerpetualAreListed() {
        var contracts = story(DECEMBER).exchange.contracts();
        assertThat(contracts.stream().filter(Contract.MonthFuture.class::isInstance))
                .hasSize(13);
        // 12 neighbours; the first and third months of the quarters from January, April and July 2027
        assertThat(contracts.stream().filter(Spread.class::isInstance)).hasSize(15);
        assertThat(contracts).hasSize(13 + 15 + 1).allMatch(each -> each.unitsPerLot() == 100);
        assertThat(contracts.get(12).name()).isEqualTo("LLM_USD-30NOV27");
    }

    @Test
    void aMonthIsTradedSettledDailyAndSettledOnTheMeanOfItsDays() {
        var story = story(DECEMBER);
        story.sells("bob", 30, "2.1500").buys("ann", 30, "2.1500").expect("accepted o2; trade o1·o2 30 @ 2.1500");
        // 30 × 100 × 15% of 2.1500
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("967.50"));
        story.sells("cat", 1, "2.1612").buys("dan", 1, "2.1612");
        story.at("2026-11-20T16:00:00Z");
        // last trade 2.1612: 30 × 100 × 0.0112
        story.expect("clearing pays ann 33.600000; bob pays clearing 33.600000");
        story.restarted();
        printDecember(story);
        // 30 days at 2.1000 and one at 2.4100: 65.4100 / 31 = 2.1100
        assertThat(story.told(story.events)).contains("settled @ 2.11000");
        // in all 30 × 100 × (2.1100 − 2.1500) = −120
        assertThat(story.cash("ann")).isEqualTo("9999880.000000");
        assertThat(story.cash("bob")).isEqualTo("10000120.000000");
        // dan bought at 2.1612: 100 × −0.0512
        assertThat(story.cash("dan")).isEqualTo("9999994.880000");
        assertThat(story.exchange.contract(DECEMBER)).isEmpty();
    }

    private static void printDecember(MarketStory story) {
        int first = Utc.parseDay("2026-12-01");
        for (int day = first; day < first + 31; day++) {
            story.at(Utc.formatDay(day + 1) + "T02:00:00Z");
            story.print(Utc.formatDay(day), day == first + 9 ? "2.4100" : "2.1000");
            if (day == first + 15) story.restarted();
        }
        story.at("2027-01-01T02:00:01Z");
    }

    @Test
    void aPerpetualPaysItsPremiumOffOverADay() {
        var story = story("LLM_USD-PERPETUAL");
        story.sells("bob", 200, "2.1500").buys("ann", 200, "2.1500");
        // funding looks at 5,000 million tokens, which is 50 lots: cat shows them at 2.1650 against 2.1700
        story.buys("cat", 50, "2.1650").sells("cat", 50, "2.1700");
        story.at("2026-11-20T13:00:00Z");
        for (int minute = 1; minute < 60; minute++) story.at("2026-11-20T13:%02d:00Z".formatted(minute));
        story.hour("2.1500");
        story.restarted();
        story.at("2026-11-20T14:00:00Z");
        // each minute's premium is (2.1650 − 2.1500) / 2.1500 = 0.006976744; 200 × 100 × 2.1500 × it / 24 = 12.4999996…
        story.expect("ann pays funding 12.500000; funding pays bob 12.500000");
    }

    @Test
    void aBookNotDeepEnoughGivesNoPremium() {
        var story = story("LLM_USD-PERPETUAL");
        story.sells("bob", 200, "2.1500").buys("ann", 200, "2.1500");
        story.buys("cat", 49, "2.1650");
        story.at("2026-11-20T13:00:00Z");
        for (int minute = 1; minute < 60; minute++) story.at("2026-11-20T13:%02d:00Z".formatted(minute));
        story.hour("2.1500");
        story.at("2026-11-20T14:00:00Z");
        story.expect("");
    }

    @Test
    void tokensHaveNoOptions() {
        var story = story(DECEMBER);
        story.apply(new Command.SetOptionParameters(OptionParameters.standard("LLM")));
        story.expect("rejected: invalid_field");
    }

    @Test
    void theMonthTwelveAheadFollowsOnTheFirst() {
        var story = story(DECEMBER);
        story.at("2026-11-30T23:59:59Z");
        assertThat(story.exchange.contract("LLM_USD-31DEC27")).isEmpty();
        story.at("2026-12-01T00:00:00Z");
        assertThat(story.exchange.contract("LLM_USD-31DEC27")).isPresent();
    }
}

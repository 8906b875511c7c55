package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import kilohour.units.Money;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** The fund is sized after each daily run, once a day, by the published rule; who has too little is called. */
class FundSizingStoriesTest {
    private static final int DAY = Utc.parseDay("2026-11-28");
    private static final long RUN = Utc.nanos(Instant.parse("2026-11-28T16:00:00Z"));

    /** M has 20,000 in its house account, S 5,000,000, T holds nothing; after the run of 28 November. */
    private static DefaultStory afterTheRun() {
        return new DefaultStory(DefaultStory.AT_ONCE)
                .member("M", "20000", "0")
                .member("S", "5000000", "1500000")
                .member("T", "5000000", "1000000")
                .at("2026-11-28T16:01:00Z");
    }

    /** S would cost 650,000 and M 150,000 in one scenario; on average 300,000 and 100,000: three quarters and one. */
    private static FundSizing sizing(int day, FundSizing.Part... parts) {
        return new FundSizing(
                day,
                RUN + (day - DAY) * Utc.NANOS_PER_DAY,
                3,
                12,
                "SUPPLY_SHOCK",
                2,
                Money.usd(650_000),
                1,
                Money.usd(150_000),
                Money.usd(10_000),
                List.of(parts));
    }

    private static FundSizing.Part part(int member, long averageUsd, long requiredUsd) {
        return new FundSizing.Part(member, Money.usd(averageUsd), Money.usd(requiredUsd));
    }

    private static FundSizing right(int day) {
        return sizing(day, part(1, 100_000, 200_000), part(2, 300_000, 600_000), part(3, 0, 10_000));
    }

    @Test
    void theSizeIsAllottedByTheRuleAndWhoHasTooLittleIsCalled() {
        // 800,000 × 1/4 and 3/4; T the minimum of 10,000. S and T have more than that, M nothing
        DefaultStory story = afterTheRun().apply(new Command.SizeFund(right(DAY)));
        assertThat(story.events.getFirst()).isEqualTo(new Event.FundSized(right(DAY)));
        story.expect("M called 200000 for its share until 11-29T12:00");
        assertThat(story.exchange.defaults().fund().shares())
                .extracting(DefaultViews.Share::requiredMicros)
                .containsExactly(Money.usd(200_000), Money.usd(600_000), Money.usd(10_000));
        // M's house can do without 20,000 at 12:00 of the next day, and 180,000 are missing
        story.restart().at("2026-11-29T12:00:00Z").expect("""
                M pays M's fund 20000
                M defaults: its share of the default fund was not paid
                M book: member_default, equity 0
                M closed: member_default, equity 0
                defaulter_margin | 0 | 0 | 0
                defaulter_fund | 20000 | 0 | 0
                insurance_and_capital | 0 | 0 | 0
                survivors_fund | 2500000 | 0 | 0
                assessments | 610000 | 0 | 0
                gains_haircut | 0 | 0 | 0
                M settled: lost 0, uncovered 0
                """);
    }

    @Test
    void aDepositThatComesInTimePaysTheShare() {
        DefaultStory story =
                afterTheRun().apply(new Command.SizeFund(right(DAY))).deposit("M", "180000");
        story.at("2026-11-29T12:00:00Z").expect("M pays M's fund 200000");
        assertThat(story.fund("M")).isEqualTo("200000");
        assertThat(story.cash("M")).isEqualTo("0");
    }

    @Test
    void aDayIsSizedOnce() {
        DefaultStory story = afterTheRun().deposit("M", "180000").apply(new Command.SizeFund(right(DAY)));
        story.apply(new Command.SizeFund(right(DAY))).expect("rejected: already_declared");
        story.restart().apply(new Command.SizeFund(right(DAY))).expect("rejected: already_declared");
        story.apply(new Command.SizeFund(right(DAY - 1))).expect("rejected: already_declared");
        story.apply(new Command.SizeFund(right(DAY + 1))).expect("rejected: invalid_field");
        story.at("2026-11-29T16:01:00Z").apply(new Command.SizeFund(right(DAY + 1)));
        assertThat(story.exchange.defaults().sizing()).contains(right(DAY + 1));
    }

    @Test
    void aShareThatIsNotTheRulesIsRefused() {
        DefaultStory story = afterTheRun();
        var tooLittleForM = sizing(DAY, part(1, 100_000, 199_999), part(2, 300_000, 600_001), part(3, 0, 10_000));
        story.apply(new Command.SizeFund(tooLittleForM));
        assertThat(story.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.CommandRejected.class,
                        rejected -> assertThat(rejected.sentence())
                                .isEqualTo("member 1's share is $200000.000000 by the rule, not $199999.000000"));
        // nobody costs anything on average: the minimum shares do not come to the size
        story.apply(new Command.SizeFund(sizing(DAY, part(1, 0, 10_000)))).expect("rejected: invalid_field");
        story.apply(new Command.SizeFund(sizing(DAY, part(2, 1, 800_000), part(1, 0, 10_000))))
                .expect("rejected: invalid_field");
        story.apply(new Command.SizeFund(sizing(DAY, part(9, 1, 800_000)))).expect("rejected: unknown_member");
        assertThat(story.exchange.defaults().sizing()).isEmpty();
        assertThat(story.exchange.defaults().fund().shares()).allMatch(share -> share.requiredMicros() == 0);
    }

    @Test
    void sharesStandWhileADefaultIsOpen() {
        DefaultStory story = new DefaultStory(DefaultStory.AT_ONCE)
                .member("M", "800000", "0")
                .member("S", "5000000", "1500000")
                .member("T", "5000000", "1000000")
                .sells("S", 100_000, "2.600")
                .buys("M", 100_000, "2.600")
                .at("2026-11-28T16:01:00Z");
        // nobody trades with M's house in the book: its default stays open
        story.apply(new Command.DeclareDefault(1, "k-1", "insolvency was filed for"));
        story.apply(new Command.SizeFund(right(DAY))).expect("rejected: in_default");
    }
}

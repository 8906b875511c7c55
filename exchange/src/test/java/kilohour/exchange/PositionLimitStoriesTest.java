package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/**
 * Position limits. December and January have 744 GPU-hours a lot; a month may come to 7,440 (ten lots), all months to
 * 11,160 (fifteen). Ann and bob are one control group; cat stands alone.
 *
 * <pre>
 *   who   order              under one control       left of December
 *   ann   buys 6 December    6 open                  4
 *   bob   buys 5 December    refused: 4 are left
 *   bob   buys 4 December    10 open                 0
 *   bob   buys 6 January     refused: 5 left of all months
 *   bob   buys 5 January     15 open
 *   cat   buys 10 December   10 of his own
 *   ann   sells 10 December  10 open sells against a limit of its own
 * </pre>
 */
class PositionLimitStoriesTest {
    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");

    PositionLimitStoriesTest() {
        limits(7_440, 11_160).expect("");
        group("ann", 1).expect("");
        group("bob", 1).expect("");
    }

    private MarketStory limits(long contractUnits, long allUnits) {
        story.apply(new Command.SetPositionLimits(new PositionLimits("H100", contractUnits, allUnits)));
        return story;
    }

    private MarketStory group(String account, int group) {
        story.apply(new Command.SetControlGroup(story.account(account), group));
        return story;
    }

    private String sentence() {
        return ((Event.RequestRejected) story.events.getLast()).sentence();
    }

    @Test
    void accountsUnderOneControlAddUpOpenOrdersIncluded() {
        story.buys("ann", 6, "2.590").expect("accepted o1");
        story.buys("bob", 5, "2.590").expect("rejected: position_limit");
        assertThat(sentence())
                .isEqualTo("the position limit of H100_USD-31DEC26 is 7440 units; positions and open buys under this"
                        + " control come to 4464, so 2976 are left and not 3720");
        story.buys("bob", 4, "2.590").expect("accepted o2");
        story.on("H100_USD-31JAN27").buys("bob", 6, "2.590").expect("rejected: position_limit");
        assertThat(sentence()).startsWith("the position limit of all months of H100 is 11160 units;");
        story.buys("bob", 5, "2.590").expect("accepted o3");
        story.on("H100_USD-31DEC26").buys("cat", 10, "2.590").expect("accepted o4");
        story.buys("cat", 1, "2.590").expect("rejected: position_limit");
        story.sells("ann", 10, "2.650").expect("accepted o5");
        story.sells("bob", 1, "2.650").expect("rejected: position_limit");
    }

    @Test
    void aFillMovesFromTheOrdersToThePositionAndReducingAlwaysPasses() {
        story.buys("ann", 10, "2.600").sells("cat", 10, "2.600").expect("accepted o2; trade o1·o2 10 @ 2.600");
        story.buys("bob", 1, "2.600").expect("rejected: position_limit");
        limits(744, 744);
        story.sells("ann", 10, "2.610").expect("accepted o3");
        story.cancels("ann", 3);
        // ten long may become one short, and no more
        story.sells("ann", 11, "2.610").expect("accepted o4");
        story.sells("bob", 1, "2.610").expect("rejected: position_limit");
        story.amends("ann", 4, 12, "2.610").expect("rejected: position_limit");
        story.amends("ann", 4, 11, "2.620").expect("o4 is 11 @ 2.620 at the back");
        story.buys("cat", 2, "2.600").expect("accepted o5");
    }

    @Test
    void aReduceOnlyOrderIsNotAskedAndAnAccountThatLeavesTheGroupStandsAlone() {
        story.buys("ann", 10, "2.600").sells("cat", 10, "2.600");
        limits(744, 744);
        story.does("ann", OrderTerms.limit(Side.SELL, 10, 2_650).withReduceOnly(true))
                .expect("accepted o3");
        story.buys("bob", 1, "2.590").expect("rejected: position_limit");
        group("bob", 0).expect("");
        story.buys("bob", 1, "2.590").expect("accepted o4");
        limits(0, 0).expect("");
        story.buys("bob", 100, "2.590").expect("accepted o5");
    }

    @Test
    void aStripCountsWithItsMonthsAndThePerpetualByItself() {
        // Q1 2027: 744, 672 and 744 GPU-hours a lot
        story.on("H100Q_USD-30DEC26").buys("ann", 5, "2.590").expect("accepted o1");
        story.on("H100_USD-31JAN27").buys("ann", 6, "2.590").expect("rejected: position_limit");
        assertThat(sentence()).contains("come to 3720, so 3720 are left and not 4464");
        // all months: 5 × 2,160 = 10,800 of 11,160: nothing is left for a whole lot
        story.buys("ann", 1, "2.590").expect("rejected: position_limit");
        assertThat(sentence()).contains("all months").contains("so 360 are left and not 744");
        story.on("H100_USD-PERPETUAL").buys("ann", 7_440, "2.590").expect("accepted o2");
        story.buys("bob", 1, "2.590").expect("rejected: position_limit");
    }

    @Test
    void insideItsMonthTheLimitShrinksWithThePrints() {
        story.at("2026-12-15T12:10:00Z");
        for (int day = 1; day <= 14; day++) story.print("2026-12-%02d".formatted(day), "2.6000");
        // 17 of 31 days are not priced: 7,440 × 17 ÷ 31 = 4,080 units, five lots and a bit
        story.buys("cat", 6, "2.590").expect("rejected: position_limit");
        assertThat(sentence())
                .startsWith("the position limit of H100_USD-31DEC26 is 4080 units in its delivery month; ");
        story.buys("cat", 5, "2.590").expect("accepted o1");
        assertThat(story.exchange.positionLimits(story.account("cat"), "H100"))
                .contains(
                        new Views.LimitUse("H100_USD-31DEC26", 4_080, 3_720, 0),
                        new Views.LimitUse("", 11_160, 3_720, 0));
    }

    @Test
    void quotesAreHeldToTheLimitsToo() {
        story.apply(new Command.SetMarketMakerProtection(
                story.account("ann"),
                story.nextRequest(),
                new MarketMakerProtection("H100", "curve", 1_000_000_000L, 0, 74_400, 0)));
        story.apply(new Command.MassQuote(
                story.account("ann"),
                story.nextRequest(),
                "curve",
                OrderTerms.PostOnly.NO,
                java.util.List.of(new Command.MassQuote.Quote(story.contract().id(), 2_590, 11, 2_610, 10)),
                0));
        story.expect("bid refused: position_limit; accepted o1");
    }

    @Test
    void limitsAndGroupsThatCannotBeAreRefused() {
        for (long[] pair :
                new long[][] {{-1, 10}, {0, 10}, {10, 0}, {10, 9}, {Long.MIN_VALUE, Long.MAX_VALUE}, {1, Long.MAX_VALUE}
                }) limits(pair[0], pair[1]).expect("rejected: invalid_field");
        story.apply(new Command.SetPositionLimits(new PositionLimits("GOLD", 1, 1)));
        story.expect("rejected: unknown_underlying");
        group("ann", -1).expect("rejected: invalid_field");
        story.apply(new Command.SetControlGroup(5, 1));
        story.expect("rejected: unknown_account");
        for (int i = 0; i < 99; i++) {
            story.apply(new Command.OpenAccount(500 + i, 1, "a" + i));
            story.apply(new Command.SetControlGroup(500 + i, 1));
        }
        story.expect("rejected: invalid_field");
        group("ann", 1).expect("");
        group("ann", Integer.MAX_VALUE).expect("");
        story.apply(new Command.SetControlGroup(598, 1));
        story.expect("");
    }

    @Test
    void aSnapshotKnowsLimitsAndGroups() {
        story.buys("ann", 10, "2.590");
        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        var again = new ArrayList<StateRecord>();
        restored.snapshot(again::add);
        assertThat(again).isEqualTo(records);
        story.buys("bob", 1, "2.590").expect("rejected: position_limit");
        assertThat(restored.apply(0, story.log.getLast()).events()).isEqualTo(story.events);
    }
}

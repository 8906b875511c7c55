package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import kilohour.clearing.MarginGroup;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.Underlying;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** December of H100 at 2.600 and of H200 at 2.800, 744 GPU-hours a lot, moves of ±15% in both. */
class MarginGroupStoriesTest {
    private static final String H100 = "H100_USD-31DEC26";
    private static final String H200 = "H200_USD-31DEC26";
    private static final MarginGroup HOPPER = new MarginGroup("Hopper", List.of("H100", "H200"), 300_000);

    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", H100, "2.6000");

    MarginGroupStoriesTest() {
        story.apply(new Command.ListUnderlying(Underlying.gpuHours("H200", "H200 SXM", true)));
        story.apply(new Command.SetMarginParameters(
                new MarginParameters("H200", 1, 1_000_000, MarketStory.PLUS_MINUS_15.scenarios())));
        int hour = Utc.hour(story.exchange.nowNanos()) - 1;
        story.apply(new Command.DeclareHour("H200", hour, 28_000, PrintGrade.INTRADAY));
    }

    private void group(MarginGroup group) {
        story.apply(new Command.SetMarginGroup(group));
    }

    private String maintenance(String account) {
        return Money.format(story.of(account).maintenanceMicros());
    }

    private String initial(String account) {
        return Money.format(story.of(account).initialMicros());
    }

    private void annIsLongH100AndShortH200() {
        story.on(H100).sells("bob", 10, "2.600").buys("ann", 10, "2.600");
        story.on(H200).sells("ann", 9, "2.800").buys("bob", 9, "2.800");
    }

    /**
     * <pre>
     *                         down 15%     up 15%     worst
     *   H100, 10 lots long    2,901.60  −2,901.60  2,901.60
     *   H200, 9 lots short   −2,812.32   2,812.32  2,812.32
     *   both                     89.28     −89.28     89.28
     *   o = 30%: 30% × 89.28 + 70% × 5,713.92 = 26.784 + 3,999.744 = 4,026.528
     * </pre>
     */
    @Test
    void aSpreadBetweenTwoGoodsIsOffsetAsFarAsHistorySupports() {
        annIsLongH100AndShortH200();
        assertThat(maintenance("ann")).isEqualTo("5713.920000");
        group(HOPPER);
        assertThat(story.events).containsExactly(new Event.MarginGroupSet(HOPPER));
        assertThat(maintenance("ann")).isEqualTo("4026.528000");
        assertThat(maintenance("bob")).isEqualTo("4026.528000");
        assertThat(story.exchange.marginOffsets(story.account("ann")))
                .containsExactly(new Views.MarginOffset(HOPPER, Money.usd("1687.392"), Money.usd("1687.392")));
        // a whole offset leaves what both together could lose; of 0, the group is gone
        group(new MarginGroup("Hopper", List.of("H100", "H200"), 1_000_000));
        assertThat(maintenance("ann")).isEqualTo("89.280000");
        group(new MarginGroup("Hopper", List.of("H100", "H200"), 0));
        assertThat(maintenance("ann")).isEqualTo("5713.920000");
        assertThat(story.exchange.marginGroups()).isEmpty();
    }

    /** An offer of 5 lots of H200 at 2.800 loses 5 × 744 × 0.42 = 1,562.40 up 15%, where H100 gains. */
    @Test
    void openOrdersAreOffsetToo() {
        group(HOPPER);
        story.on(H100).sells("bob", 10, "2.600").buys("ann", 10, "2.600");
        assertThat(initial("ann")).isEqualTo("2901.600000");
        var sale = OrderTerms.limit(Side.SELL, 5, 2_800);
        var preview = story.exchange.preview(
                story.account("ann"),
                story.exchange.contract(H200).orElseThrow().id(),
                sale);
        story.on(H200).does("ann", sale);
        // 2,901.60 down together; 2,901.60 + 1,562.40 apart: 30% × 2,901.60 + 70% × 4,464.00
        assertThat(initial("ann")).isEqualTo("3995.280000");
        assertThat(preview.initialAfterMicros()).isEqualTo(Money.usd("3995.28"));
        var lots = new TreeMap<Integer, Long>();
        lots.put(story.exchange.contract(H100).orElseThrow().id(), 10L);
        lots.put(story.exchange.contract(H200).orElseThrow().id(), -9L);
        Views.Portfolio asked = story.exchange.portfolio(0, lots);
        assertThat(asked.maintenanceMicros()).isEqualTo(Money.usd("4026.528"));
        assertThat(asked.offsetMicros()).isEqualTo(Money.usd("1687.392"));
    }

    /** Equity 10,000,000: 30,000 lots of H100 need 8,704,800, and a hedge in H200 must fit in what is left. */
    @Test
    void anOrderIsCheckedAgainstTheOffsetThatItBrings() {
        group(new MarginGroup("Hopper", List.of("H100", "H200"), 800_000));
        for (int i = 0; i < 3; i++) story.on(H100).sells("bob", 10_000, "2.600").buys("cat", 10_000, "2.600");
        // 9,000 lots of H200 would lose 2,812,320 up 15%: 80% × 8,704,800 + 20% × 11,517,120 = 9,267,264
        story.on(H200).sells("cat", 9_000, "2.800").expect("accepted o7");
        assertThat(initial("cat")).isEqualTo("9267264.000000");
        group(new MarginGroup("Hopper", List.of("H100", "H200"), 300_000));
        story.sells("cat", 1, "2.800").expect("rejected: insufficient_margin");
    }

    @Test
    void scenariosMustBeTheSameEventsInTheSameOrder() {
        var turned =
                new ArrayList<Scenario>(MarketStory.PLUS_MINUS_15.scenarios().reversed());
        annIsLongH100AndShortH200();
        group(HOPPER);
        // sizes are each member's own, names are not
        story.apply(new Command.SetMarginParameters(new MarginParameters(
                "H200",
                2,
                1_000_000,
                List.of(
                        new Scenario("down 15%", -160_000, -160_000, -160_000),
                        new Scenario("up 15%", 160_000, 160_000, 160_000)))));
        assertThat(story.exchange.isOffset(HOPPER)).isTrue();
        story.apply(new Command.SetMarginParameters(new MarginParameters("H200", 3, 1_000_000, turned)));
        assertThat(story.exchange.isOffset(HOPPER)).isFalse();
        assertThat(maintenance("ann")).isEqualTo("5713.920000");
        group(HOPPER);
        assertThat(story.events)
                .containsExactly(
                        new Event.CommandRejected(
                                RejectReason.INVALID_FIELD,
                                "the scenarios of H100 and H200 must be the same events in the same order, and number 1 is \"down 15%\" and \"up 15%\": set parameters with one list of names first"));
        // it counts again once they match, and comes through a snapshot
        story.apply(new Command.SetMarginParameters(new MarginParameters("H100", 2, 1_000_000, turned)));
        assertThat(maintenance("ann")).isEqualTo("4026.528000");
        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        assertThat(Exchange.restore(records).account(story.account("ann")))
                .isEqualTo(story.exchange.account(story.account("ann")));
        story.exchange.checkInvariants();
    }

    @Test
    void anUnderlyingIsInOneGroup() {
        group(HOPPER);
        group(new MarginGroup("GPU", List.of("H100", "H200"), 100_000));
        assertThat(story.events)
                .containsExactly(new Event.CommandRejected(
                        RejectReason.INVALID_FIELD,
                        "H100 is in margin group Hopper: end that with an offset of 0 first"));
        group(new MarginGroup("GPU", List.of("GOLD", "H200"), 100_000));
        assertThat(story.events)
                .containsExactly(
                        new Event.CommandRejected(RejectReason.UNKNOWN_UNDERLYING, "no underlying GOLD is listed"));
    }
}

package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import kilohour.exchange.OrderTerms.PostOnly;
import kilohour.units.Money;
import kilohour.units.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first quarter of 2027, 2,160 hours, against January (744), February (672) and March (744), all at 2.600. */
class ImpliedStoriesTest {
    private static final String QUARTER = "H100Q_USD-30DEC26";
    private static final String JANUARY = "H100_USD-31JAN27";
    private static final String FEBRUARY = "H100_USD-28FEB27";
    private static final String MARCH = "H100_USD-31MAR27";

    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", QUARTER, "2.6000");

    private long lots(String account, String contract) {
        return story.on(contract).lots(account);
    }

    @BeforeEach
    void theMonthsAreOffered() {
        story.on(JANUARY).sells("bob", 5, "2.600"); // o1
        story.on(FEBRUARY).sells("bob", 3, "2.590"); // o2
        story.on(MARCH).sells("cat", 9, "2.611"); // o3
    }

    @Test
    void aStripsOrderTakesItsMonthsAndIsBookedAsMonths() {
        // (744 × 2.600 + 672 × 2.590 + 744 × 2.611) / 2,160 = 2.600677…: offered at 2.601
        story.on(QUARTER).buys("ann", 4, "2.601");
        story.expect("accepted o4; trade o1·o4 3 @ 2.600; trade o2·o4 3 @ 2.590; trade o3·o4 3 @ 2.611;"
                + " o4 filled 3 @ 2.601 by implication");
        assertThat(lots("ann", QUARTER)).isZero();
        assertThat(lots("ann", JANUARY)).isEqualTo(3);
        assertThat(lots("ann", FEBRUARY)).isEqualTo(3);
        assertThat(lots("ann", MARCH)).isEqualTo(3);
        // what is left rests in the strip, and with January and March it bids for February
        OpenOrder left = story.exchange.openOrder(4).orElseThrow();
        assertThat(left.lotsOpen()).isEqualTo(1);
        assertThat(left.lotsFilled()).isEqualTo(3);
    }

    @Test
    void impliedPricesAreShownBesideTheBook() {
        int quarter = story.on(QUARTER).contract().id();
        int march = story.on(MARCH).contract().id();
        assertThat(story.exchange.implied(quarter)).isEqualTo(new Views.Implied(0, 0, 2_601, 3));
        assertThat(story.exchange.implied(march)).isEqualTo(Views.Implied.NONE);
        story.on(QUARTER).buys("ann", 2, "2.600");
        assertThat(story.exchange.implied(march)).isEqualTo(new Views.Implied(2_609, 2, 0, 0));
        assertThat(story.exchange.implies(march)).contains(quarter).doesNotContain(march);
    }

    @Test
    void oneTickLowerTheStripRests() {
        story.on(QUARTER).buys("ann", 4, "2.600").expect("accepted o4");
    }

    @Test
    void aMonthsOrderTradesWithTheOwnerOfAStripWhoTakesTheOtherMonths() {
        story.cancels("cat", 3);
        story.on(QUARTER).buys("ann", 2, "2.600").expect("accepted o4");
        // (2,160 × 2.600 − 744 × 2.600 − 672 × 2.590) / 744 = 2.60903…: bid at 2.609
        story.on(MARCH).sells("dan", 5, "2.609");
        story.expect("accepted o5; trade o4·o5 2 @ 2.609; trade o1·o4 2 @ 2.600; trade o2·o4 2 @ 2.590;"
                + " o4 filled 2 @ 2.600 by implication");
        assertThat(story.exchange.openOrder(4)).isEmpty();
        assertThat(story.exchange.openOrder(5).orElseThrow().lotsOpen()).isEqualTo(3);
        assertThat(lots("ann", MARCH)).isEqualTo(2);
        assertThat(lots("dan", MARCH)).isEqualTo(-2);
        // the rounding is ann's: 744 × 2.609 + 744 × 2.600 + 672 × 2.590 = 5,615.976 a lot, 2,160 × 2.600 = 5,616
        var cost = story.exchange.positions(story.account("ann")).stream()
                .mapToLong(Views.Position::entryCostMicros)
                .sum();
        assertThat(cost).isEqualTo(2 * Money.usd("5615.976"));
    }

    @Test
    void atOnePriceTheContractsOwnBookGoesFirst() {
        story.on(QUARTER).sells("dan", 1, "2.601").expect("accepted o4");
        story.buys("ann", 2, "2.601");
        story.expect("accepted o5; trade o4·o5 1 @ 2.601; trade o1·o5 1 @ 2.600; trade o2·o5 1 @ 2.590;"
                + " trade o3·o5 1 @ 2.611; o5 filled 1 @ 2.601 by implication");
        assertThat(lots("ann", QUARTER)).isEqualTo(1);
    }

    @Test
    void aBetterImpliedPriceGoesBeforeTheBook() {
        story.on(QUARTER).sells("dan", 1, "2.602");
        story.buys("ann", 4, "2.602");
        story.expect("accepted o5; trade o1·o5 3 @ 2.600; trade o2·o5 3 @ 2.590; trade o3·o5 3 @ 2.611;"
                + " o5 filled 3 @ 2.601 by implication; trade o4·o5 1 @ 2.602");
    }

    @Test
    void nobodyMeetsHimselfByImplication() {
        // bob offers January and February himself
        story.on(QUARTER).buys("bob", 2, "2.620").expect("accepted o4");
        // and now his strip and his months would bid for March
        story.on(MARCH).sells("dan", 1, "2.611").expect("accepted o5");
    }

    @Test
    void anOrderThatStoodInItsOwnersWayLeavesTheRestToTrade() {
        story.on(FEBRUARY).sells("dan", 2, "2.590"); // o4, behind bob's o2
        story.on(QUARTER).buys("bob", 2, "2.620").expect("accepted o5");
        story.on(JANUARY).cancels("bob", 1).expect("o1 cancelled 5 by_owner");
        story.sells("dan", 1, "2.600").expect("accepted o6");
        story.on(FEBRUARY).cancels("bob", 2);
        story.expect("o2 cancelled 3 by_owner; trade o6·o5 1 @ 2.600; trade o4·o5 1 @ 2.590; trade o3·o5 1 @ 2.611;"
                + " o5 filled 1 @ 2.601 by implication");
    }

    @Test
    void postOnlyKnowsOfImpliedPrices() {
        var bid = OrderTerms.limit(Side.BUY, 1, 2_610);
        story.on(QUARTER).does("ann", bid.withPostOnly(PostOnly.REJECT)).expect("rejected: post_only_would_trade");
        story.does("ann", bid.withPostOnly(PostOnly.REPRICE)).expect("accepted o4");
        assertThat(story.exchange.openOrder(4).orElseThrow().limitTicks()).isEqualTo(2_600);
    }

    @Test
    void aReduceOnlyOrderInAStripMeetsNoMonths() {
        story.on(QUARTER).sells("ann", 1, "2.601").buys("dan", 1, "2.601");
        story.does("ann", OrderTerms.limit(Side.BUY, 1, 2_610).withReduceOnly(true))
                .expect("accepted o6");
        // nor does it bid for a month
        story.on(MARCH).cancels("cat", 3);
        story.sells("cat", 1, "2.600").expect("accepted o7");
    }

    @Test
    void feesAreThoseOfTheMonths() {
        story.apply(
                new Command.SetTradingParameters(new TradingParameters(10, 200, 200_000, 50_000, 10_000_000, 1_000)));
        story.on(QUARTER).buys("ann", 1, "2.601");
        // 0.02% of 744 × 2.600, of 672 × 2.590 and of 744 × 2.611
        // = 0.386880 + 0.348096 + 0.3885168 → 0.386880 + 0.348096 + 0.388517
        assertThat(story.cash("ann")).isEqualTo("9999998.876507");
        assertThat(story.events)
                .filteredOn(Event.OrderFilled.class::isInstance)
                .extracting(event -> ((Event.OrderFilled) event).feeMicros())
                .containsExactly(1_123_493L);
    }

    @Test
    void theMarginOfAStripsOrderBecomesThatOfItsMonths() {
        story.on(QUARTER).buys("ann", 3, "2.601");
        // long three of each month, 15% of 2.600 on 2,160 hours
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("2527.20"));
        story.on(QUARTER).sells("ann", 3, "2.650").buys("dan", 3, "2.650");
        assertThat(story.of("ann").maintenanceMicros()).isZero();
    }
}

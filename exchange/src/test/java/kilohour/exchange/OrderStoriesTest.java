package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import kilohour.exchange.OrderTerms.PostOnly;
import kilohour.exchange.OrderTerms.TimeInForce;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** December at 2.600, tick 0.001, a lot is 744 GPU-hours; quantities in lots. */
class OrderStoriesTest {
    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");

    @Test
    void aPartFilledOrderKeepsItsPlaceWhenReduced() {
        story.sells("ann", 10, "2.600").expect("accepted o1");
        story.sells("bob", 5, "2.600").expect("accepted o2");
        story.buys("cat", 4, "2.600").expect("accepted o3; trade o1·o3 4 @ 2.600");
        story.amends("ann", 1, 5, "2.600").expect("o1 is 5 @ 2.600");
        story.buys("cat", 6, "2.600").expect("accepted o4; trade o1·o4 5 @ 2.600; trade o2·o4 1 @ 2.600");
        story.amends("ann", 1, 8, "2.600").expect("rejected: order_not_open");
        assertThat(story.lots("ann")).isEqualTo(-9);
        assertThat(story.lots("bob")).isEqualTo(-1);
        assertThat(story.lots("cat")).isEqualTo(10);
        assertThat(story.exchange.openOrder(2).orElseThrow().lotsOpen()).isEqualTo(4);
    }

    @Test
    void moreLotsOrAnotherPriceGoesToTheBack() {
        story.sells("ann", 2, "2.600").sells("bob", 2, "2.600");
        story.amends("ann", 1, 3, "2.600").expect("o1 is 3 @ 2.600 at the back");
        story.buys("cat", 3, "2.600").expect("accepted o3; trade o2·o3 2 @ 2.600; trade o1·o3 1 @ 2.600");
        story.sells("bob", 1, "2.650").amends("bob", 4, 1, "2.600");
        story.buys("cat", 3, "2.600").expect("accepted o5; trade o1·o5 2 @ 2.600; trade o4·o5 1 @ 2.600");
    }

    @Test
    void anAmendedOrderMayTradeAtItsNewPrice() {
        story.sells("ann", 2, "2.600").buys("cat", 5, "2.500");
        story.amends("cat", 2, 5, "2.610").expect("o2 is 5 @ 2.610 at the back; trade o1·o2 2 @ 2.600");
        assertThat(story.exchange.openOrder(2).orElseThrow().lotsOpen()).isEqualTo(3);
    }

    @Test
    void aFillThatCrossesAnAmendmentMakesTheOrderNoLarger() {
        story.sells("ann", 10, "2.600").buys("cat", 3, "2.600");
        // ann, who has not heard of the fill yet, wants 12 in all: 9 are left to sell
        story.amendsInAll("ann", 1, 12, "2.600").expect("o1 is 9 @ 2.600 at the back");
        story.amendsInAll("ann", 1, 3, "2.600").expect("rejected: lots_out_of_range");
        story.amendsInAll("ann", 1, Long.MIN_VALUE, "2.600").expect("rejected: lots_out_of_range");
    }

    @Test
    void immediateOrdersLeaveNothingBehind() {
        story.sells("ann", 2, "2.600").sells("ann", 2, "2.700");
        var immediate = OrderTerms.limit(Side.BUY, 5, 2_600).withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL);
        story.does("cat", immediate).expect("accepted o3; trade o1·o3 2 @ 2.600; o3 cancelled 3 immediate_remainder");
        var allOrNothing = OrderTerms.limit(Side.BUY, 5, 2_700).withTimeInForce(TimeInForce.FILL_OR_KILL);
        story.does("cat", allOrNothing).expect("rejected: fill_or_kill_unfillable");
        story.does("cat", OrderTerms.limit(Side.BUY, 2, 2_700).withTimeInForce(TimeInForce.FILL_OR_KILL))
                .expect("accepted o4; trade o2·o4 2 @ 2.700");
    }

    @Test
    void aMarketOrderStopsAtItsProtection() {
        // mark 2.600, protection 5%: a market buy reaches 2.730
        story.sells("ann", 2, "2.730").sells("ann", 2, "2.731");
        story.does("cat", OrderTerms.market(Side.BUY, 4))
                .expect("accepted o3; trade o1·o3 2 @ 2.730; o3 cancelled 2 immediate_remainder");
        story.does("cat", OrderTerms.market(Side.SELL, 1)).expect("accepted o4; o4 cancelled 1 immediate_remainder");
    }

    @Test
    void postOnlyIsRefusedOrRepricedWhereItWouldTrade() {
        story.sells("ann", 2, "2.600");
        story.does("cat", OrderTerms.limit(Side.BUY, 1, 2_600).withPostOnly(PostOnly.REJECT))
                .expect("rejected: post_only_would_trade");
        story.does("cat", OrderTerms.limit(Side.BUY, 1, 2_650).withPostOnly(PostOnly.REPRICE))
                .expect("accepted o2");
        assertThat(story.exchange.openOrder(2).orElseThrow().limitTicks()).isEqualTo(2_599);
    }

    @Test
    void reduceOnlyIsTrimmedToThePositionAndNeverTurnsItOver() {
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600"); // ann is long 5
        story.does("ann", OrderTerms.limit(Side.SELL, 8, 2_650).withReduceOnly(true))
                .expect("accepted o3");
        assertThat(story.exchange.openOrder(3).orElseThrow().lotsOpen()).isEqualTo(5);
        // a plain sell of 3 leaves room for 2
        story.sells("ann", 3, "2.640").expect("accepted o4; o3 is 2 @ 2.650");
        story.buys("cat", 9, "2.650").expect("accepted o5; trade o4·o5 3 @ 2.640; trade o3·o5 2 @ 2.650");
        assertThat(story.lots("ann")).isZero();
        story.does("ann", OrderTerms.limit(Side.SELL, 1, 2_650).withReduceOnly(true))
                .expect("rejected: reduce_only_would_increase");
    }

    @Test
    void aReduceOnlyOrderGoesWhenItsPositionDoes() {
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600");
        story.does("ann", OrderTerms.limit(Side.SELL, 5, 2_700).withReduceOnly(true));
        story.buys("cat", 5, "2.590");
        story.does("ann", OrderTerms.limit(Side.SELL, 5, 2_590))
                .expect("accepted o5; o3 cancelled 5 nothing_to_reduce; trade o4·o5 5 @ 2.590");
        assertThat(story.exchange.openOrders(story.account("ann"))).isEmpty();
    }

    @Test
    void nobodyTradesWithHimself() {
        story.sells("bob", 1, "2.600").sells("ann", 2, "2.600");
        var buy = OrderTerms.limit(Side.BUY, 4, 2_600);
        story.does("ann", buy).expect("accepted o3; trade o1·o3 1 @ 2.600; o3 cancelled 3 self_trade");
        story.does("ann", buy.withSelfTradePrevention(SelfTradePrevention.DECREMENT))
                .expect("accepted o4; o2 cancelled 2 self_trade; o4 is 2 @ 2.600");
        story.does(
                        "ann",
                        OrderTerms.limit(Side.SELL, 1, 2_600)
                                .withSelfTradePrevention(SelfTradePrevention.CANCEL_OLDEST))
                .expect("accepted o5; o4 cancelled 2 self_trade");
        story.does("ann", buy.withSelfTradePrevention(SelfTradePrevention.CANCEL_BOTH))
                .expect("accepted o6; o5 cancelled 1 self_trade; o6 cancelled 4 self_trade");
    }

    @Test
    void aRepeatedRequestIsAnsweredAndNotDoneAgain() {
        var once = new Command.PlaceOrder(
                story.account("ann"),
                new RequestId(1, 1),
                story.contract().id(),
                OrderTerms.limit(Side.SELL, 1, 2_600));
        story.apply(once);
        story.expect("accepted o1");
        story.apply(once);
        story.expect("repeated: o1");
        // the window is 120 s of venue time
        story.at("2026-11-20T12:12:01Z");
        story.apply(once);
        story.expect("accepted o2");
    }

    @Test
    void whatCannotStandIsRejectedWithItsReason() {
        story.buys("ann", 0, "2.600").expect("rejected: lots_out_of_range");
        story.buys("ann", Long.MAX_VALUE, "2.600").expect("rejected: lots_out_of_range");
        story.buys("ann", 1, "3.121").expect("rejected: price_out_of_band"); // band 20%: 3.120
        story.sells("ann", 1, "2.079").expect("rejected: price_out_of_band");
        story.does("ann", OrderTerms.limit(Side.BUY, 1, -5)).expect("rejected: price_out_of_range");
        story.does("ann", OrderTerms.limit(Side.BUY, 1, Long.MAX_VALUE)).expect("rejected: price_out_of_range");
        story.does("ann", OrderTerms.limit(Side.BUY, 1, 2_600).withLabel("x".repeat(65)))
                .expect("rejected: invalid_field");
        story.cancels("ann", 99).expect("rejected: order_not_open");
        story.apply(new Command.PlaceOrder(999, story.nextRequest(), 1, OrderTerms.limit(Side.BUY, 1, 2_600)));
        story.expect("rejected: unknown_account");
        story.apply(new Command.PlaceOrder(
                story.account("ann"), story.nextRequest(), 9_999, OrderTerms.limit(Side.BUY, 1, 2_600)));
        story.expect("rejected: unknown_contract");
    }

    @Test
    void anOrderNeedsItsMarginBeforeItStands() {
        // 13,000 × 744 × 2.600 × 15% = $3,772,080 an order; $10,000,000 carries two
        story.buys("ann", 13_000, "2.600").expect("accepted o1");
        story.buys("ann", 13_000, "2.600").expect("accepted o2");
        story.buys("ann", 13_000, "2.600").expect("rejected: insufficient_margin");
        // the other side would lose in the other scenario: it costs nothing more
        story.sells("ann", 13_000, "2.601").expect("accepted o3");
    }

    @Test
    void nobodyElseMayTouchAnOrder() {
        story.sells("ann", 1, "2.600");
        story.cancels("bob", 1).expect("rejected: order_not_open");
        story.amends("bob", 1, 1, "2.500").expect("rejected: order_not_open");
        story.cancels("ann", 1).expect("o1 cancelled 1 by_owner");
    }

    @Test
    void cancelAllTakesOneContractOrAll() {
        story.sells("ann", 1, "2.600")
                .sells("ann", 1, "2.610")
                .on("H100_USD-31JAN27")
                .sells("ann", 1, "2.600");
        story.apply(new Command.CancelAll(
                story.account("ann"), story.nextRequest(), story.contract().id()));
        story.expect("o3 cancelled 1 by_owner");
        story.apply(new Command.CancelAll(story.account("ann"), story.nextRequest(), 0));
        story.expect("o1 cancelled 1 by_owner; o2 cancelled 1 by_owner");
    }

    /**
     * <pre>
     *   o1  ann  December  2.600  "curve"
     *   o2  ann  December  2.610  "hedge"
     *   o3  ann  January   2.600  "curve"
     *   o4  bob  December  2.600  "curve"
     * </pre>
     */
    @Test
    void cancelAllTakesTheOrdersOfALabelAndNoOneElses() {
        var sell = OrderTerms.limit(Side.SELL, 1, 2_600);
        story.does("ann", sell.withLabel("curve"));
        story.does("ann", OrderTerms.limit(Side.SELL, 1, 2_610).withLabel("hedge"));
        story.on("H100_USD-31JAN27").does("ann", sell.withLabel("curve"));
        story.on("H100_USD-31DEC26").does("bob", sell.withLabel("curve"));

        cancelAll("ann", 0, "Curve").expect(""); // another word
        cancelAll("ann", 0, "curv").expect(""); // a part of it is not it
        cancelAll("ann", story.contract().id(), "curve").expect("o1 cancelled 1 by_owner");
        cancelAll("ann", 0, "curve").expect("o3 cancelled 1 by_owner");
        cancelAll("ann", 0, "x".repeat(65)).expect("rejected: invalid_field");
        cancelAll("ann", 9_999, "hedge").expect("rejected: unknown_contract");
        cancelAll("ann", 0, "").expect("o2 cancelled 1 by_owner");
        assertThat(story.exchange.openOrder(4)).isPresent();
    }

    private MarketStory cancelAll(String account, int contract, String label) {
        story.apply(new Command.CancelAll(story.account(account), story.nextRequest(), contract, label));
        return story;
    }

    @Test
    void theTakerPaysItsFeeToTheVenue() {
        story.apply(
                new Command.SetTradingParameters(new TradingParameters(50, 200, 200_000, 50_000, 10_000_000, 1_000)));
        story.sells("ann", 10, "2.600").buys("cat", 4, "2.600");
        // 4 × 744 × 2.600 = $7,737.60; taker 0.02% = 1.54752, maker 0.005% = 0.38688
        assertThat(story.cash("cat")).isEqualTo("9999998.452480");
        assertThat(story.cash("ann")).isEqualTo("9999999.613120");
    }
}

package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.OrderTerms.TimeInForce;
import kilohour.exchange.Trigger.Kind;
import kilohour.exchange.Trigger.Source;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/**
 * One cancels the other. December at 2.600, a lot is 744 GPU-hours, quantities in lots.
 *
 * <pre>
 *   ann is long 5
 *   o3·o4  ann sells 5 @ 2.700, or at the market once the last trade is 2.500
 *   cat buys 2 @ 2.700     trade o3 2 @ 2.700; o4 cancelled; o3 has 3 left
 * </pre>
 */
class LinkedOrderStoriesTest {
    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");

    private static OrderTerms sell(long lots, String price) {
        return OrderTerms.limit(Side.SELL, lots, MarketStory.ticks(price));
    }

    private static OrderTerms buy(long lots, String price) {
        return OrderTerms.limit(Side.BUY, lots, MarketStory.ticks(price));
    }

    private static Trigger stop(String price) {
        return new Trigger(Kind.STOP, Source.LAST, MarketStory.ticks(price));
    }

    private static OrderTerms sellAtStop(long lots, String trigger) {
        return OrderTerms.market(Side.SELL, lots).when(stop(trigger));
    }

    /** A bracket around ann's five lots: o3 takes the profit at 2.700, o4 stops the loss at 2.500. */
    private void bracket() {
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600");
        story.doesEither(
                        "ann",
                        sell(5, "2.700").withReduceOnly(true),
                        sellAtStop(5, "2.500").withReduceOnly(true))
                .expect("accepted o3; accepted o4; o3·o4 linked");
    }

    @Test
    void aFillOfOneCancelsTheOtherEvenIfItIsPartial() {
        bracket();
        assertThat(story.exchange.openOrder(3).orElseThrow().linkedTo()).isEqualTo(4);
        story.buys("cat", 2, "2.700").expect("accepted o5; trade o3·o5 2 @ 2.700; o4 cancelled 5 linked_order_closed");
        assertThat(story.exchange.openOrder(3).orElseThrow().lotsOpen()).isEqualTo(3);
        assertThat(story.exchange.openOrder(3).orElseThrow().linkedTo()).isZero();
    }

    @Test
    void aStopThatIsTriggeredCancelsTheOtherBeforeItTrades() {
        bracket();
        story.buys("cat", 9, "2.500");
        story.sells("dan", 1, "2.500")
                .expect("accepted o6; trade o5·o6 1 @ 2.500; o3 cancelled 5 linked_order_closed; o4 triggered;"
                        + " trade o5·o4 5 @ 2.500");
        assertThat(story.lots("ann")).isZero();
    }

    @Test
    void whicheverWayOneEndsTheOtherIsCancelled() {
        bracket();
        story.cancels("ann", 4).expect("o4 cancelled 5 by_owner; o3 cancelled 5 linked_order_closed");
        story.cancels("ann", 3).expect("rejected: order_not_open");
        long later = Utc.nanos(Instant.parse("2026-11-20T13:00:00Z"));
        story.doesEither("ann", sell(5, "2.700").until(later), sellAtStop(5, "2.500"));
        story.at("2026-11-20T13:00:00Z");
        story.expect("o5 cancelled 5 expired; o6 cancelled 5 linked_order_closed");
        story.doesEither("ann", sell(5, "2.700"), sellAtStop(5, "2.500"));
        story.does("ann", buy(5, "2.700").withSelfTradePrevention(SelfTradePrevention.CANCEL_OLDEST))
                .expect("accepted o9; o7 cancelled 5 self_trade; o8 cancelled 5 linked_order_closed");
    }

    @Test
    void cancelAllTakesBothOnce() {
        bracket();
        story.sells("ann", 1, "2.800");
        story.apply(new Command.CancelAll(story.account("ann"), story.nextRequest(), 0));
        story.expect("o3 cancelled 4 by_owner; o4 cancelled 5 linked_order_closed; o5 cancelled 1 by_owner");
    }

    @Test
    void twoStopsOnEitherSideWaitForTheBreak() {
        story.doesEither(
                        "ann",
                        buy(2, "2.700").when(stop("2.650")),
                        sell(2, "2.500").when(stop("2.550")))
                .expect("accepted o1; accepted o2; o1·o2 linked");
        story.sells("dan", 1, "2.650").buys("cat", 1, "2.650");
        story.expect("accepted o4; trade o3·o4 1 @ 2.650; o2 cancelled 2 linked_order_closed; o1 triggered");
    }

    @Test
    void anOrderThatTradesAsItComesCancelsItsStopAtOnce() {
        story.buys("bob", 2, "2.590");
        story.doesEither("ann", sell(5, "2.590"), sellAtStop(5, "2.500"))
                .expect("accepted o2; accepted o3; o2·o3 linked; trade o1·o2 2 @ 2.590;"
                        + " o3 cancelled 5 linked_order_closed");
        assertThat(story.exchange.openOrder(2).orElseThrow().lotsOpen()).isEqualTo(3);
    }

    @Test
    void aShrinkingPositionTrimsBothAndAClosedOneEndsThem() {
        bracket();
        story.buys("cat", 9, "2.590").sells("ann", 2, "2.590");
        story.expect("accepted o6; o3 is 3 @ 2.700; trade o5·o6 2 @ 2.590; o4 is 3 @ 2.375");
        story.sells("ann", 3, "2.590")
                .expect("accepted o7; o3 cancelled 3 nothing_to_reduce; o4 cancelled 3 linked_order_closed;"
                        + " trade o5·o7 3 @ 2.590");
    }

    /**
     * Up 15%, to 2.990: the limit at 2.700 loses 744 × (2.700 × 0.15 = 0.405) = $301.32 a lot, the stop at its trigger
     * less 5%, 2.375, loses 744 × (2.990 − 2.375 = 0.615) = $457.56. The worse counts, not the sum of both.
     */
    @Test
    void marginCountsTheWorseOfTheTwo() {
        story.doesEither("ann", sell(1, "2.700"), sellAtStop(1, "2.500"));
        assertThat(story.of("ann").initialMicros()).isEqualTo(457_560_000);
        // three lots at the limit: 3 × 301.32 = 903.96 is the worse now
        story.amends("ann", 1, 3, "2.700").expect("o1 is 3 @ 2.700 at the back");
        assertThat(story.of("ann").initialMicros()).isEqualTo(903_960_000);
        story.exchange.checkInvariants();
        story.amends("ann", 1, 1, "2.700");
        assertThat(story.of("ann").initialMicros()).isEqualTo(457_560_000);
        // opposite sides lose in opposite scenarios: a buy at 2.600 and a mark at 2.210 lose 744 × 0.390 = $290.16
        story.doesEither("bob", buy(1, "2.600"), sell(1, "2.600").when(stop("2.500")));
        assertThat(story.of("bob").initialMicros()).isEqualTo(290_160_000);
        story.cancels("ann", 1).cancels("bob", 3);
        assertThat(story.of("ann").initialMicros() + story.of("bob").initialMicros())
                .isZero();
        // 13,000 lots need $3.77M: two pairs of that size stand, four orders alone would not
        for (int i = 0; i < 2; i++)
            story.doesEither("cat", buy(13_000, "2.600"), buy(13_000, "2.600").when(stop("2.600")))
                    .expect("accepted o%d; accepted o%d; o%d·o%d linked"
                            .formatted(5 + 2 * i, 6 + 2 * i, 5 + 2 * i, 6 + 2 * i));
        story.doesEither("cat", buy(13_000, "2.600"), buy(1, "2.600").when(stop("2.600")))
                .expect("rejected: insufficient_margin");
    }

    @Test
    void whatCannotBeLinkedIsRefusedAndNeitherStands() {
        story.doesEither("ann", sell(1, "2.700"), buy(1, "2.500")).expect("rejected: invalid_field");
        story.doesEither("ann", OrderTerms.market(Side.SELL, 1), sellAtStop(1, "2.500"))
                .expect("rejected: invalid_field");
        story.doesEither(
                        "ann",
                        sell(1, "2.700").withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL),
                        sellAtStop(1, "2.500"))
                .expect("rejected: invalid_field");
        story.doesEither("ann", sell(1, "2.700"), sellAtStop(0, "2.500")).expect("rejected: lots_out_of_range");
        story.doesEither("ann", sell(1, "9.000").when(stop("0.000")), sellAtStop(1, "2.500"))
                .expect("rejected: price_out_of_range");
        story.sells("ann", 1, "2.700").expect("accepted o1");
    }

    @Test
    void aRestartKeepsTheLink() {
        bracket();
        story.doesEither(
                "ann", buy(2, "2.700").when(stop("2.650")), sell(2, "2.400").when(stop("2.450")));
        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        restored.checkInvariants();
        var buy = new Command.PlaceOrder(
                story.account("cat"), story.nextRequest(), story.contract().id(), buy(2, "2.700"));
        List<Event> before = story.apply(buy);
        story.expect("accepted o7; trade o3·o7 2 @ 2.700; o4 cancelled 5 linked_order_closed;"
                + " o6 cancelled 2 linked_order_closed; o5 triggered; o5 cancelled 2 self_trade");
        assertThat(restored.apply(0, buy).events()).isEqualTo(before);
    }
}

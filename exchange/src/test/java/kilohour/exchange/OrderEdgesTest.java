package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import kilohour.exchange.OrderTerms.TimeInForce;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** What nobody means: figures at the edges of a long, amend to zero, cancel twice, more orders than are allowed. */
class OrderEdgesTest {
    private static final long[] EDGES = {
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        -(1L << 40),
        -1,
        0,
        1,
        TradingParameters.PRICE_TICKS_MAX,
        TradingParameters.PRICE_TICKS_MAX + 1,
        1L << 40,
        1L << 62,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE
    };

    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");

    /** Every kind of order with every edge in every figure: accepted or rejected with a sentence, never an exception. */
    @Test
    void figuresAtTheEdgesOfALongAreAcceptedOrRejected() {
        for (Side side : Side.values())
            for (long edge : EDGES) {
                var plain = OrderTerms.limit(side, 3, 2_600);
                place(OrderTerms.limit(side, edge, 2_600));
                place(OrderTerms.limit(side, 3, edge));
                place(OrderTerms.market(side, edge));
                place(plain.showing(edge));
                place(plain.until(edge));
                for (Trigger.Kind kind : Trigger.Kind.values())
                    for (Trigger.Source source : Trigger.Source.values()) {
                        var trigger = new Trigger(kind, source, edge);
                        place(plain.when(trigger));
                        place(OrderTerms.market(side, 3).when(trigger));
                        place(OrderTerms.limit(side, 3, edge).when(trigger.at(side == Side.BUY ? 2_700 : 2_500)));
                        story.doesEither("bob", plain, plain.when(trigger));
                        answered();
                    }
                story.exchange.checkInvariants();
            }
    }

    private void place(OrderTerms terms) {
        story.does("ann", terms);
        answered();
    }

    private void answered() {
        assertThat(story.events)
                .anyMatch(event -> event instanceof Event.OrderAccepted
                        || event instanceof Event.RequestRejected rejected
                                && !rejected.sentence().isBlank());
    }

    @Test
    void amendmentsAtTheEdgesOfALongAreDoneOrRejected() {
        story.does("ann", OrderTerms.limit(Side.SELL, 9, 2_700));
        story.does(
                "ann",
                OrderTerms.limit(Side.SELL, 9, 2_450).when(new Trigger(Trigger.Kind.STOP, Trigger.Source.MARK, 2_500)));
        for (long order = 1; order <= 2; order++)
            for (long lots : EDGES)
                for (long edge : EDGES) {
                    story.apply(new Command.AmendOrder(
                            story.account("ann"), story.nextRequest(), order, lots, edge, order == 1 ? 0 : edge));
                    assertThat(story.exchange.openOrder(order)).isPresent();
                }
        story.exchange.checkInvariants();
    }

    @Test
    void nothingIsAmendedToZeroAndNothingCancelledTwice() {
        story.sells("ann", 3, "2.700");
        story.amendsInAll("ann", 1, 0, "2.700").expect("rejected: lots_out_of_range");
        story.cancels("ann", 1).expect("o1 cancelled 3 by_owner");
        story.cancels("ann", 1).expect("rejected: order_not_open");
        story.amendsInAll("ann", 1, 2, "2.700").expect("rejected: order_not_open");
    }

    /** An account may have a thousand orders, so that whatever takes them all out is bounded. */
    @Test
    void anAccountHasNoMoreOrdersThanAllowedAndAllGoAtOnce() {
        var stop =
                OrderTerms.limit(Side.SELL, 1, 2_450).when(new Trigger(Trigger.Kind.STOP, Trigger.Source.MARK, 2_500));
        for (int i = 0; i < 499; i++) story.sells("ann", 1, "2.700").does("ann", stop);
        story.sells("ann", 1, "2.700");
        story.doesEither("ann", OrderTerms.limit(Side.SELL, 1, 2_700), stop).expect("rejected: too_many_orders");
        story.does("ann", stop).expect("accepted o1000");
        story.does("ann", stop).expect("rejected: too_many_orders");
        story.does("ann", OrderTerms.limit(Side.BUY, 1, 2_600).withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL))
                .expect("rejected: too_many_orders");
        story.apply(new Command.CancelAll(story.account("ann"), story.nextRequest(), 0));
        assertThat(story.events).hasSize(1_000);
        assertThat(story.exchange.openOrders(story.account("ann"))).isEmpty();
        story.exchange.checkInvariants();
    }

    @Test
    void anOrderForAContractThatEndedWithTheSameTickIsRefused() {
        story.on("H100_USD-30NOV26").sells("ann", 2, "2.600");
        story.at("2026-11-30T23:59:59.999999999Z");
        story.buys("cat", 1, "2.600").expect("accepted o2; trade o1·o2 1 @ 2.600");
        story.at("2026-12-01T00:00:00Z");
        assertThat(story.exchange.openOrder(1)).isEmpty();
        story.buys("cat", 1, "2.600").expect("rejected: not_trading");
        story.amends("ann", 1, 1, "2.600").expect("rejected: order_not_open");
    }
}

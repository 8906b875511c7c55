package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import kilohour.exchange.OrderTerms.PostOnly;
import kilohour.exchange.OrderTerms.TimeInForce;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/**
 * Orders that end by themselves. It is 12:10 on 20 November; December at 2.600.
 *
 * <pre>
 *   o1  ann sells 2 @ 2.600  day            → ends at 24:00
 *   o2  bob sells 2 @ 2.600  until 14:00    → ends at 14:00
 *   o3  cat sells 2 @ 2.600  till cancelled → stays
 *   13:59:59   dan buys 1  → from o1
 *   14:00:00   o2 goes     → dan buys 2: o1 1, o3 1
 * </pre>
 */
class OrderDatesTest {
    private static final String TODAY = "2026-11-20T";
    private final MarketStory story = new MarketStory(TODAY + "12:10:00Z", "H100_USD-31DEC26", "2.6000");

    private static long nanos(String instant) {
        return Utc.nanos(Instant.parse(instant));
    }

    private static OrderTerms sell(String price) {
        return OrderTerms.limit(Side.SELL, 2, MarketStory.ticks(price));
    }

    @Test
    void anOrderWorksUntilItsDateAndNotAtIt() {
        story.does("ann", sell("2.600").withTimeInForce(TimeInForce.DAY)).expect("accepted o1");
        story.does("bob", sell("2.600").until(nanos(TODAY + "14:00:00Z"))).expect("accepted o2");
        story.does("cat", sell("2.600")).expect("accepted o3");
        story.at(TODAY + "13:59:59Z");
        story.buys("dan", 1, "2.600").expect("accepted o4; trade o1·o4 1 @ 2.600");
        story.at(TODAY + "14:00:00Z");
        story.expect("o2 cancelled 2 expired");
        story.buys("dan", 2, "2.600").expect("accepted o5; trade o1·o5 1 @ 2.600; trade o3·o5 1 @ 2.600");
    }

    @Test
    void aDayOrderEndsWithTheDayInUtc() {
        story.does("ann", sell("2.700").withTimeInForce(TimeInForce.DAY));
        story.at(TODAY + "23:59:59.999999999Z");
        assertThat(story.exchange.openOrder(1)).isPresent();
        story.at("2026-11-21T00:00:00Z");
        assertThat(story.events)
                .contains(new Event.OrderCancelled(
                        1, story.account("ann"), story.contract().id(), 2, CancelReason.EXPIRED));
        story.does("ann", sell("2.700").withTimeInForce(TimeInForce.DAY)).expect("accepted o2");
        story.at("2026-11-21T12:00:00Z");
        assertThat(story.exchange.openOrder(2)).isPresent();
    }

    @Test
    void anAmendmentDoesNotMoveTheDate() {
        story.does("ann", sell("2.700").withTimeInForce(TimeInForce.DAY));
        story.amends("ann", 1, 5, "2.690").expect("o1 is 5 @ 2.690 at the back");
        story.at(TODAY + "23:59:00Z");
        story.amends("ann", 1, 4, "2.680").expect("o1 is 4 @ 2.680 at the back");
        story.at("2026-11-21T00:00:30Z");
        assertThat(story.exchange.openOrders(story.account("ann"))).isEmpty();
    }

    @Test
    void anExpiredOrderFreesItsMarginAndTheReduceOnlyRoomItTook() {
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600"); // ann is long 5
        story.does("ann", sell("2.650").withReduceOnly(true).until(nanos(TODAY + "13:00:00Z")));
        story.does("ann", OrderTerms.limit(Side.SELL, 9, 2_660).withReduceOnly(true));
        assertThat(story.exchange.openOrder(4).orElseThrow().lotsOpen()).isEqualTo(3);
        story.does("dan", OrderTerms.limit(Side.BUY, 1_000, 2_500).until(nanos(TODAY + "13:00:00Z")));
        assertThat(story.of("dan").initialMicros()).isPositive();
        story.at(TODAY + "13:00:00Z");
        story.expect("o3 cancelled 2 expired; o5 cancelled 1000 expired");
        assertThat(story.of("dan").initialMicros()).isZero();
        story.does("ann", sell("2.650").withReduceOnly(true)).expect("accepted o6");
    }

    @Test
    void datesThatCannotBeAreRefused() {
        story.does("ann", sell("2.600").until(nanos(TODAY + "12:10:00Z"))).expect("rejected: invalid_field");
        story.does("ann", sell("2.600").until(0)).expect("rejected: invalid_field");
        story.does("ann", sell("2.600").until(-1)).expect("rejected: invalid_field");
        story.does("ann", sell("2.600").until(OrderTerms.NEVER)).expect("rejected: invalid_field");
        story.does("ann", sell("2.600").until(nanos(TODAY + "13:00:00Z")).withTimeInForce(TimeInForce.DAY))
                .expect("rejected: invalid_field");
        story.does("ann", OrderTerms.market(Side.SELL, 1).withTimeInForce(TimeInForce.DAY))
                .expect("rejected: invalid_field");
        story.does("ann", sell("2.600").withPostOnly(PostOnly.REJECT).until(nanos(TODAY + "12:10:01Z")))
                .expect("accepted o1");
    }

    /** 2,500 orders end together: a thousand a command, and nothing trades before the last is gone. */
    @Test
    void manyThatEndTogetherGoAThousandAtATimeAndTradingWaits() {
        long end = nanos(TODAY + "12:10:30Z");
        story.sells("dan", 5, "2.600");
        for (int i = 0; i < 2_500; i++)
            story.does(
                    i % 3 == 0 ? "ann" : i % 3 == 1 ? "bob" : "cat",
                    sell("2.700").until(end));
        story.apply(new Command.AdvanceTime(nanos(TODAY + "12:10:40Z")));
        assertThat(story.events).hasSize(1_001).endsWith(new Event.TimeAdvanced(end, true));
        story.buys("dan", 1, "2.500").expect("rejected: settling");
        story.cancels("dan", 1).expect("o1 cancelled 5 by_owner");

        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        var further = new Command.AdvanceTime(nanos(TODAY + "12:10:40Z"));
        for (int i = 0; i < 2; i++) {
            story.apply(further);
            assertThat(restored.apply(0, further).events()).isEqualTo(story.events);
        }
        assertThat(story.events).endsWith(new Event.TimeAdvanced(nanos(TODAY + "12:10:40Z"), false));
        story.buys("dan", 1, "2.500").expect("accepted o2502");
        assertThat(story.exchange.openOrders(story.account("ann"))).isEmpty();
    }

    @Test
    void anExpiryNobodyWaitsForLeavesNothingBehind() {
        story.does("ann", sell("2.700").until(nanos(TODAY + "13:00:00Z")));
        story.does("ann", sell("2.700").until(nanos(TODAY + "13:00:00Z")));
        story.cancels("ann", 1);
        assertThat(expiriesDue()).isOne();
        story.cancels("ann", 2);
        assertThat(expiriesDue()).isZero();
    }

    private long expiriesDue() {
        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        return records.stream()
                .filter(record -> record instanceof StateRecord.DueState due && due.kind() == DueKind.ORDER_EXPIRY)
                .count();
    }
}

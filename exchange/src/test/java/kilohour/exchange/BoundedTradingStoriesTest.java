package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/**
 * No command meets more than a thousand resting orders: an order that would is cut there, what else it set off goes on
 * with the next tick. December at 2.600, and its spread against January.
 */
class BoundedTradingStoriesTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private static final String JANUARY = "H100_USD-31JAN27";
    private static final String SPREAD = "H100_USD-FS-31DEC26_31JAN27";

    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", DECEMBER, "2.6000");

    /** Half of them from cat, half from dan, a lot each. */
    private void offers(int orders, String price) {
        for (int i = 0; i < orders; i++) story.sells(i % 2 == 0 ? "cat" : "dan", 1, price);
    }

    private long trades() {
        return story.events.stream().filter(Event.Traded.class::isInstance).count();
    }

    @Test
    void anOrderMeetsAThousandAndWhatIsLeftIsCancelled() {
        offers(1_200, "2.600");
        story.buys("bob", 1_150, "2.600");
        assertThat(trades()).isEqualTo(1_000);
        assertThat(story.told(story.events)).endsWith("o1201 cancelled 150 match_limit");
        assertThat(story.lots("bob")).isEqualTo(1_000);
        story.exchange.checkInvariants();
        // sent again, it goes on where it was cut
        story.buys("bob", 150, "2.600");
        assertThat(trades()).isEqualTo(150);
        assertThat(story.lots("bob")).isEqualTo(1_150);
    }

    @Test
    void anOrderThatMeetsNoMoreThanAThousandRestsAsEver() {
        offers(1_000, "2.600");
        story.buys("bob", 1_005, "2.600");
        assertThat(trades()).isEqualTo(1_000);
        assertThat(story.exchange.openOrder(1_001).orElseThrow().lotsOpen()).isEqualTo(5);
    }

    @Test
    void allOrNothingIsNothingWhereItWouldMeetMore() {
        offers(1_001, "2.600");
        var fillOrKill = OrderTerms.limit(Side.BUY, 1_001, 2_600).withTimeInForce(OrderTerms.TimeInForce.FILL_OR_KILL);
        story.does("bob", fillOrKill).expect("rejected: fill_or_kill_unfillable");
        story.does("bob", fillOrKill.changedTo(1_000, 2_600));
        assertThat(trades()).isEqualTo(1_000);
    }

    @Test
    void eachTrancheOfAnIcebergCounts() {
        for (int i = 0; i < 11; i++)
            story.does("cat", OrderTerms.limit(Side.SELL, 100, 2_600).showing(1));
        story.buys("bob", 1_100, "2.600");
        assertThat(trades()).isEqualTo(1_000);
        assertThat(story.told(story.events)).endsWith("o12 cancelled 100 match_limit");
    }

    @Test
    void stopsAreWorkedUntilAThousandWereMetAndTheRestWithTheNextTick() {
        story.sells("ann", 1, "2.600").buys("bob", 1, "2.600"); // o1, o2
        offers(1_600, "2.620"); // o3 to o1602
        var trigger = new Trigger(Trigger.Kind.STOP, Trigger.Source.LAST, 2_610);
        for (int i = 0; i < 3; i++)
            story.does("bob", OrderTerms.limit(Side.BUY, 600, 2_620).when(trigger)); // o1603 to o1605
        story.sells("ann", 1, "2.615").buys("bob", 1, "2.615");
        // 600 of the first and 600 of the second; the third waits, and nobody trades before it
        assertThat(trades()).isEqualTo(1 + 1_200);
        assertThat(story.told(story.events)).contains("o1604 triggered").doesNotContain("o1605 triggered");
        assertThat(DefaultStory.records(Exchange.restore(DefaultStory.records(story.exchange))))
                .isEqualTo(DefaultStory.records(story.exchange));
        story.buys("ann", 1, "2.620");
        assertThat(story.told(story.events)).startsWith("rejected: settling; o1605 triggered");
        assertThat(trades()).isEqualTo(400);
        story.exchange.checkInvariants();
    }

    @Test
    void whatASpreadImpliesIsSweptAThousandLegsATick() {
        story.sells("ann", 1, "2.600"); // o1, in the way of ann's own spread
        offers(1_200, "2.600"); // o2 to o1201
        story.on(JANUARY).buys("bob", 1_200, "2.600"); // o1202
        story.on(SPREAD).buys("ann", 1_200, "0.000").expect("accepted o1203");
        story.on(DECEMBER).cancels("ann", 1);
        // each lot takes one order of December and a lot of bob's: two orders met, five hundred lots a command
        assertThat(story.exchange.openOrder(1_203).orElseThrow().lotsOpen()).isEqualTo(700);
        story.exchange.checkInvariants();
        var twin = Exchange.restore(DefaultStory.records(story.exchange));
        for (long left : new long[] {200, 0}) {
            var tick = new Command.AdvanceTime(story.exchange.nowNanos());
            assertThat(story.apply(tick)).isEqualTo(twin.apply(0, tick).events());
            assertThat(story.exchange.openOrder(1_203).map(OpenOrder::lotsOpen).orElse(0L))
                    .isEqualTo(left);
        }
        assertThat(DefaultStory.records(twin)).isEqualTo(DefaultStory.records(story.exchange));
        assertThat(story.lots("ann")).isEqualTo(1_200);
        assertThat(story.on(JANUARY).lots("ann")).isEqualTo(-1_200);
    }

    /** Ann's offer goes while other orders are still expiring: her spread may trade only when they are gone. */
    @Test
    void whatCameFreeWhileOrdersExpiredIsSweptOnceTheyAreGone() {
        long until = story.exchange.nowNanos() + Utc.NANOS_PER_MINUTE / 2;
        story.does("ann", OrderTerms.limit(Side.SELL, 1, 2_600).until(until)); // o1
        story.sells("dan", 3, "2.600"); // o2
        story.on(JANUARY).buys("bob", 3, "2.600"); // o3
        story.on(SPREAD).buys("ann", 3, "0.000"); // o4
        story.on(DECEMBER);
        for (int i = 0; i < 1_100; i++)
            story.does(
                    i % 2 == 0 ? "cat" : "dan",
                    OrderTerms.limit(Side.SELL, 1, 2_900).until(until));
        story.apply(new Command.AdvanceTime(until));
        assertThat(told(story.events)).hasSize(1_000); // o1 among them
        assertThat(story.exchange.openOrder(4).orElseThrow().lotsOpen()).isEqualTo(3);
        // their owners take the others out themselves
        story.apply(new Command.CancelAll(story.account("cat"), story.nextRequest(), 0));
        story.apply(new Command.CancelAll(story.account("dan"), story.nextRequest(), 0));
        story.exchange.checkInvariants();
        story.on(DECEMBER).sells("dan", 3, "2.600");
        story.at(Utc.format(until));
        assertThat(story.exchange.openOrder(4)).isEmpty();
        story.exchange.checkInvariants();
    }

    private static List<Event.OrderCancelled> told(List<Event> events) {
        var cancelled = new ArrayList<Event.OrderCancelled>();
        for (Event event : events) if (event instanceof Event.OrderCancelled each) cancelled.add(each);
        return cancelled;
    }
}

package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/**
 * Cancel on disconnect. Gateway 7 holds ann's sessions 1 and 2 and bob's 3; gateway 8 holds cat's 4. December at 2.600.
 *
 * <pre>
 *   session  whose  asked to cancel   order                session 1 ends   gateway 7 ends
 *   1        ann    yes               o1 sells 1 @ 2.650   goes
 *   1        ann    yes               o2 sells 1 @ 2.660   goes
 *   2        ann    no                o3 sells 1 @ 2.670   stays            stays
 *   none     ann                      o4 sells 1 @ 2.680   stays            stays
 *   3        bob    yes, by default   o5 sells 1 @ 2.690   stays            goes
 *   4        cat    yes               o6 sells 1 @ 2.700   stays            stays
 * </pre>
 */
class ConnectionStoriesTest {
    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");

    private void opens(String account, long session, long gateway) {
        story.apply(new Command.OpenSession(story.account(account), story.nextRequest(), session, gateway));
    }

    private void cancels(String account, long session, boolean cancels) {
        story.apply(new Command.SetCancelOnDisconnect(story.account(account), story.nextRequest(), session, cancels));
    }

    private MarketStory sells(String account, long session, String price) {
        story.apply(new Command.PlaceOrder(
                story.account(account),
                story.nextRequest(),
                story.contract().id(),
                OrderTerms.limit(Side.SELL, 1, MarketStory.ticks(price)),
                session));
        return story;
    }

    private void theTable() {
        cancels("bob", 0, true);
        opens("ann", 1, 7);
        opens("ann", 2, 7);
        opens("bob", 3, 7);
        opens("cat", 4, 8);
        cancels("ann", 1, true);
        cancels("cat", 4, true);
        sells("ann", 1, "2.650").expect("accepted o1");
        sells("ann", 1, "2.660").expect("accepted o2");
        sells("ann", 2, "2.670").expect("accepted o3");
        sells("ann", 0, "2.680").expect("accepted o4");
        sells("bob", 3, "2.690").expect("accepted o5");
        sells("cat", 4, "2.700").expect("accepted o6");
    }

    @Test
    void theOrdersOfALostSessionGoAndThoseOfOthersStay() {
        theTable();
        story.apply(new Command.EndSession(1));
        story.expect("o1 cancelled 1 session_lost; o2 cancelled 1 session_lost");
        assertThat(story.events).endsWith(new Event.SessionLost(story.account("ann"), 1));
        assertThat(story.exchange.session(1)).isEmpty();
        sells("ann", 1, "2.650").expect("rejected: session_not_open");
        sells("ann", 2, "2.650").expect("accepted o7");
    }

    @Test
    void aLostGatewayLosesAllItsSessions() {
        theTable();
        story.apply(new Command.EndGateway(7));
        story.expect("o1 cancelled 1 session_lost; o2 cancelled 1 session_lost; o5 cancelled 1 session_lost");
        assertThat(story.events)
                .startsWith(new Event.GatewayLost(7))
                .contains(new Event.SessionLost(story.account("ann"), 2))
                .endsWith(new Event.SessionLost(story.account("bob"), 3));
        assertThat(story.exchange.openOrder(6)).isPresent();
        assertThat(story.exchange.anySessionAt(7)).isFalse();
        assertThat(story.exchange.anySessionAt(8)).isTrue();
    }

    @Test
    void aSessionMayChangeItsMindAndAnAmendedOrderStaysItsOwn() {
        theTable();
        story.amends("ann", 1, 3, "2.640").expect("o1 is 3 @ 2.640 at the back");
        cancels("ann", 1, false);
        cancels("ann", 2, true);
        story.apply(new Command.EndSession(2));
        story.expect("o3 cancelled 1 session_lost");
        cancels("ann", 1, true);
        story.apply(new Command.EndSession(1));
        story.expect("o1 cancelled 3 session_lost; o2 cancelled 1 session_lost");
    }

    @Test
    void nobodySpeaksForAnothersSession() {
        theTable();
        cancels("bob", 1, false);
        story.expect("rejected: session_not_open");
        sells("bob", 1, "2.650").expect("rejected: session_not_open");
        opens("bob", 1, 7);
        story.expect("rejected: already_exists");
        opens("bob", 0, 7);
        story.expect("rejected: invalid_field");
        for (long edge : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
            story.apply(new Command.EndSession(edge));
            story.expect("rejected: session_not_open");
            story.apply(new Command.EndGateway(edge));
            story.expect("rejected: session_not_open");
            opens("ann", edge, edge);
            sells("ann", edge, "2.655").expect("accepted o" + (edge < 0 ? 7 : 8));
            story.apply(new Command.EndGateway(edge));
        }
        story.apply(new Command.OpenSession(5, story.nextRequest(), 9, 7));
        story.expect("rejected: unknown_account");
    }

    /** Three sessions of 900 orders each at one gateway: a thousand a command, in a restored market alike. */
    @Test
    void aGatewayWithManyOrdersIsLostAThousandAtATime() {
        for (String account : List.of("ann", "bob", "cat")) {
            long session = story.account(account);
            opens(account, session, 7);
            cancels(account, session, true);
            for (int i = 0; i < 900; i++) sells(account, session, "2.700");
        }
        story.apply(new Command.EndGateway(7));
        assertThat(cancelled(story.events)).isEqualTo(999); // and the first session itself
        assertThat(story.events).endsWith(new Event.TimeAdvanced(story.exchange.nowNanos(), true));
        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        var again = new ArrayList<StateRecord>();
        restored.snapshot(again::add);
        assertThat(again).isEqualTo(records);

        var on = new Command.AdvanceTime(story.exchange.nowNanos());
        long all = 999;
        for (int command = 0; command < 2; command++) {
            story.apply(on);
            assertThat(restored.apply(0, on).events()).isEqualTo(story.events);
            all += cancelled(story.events);
        }
        assertThat(all).isEqualTo(2_700);
        assertThat(story.events).endsWith(new Event.TimeAdvanced(story.exchange.nowNanos(), false));
        assertThat(story.exchange.anySessionAt(7)).isFalse();
    }

    private static long cancelled(List<Event> events) {
        return events.stream().filter(Event.OrderCancelled.class::isInstance).count();
    }
}

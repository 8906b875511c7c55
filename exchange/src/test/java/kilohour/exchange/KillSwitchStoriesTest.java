package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/**
 * Kill switches. Ann and bob are accounts of member 1, and eve, opened here, of member 2. December at 2.600; ann is long
 * 5 against eve.
 *
 * <pre>
 *   switch      open orders cancelled   new order of ann   reduce-only of ann   new order of eve
 *   ann         ann's                   refused            passes               passes
 *   member 1    ann's, bob's            refused            passes               passes
 *   venue       everybody's             refused            refused              refused
 * </pre>
 */
class KillSwitchStoriesTest {
    private static final long EVE = 900;
    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");

    KillSwitchStoriesTest() {
        story.apply(new Command.RegisterMember(2, "Member Two"));
        story.apply(new Command.OpenAccount(EVE, 2, "eve"));
        story.apply(new Command.Deposit(EVE, story.nextRequest(), 10_000_000_000_000L, ""));
        eve(OrderTerms.limit(Side.SELL, 5, 2_600)).expect("accepted o1");
        story.buys("ann", 5, "2.600").expect("accepted o2; trade o1·o2 5 @ 2.600");
        story.sells("ann", 1, "2.650").expect("accepted o3");
        story.sells("bob", 1, "2.660").expect("accepted o4");
        eve(OrderTerms.limit(Side.SELL, 1, 2_670)).expect("accepted o5");
    }

    private MarketStory eve(OrderTerms terms) {
        story.apply(new Command.PlaceOrder(
                EVE, story.nextRequest(), story.contract().id(), terms));
        return story;
    }

    private MarketStory throwsSwitch(KillReach reach, long whose, boolean thrown) {
        story.apply(new Command.SetKillSwitch(reach, whose, thrown, "officer-1", "runaway program"));
        return story;
    }

    private static OrderTerms reducing() {
        return OrderTerms.limit(Side.SELL, 1, 2_680).withReduceOnly(true);
    }

    @Test
    void anAccountIsStoppedUntilTheSwitchIsLifted() {
        long ann = story.account("ann");
        throwsSwitch(KillReach.ACCOUNT, ann, true).expect("o3 cancelled 1 kill_switch");
        story.buys("ann", 1, "2.500").expect("rejected: kill_switch");
        assertThat(((Event.RequestRejected) story.events.getLast()).sentence())
                .isEqualTo("trading of account " + ann
                        + " was stopped at 2026-11-20T12:10:00Z (runaway program): only reduce-only orders pass");
        story.does("ann", reducing()).expect("accepted o6");
        story.amends("ann", 6, 1, "2.675").expect("o6 is 1 @ 2.675 at the back");
        story.cancels("ann", 6).expect("o6 cancelled 1 by_owner");
        story.buys("bob", 1, "2.500").expect("accepted o7");
        eve(OrderTerms.limit(Side.BUY, 1, 2_500)).expect("accepted o8");
        assertThat(story.exchange.killSwitches())
                .containsExactly(new Views.KillSwitch(
                        KillReach.ACCOUNT, ann, "officer-1", "runaway program", story.exchange.nowNanos()));
        throwsSwitch(KillReach.ACCOUNT, ann, false).expect("");
        assertThat(story.events)
                .containsExactly(
                        new Event.KillSwitchSet(KillReach.ACCOUNT, ann, false, "officer-1", "runaway program"));
        story.buys("ann", 1, "2.500").expect("accepted o9");
    }

    @Test
    void aMembersSwitchStopsAllItsAccounts() {
        throwsSwitch(KillReach.MEMBER, 1, true).expect("o3 cancelled 1 kill_switch; o4 cancelled 1 kill_switch");
        story.buys("bob", 1, "2.500").expect("rejected: kill_switch");
        story.does("ann", reducing()).expect("accepted o6");
        eve(OrderTerms.limit(Side.BUY, 1, 2_500)).expect("accepted o7");
    }

    @Test
    void theVenuesSwitchLetsNothingPassButCancels() {
        story.does("ann", reducing()).expect("accepted o6");
        throwsSwitch(KillReach.VENUE, 0, true)
                .expect("o3 cancelled 1 kill_switch; o6 cancelled 1 kill_switch; o4 cancelled 1 kill_switch;"
                        + " o5 cancelled 1 kill_switch");
        story.does("ann", reducing()).expect("rejected: kill_switch");
        eve(OrderTerms.limit(Side.BUY, 1, 2_500)).expect("rejected: kill_switch");
        story.apply(new Command.CancelAll(story.account("ann"), story.nextRequest(), 0));
        story.expect("");
        throwsSwitch(KillReach.VENUE, 0, false);
        story.does("ann", reducing()).expect("accepted o7");
    }

    @Test
    void aSwitchThatCannotBeSetIsRefused() {
        throwsSwitch(KillReach.ACCOUNT, 5, true).expect("rejected: unknown_account");
        throwsSwitch(KillReach.MEMBER, 3, true).expect("rejected: unknown_member");
        for (long edge : new long[] {Long.MIN_VALUE, -1, 1L << 32 | 1, Long.MAX_VALUE}) {
            throwsSwitch(KillReach.ACCOUNT, edge, true).expect("rejected: unknown_account");
            throwsSwitch(KillReach.MEMBER, edge, true).expect("rejected: unknown_member");
            throwsSwitch(KillReach.VENUE, edge, true).expect("rejected: invalid_field");
        }
        throwsSwitch(KillReach.VENUE, 0, false).expect("rejected: invalid_field");
        throwsSwitch(KillReach.MEMBER, 2, true).expect("o5 cancelled 1 kill_switch");
        throwsSwitch(KillReach.MEMBER, 2, true).expect("rejected: already_exists");
        for (String words : new String[] {"", " ", "x".repeat(201)}) {
            story.apply(new Command.SetKillSwitch(KillReach.MEMBER, 1, true, "officer-1", words));
            story.expect("rejected: invalid_field");
            story.apply(new Command.SetKillSwitch(KillReach.MEMBER, 1, true, words, "because"));
            story.expect("rejected: invalid_field");
        }
    }

    /** 2,400 orders of three accounts: a thousand a command, no lifting before the last is gone. */
    @Test
    void manyOrdersGoAThousandAtATimeAndTheSwitchIsNotLiftedBefore() {
        for (String account : List.of("bob", "cat", "dan"))
            for (int i = 0; i < 800; i++) story.sells(account, 1, "2.700");
        throwsSwitch(KillReach.MEMBER, 1, true);
        assertThat(cancelled()).isBetween(990L, 1_000L);
        long all = cancelled();
        assertThat(story.events).endsWith(new Event.TimeAdvanced(story.exchange.nowNanos(), true));
        throwsSwitch(KillReach.MEMBER, 1, false).expect("rejected: settling");
        story.buys("dan", 1, "2.500").expect("rejected: kill_switch");
        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        var on = new Command.AdvanceTime(story.exchange.nowNanos());
        for (int command = 0; command < 2; command++) {
            story.apply(on);
            assertThat(restored.apply(0, on).events()).isEqualTo(story.events);
            all += cancelled();
        }
        assertThat(all).isEqualTo(2_402);
        throwsSwitch(KillReach.MEMBER, 1, false).expect("");
        story.buys("dan", 1, "2.500").expect("accepted o2406");
    }

    private long cancelled() {
        return story.events.stream()
                .filter(Event.OrderCancelled.class::isInstance)
                .count();
    }
}

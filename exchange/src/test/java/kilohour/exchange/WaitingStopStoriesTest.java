package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** Stops whose trigger is met while their contract does not trade continuously wait until it does. December at 2.600. */
class WaitingStopStoriesTest {
    private static final AuctionParameters REOPENING_ONLY = new AuctionParameters(0, 120_000_000_000L, 0, 0, 0);

    private final MarketStory story =
            new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000", REOPENING_ONLY);

    private static OrderTerms stop(Trigger.Source source, long ticks) {
        return OrderTerms.limit(Side.BUY, 2, 2_700).when(new Trigger(Trigger.Kind.STOP, source, ticks));
    }

    private void halt() {
        story.apply(new Command.HaltTrading("H100_USD-31DEC26", "index in doubt", "officer"));
    }

    private void resume() {
        story.apply(new Command.ResumeTrading("H100_USD-31DEC26", "officer"));
    }

    @Test
    void aStopMetInAHaltIsWorkedAfterTheReopeningThoughThePriceHasGoneAgain() {
        story.does("ann", stop(Trigger.Source.INDEX, 2_650)).expect("accepted o1");
        story.sells("bob", 5, "2.640").expect("accepted o2");
        halt();
        story.at("2026-11-20T13:06:00Z");
        story.hour("2.6600");
        story.expect(""); // met at 2.660, and waits
        story.at("2026-11-20T14:06:00Z");
        story.hour("2.6000"); // gone again: it was met all the same
        story.expect("");
        resume();
        assertThat(story.told(story.events)).doesNotContain("triggered");
        story.at("2026-11-20T14:08:00Z");
        story.expect("no auction trade; trading; o1 triggered; trade o2·o1 2 @ 2.640");
    }

    @Test
    void aStopMetByAnAuctionsOwnPriceIsWorkedRightAfterIt() {
        story.does("ann", stop(Trigger.Source.LAST, 2_650));
        halt();
        resume();
        story.sells("bob", 2, "2.650").expect("accepted o2");
        story.buys("cat", 1, "2.650");
        story.at("2026-11-20T12:12:00Z");
        story.expect("trade o2·o3 1 @ 2.650; auction 1 @ 2.650; trading; o1 triggered; trade o2·o1 1 @ 2.650");
    }

    @Test
    void whatIsMetAndCancelledBeforeTradingGoesOnIsGone() {
        story.does("ann", stop(Trigger.Source.INDEX, 2_650));
        halt();
        story.at("2026-11-20T13:06:00Z");
        story.hour("2.6600");
        story.cancels("ann", 1).expect("o1 cancelled 2 by_owner");
        resume();
        story.at("2026-11-20T13:08:00Z");
        story.expect("no auction trade; trading");
    }

    @Test
    void itWaitsThroughARestart() {
        story.does("ann", stop(Trigger.Source.INDEX, 2_650));
        halt();
        story.at("2026-11-20T13:06:00Z");
        story.hour("2.6600");
        var records = new java.util.ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        var again = new java.util.ArrayList<StateRecord>();
        restored.snapshot(again::add);
        assertThat(again).isEqualTo(records);
        restored.apply(0, new Command.ResumeTrading("H100_USD-31DEC26", "officer"));
        long later = restored.nowNanos() + 120_000_000_000L;
        assertThat(restored.apply(0, new Command.AdvanceTime(later)).events())
                .anyMatch(event -> event instanceof Event.OrderTriggered triggered && triggered.orderId() == 1);
    }
}

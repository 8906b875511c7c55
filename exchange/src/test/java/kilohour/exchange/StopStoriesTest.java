package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.OrderTerms.PostOnly;
import kilohour.exchange.OrderTerms.TimeInForce;
import kilohour.exchange.Trigger.Kind;
import kilohour.exchange.Trigger.Source;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/**
 * Orders that wait for a price. It is 12:10 on 20 November; December's mark and the index are at 2.600, nothing has
 * traded; tick 0.001, a lot is 744 GPU-hours, quantities in lots.
 *
 * <pre>
 *   o1  bob buys 5 @ 2.590
 *   o2  ann sells 2 at the market once the last trade is 2.590 or lower   → waits, outside the book
 *   o3  cat sells 1 @ 2.590    trade o1·o3 1 @ 2.590 → o2 triggered       → trade o1·o2 2 @ 2.590
 * </pre>
 */
class StopStoriesTest {
    private static final String TODAY = "2026-11-20T";
    private final MarketStory story = new MarketStory(TODAY + "12:10:00Z", "H100_USD-31DEC26", "2.6000");

    private static Trigger stop(Source source, String price) {
        return new Trigger(Kind.STOP, source, MarketStory.ticks(price));
    }

    private static Trigger profit(Source source, String price) {
        return new Trigger(Kind.TAKE_PROFIT, source, MarketStory.ticks(price));
    }

    private static OrderTerms buy(long lots, String price) {
        return OrderTerms.limit(Side.BUY, lots, MarketStory.ticks(price));
    }

    private static OrderTerms sell(long lots, String price) {
        return OrderTerms.limit(Side.SELL, lots, MarketStory.ticks(price));
    }

    private static OrderTerms sellAtMarket(long lots) {
        return OrderTerms.market(Side.SELL, lots);
    }

    private OpenOrder order(long id) {
        return story.exchange.openOrder(id).orElseThrow();
    }

    /** A trade of one lot between dan and cat, which leaves nothing behind. */
    private MarketStory trade(String price) {
        story.does("dan", sell(1, price));
        return story.does("cat", buy(1, price).withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL));
    }

    // ── What triggers ───────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aStopWaitsOutsideTheBookAndSellsWhenTheMarketHasTradedDownToIt() {
        story.buys("bob", 5, "2.590");
        story.does("ann", sellAtMarket(2).when(stop(Source.LAST, "2.590"))).expect("accepted o2");
        assertThat(order(2).untriggered()).isTrue();
        assertThat(story.market().bestAskTicks()).isZero();
        story.sells("cat", 1, "2.590")
                .expect("accepted o3; trade o1·o3 1 @ 2.590; o2 triggered; trade o1·o2 2 @ 2.590");
    }

    @Test
    void aStopMarketThatFindsNothingIsCancelledAndAStopLimitRests() {
        story.does("ann", sellAtMarket(2).when(stop(Source.LAST, "2.590")))
                .does("bob", sell(3, "2.585").when(stop(Source.LAST, "2.590")));
        trade("2.590")
                .expect("accepted o4; trade o3·o4 1 @ 2.590; o1 triggered; o1 cancelled 2 immediate_remainder;"
                        + " o2 triggered");
        assertThat(story.market().bestAskTicks()).isEqualTo(2_585);
        assertThat(order(2).untriggered()).isFalse();
    }

    @Test
    void aProfitIsTakenWhenThePriceComesTheOtherWay() {
        story.buys("bob", 5, "2.600");
        story.does("ann", sell(2, "2.600").when(profit(Source.LAST, "2.610")));
        story.does("dan", buy(2, "2.590").when(profit(Source.LAST, "2.580")));
        story.sells("cat", 1, "2.610").buys("dan", 1, "2.610");
        story.expect("accepted o5; trade o4·o5 1 @ 2.610; o2 triggered; trade o1·o2 2 @ 2.600");
        assertThat(order(3).untriggered()).isTrue();
    }

    @Test
    void theIndexTriggersWhenItsHourIsDeclared() {
        story.buys("bob", 5, "2.600");
        story.does("ann", sellAtMarket(2).when(stop(Source.INDEX, "2.550")));
        story.at(TODAY + "13:05:00Z");
        story.hour("2.5501");
        story.expect("");
        story.at(TODAY + "14:05:00Z");
        story.hour("2.5500");
        story.expect("o2 triggered; trade o1·o2 2 @ 2.600");
    }

    @Test
    void theMarkTriggersWhenItMoves() {
        story.does("ann", buy(2, "2.660").when(stop(Source.MARK, "2.650")));
        story.buys("bob", 5, "2.650").sells("cat", 5, "2.652"); // mid 2.651
        story.expect("accepted o3");
        story.at(TODAY + "12:11:00Z");
        story.expect("o1 triggered; trade o3·o1 2 @ 2.652");
    }

    /**
     * <pre>
     *   o1 2.620, o2 2.610, o3 2.610 wait to buy; the market trades at 2.620 at once
     *   nearest to where the price came from: 2.610 before 2.620; at 2.610 the older: o2, o3, o1
     * </pre>
     */
    @Test
    void ofThoseMetAtOnceTheNearestGoesFirstAndThenTheOldest() {
        story.does("ann", buy(1, "2.630").when(stop(Source.LAST, "2.620")));
        story.does("bob", buy(1, "2.630").when(stop(Source.LAST, "2.610")));
        story.does("ann", buy(1, "2.630").when(stop(Source.LAST, "2.610")));
        story.sells("dan", 10, "2.620").buys("cat", 1, "2.620");
        story.expect("accepted o5; trade o4·o5 1 @ 2.620; o2 triggered; trade o4·o2 1 @ 2.620;"
                + " o3 triggered; trade o4·o3 1 @ 2.620; o1 triggered; trade o4·o1 1 @ 2.620");
    }

    @Test
    void oneStopsTradeMayMeetTheNext() {
        story.sells("dan", 1, "2.610")
                .sells("dan", 1, "2.620")
                .sells("dan", 1, "2.630")
                .sells("dan", 1, "2.640");
        story.does("ann", buy(1, "2.700").when(stop(Source.LAST, "2.630")));
        story.does("bob", buy(1, "2.700").when(stop(Source.LAST, "2.620")));
        story.does("ann", buy(1, "2.700").when(stop(Source.LAST, "2.610")));
        story.buys("cat", 1, "2.610")
                .expect("accepted o8; trade o1·o8 1 @ 2.610; o7 triggered; trade o2·o7 1 @ 2.620;"
                        + " o6 triggered; trade o3·o6 1 @ 2.630; o5 triggered; trade o4·o5 1 @ 2.640");
    }

    /** The price came to 2.590 and went back to 2.610 before the second stop's turn: it was met all the same. */
    @Test
    void aPriceThatHasGoneAgainHasMetTheStopAllTheSame() {
        story.buys("bob", 1, "2.590").sells("cat", 2, "2.610");
        story.does("ann", sell(1, "2.620").when(stop(Source.LAST, "2.590")));
        story.does("dan", buy(1, "2.610").when(profit(Source.LAST, "2.590")));
        story.does("ann", buy(1, "2.610").when(profit(Source.LAST, "2.590")));
        story.does("cat", sellAtMarket(1))
                .expect("accepted o6; trade o1·o6 1 @ 2.590; o3 triggered; o4 triggered; trade o2·o4 1 @ 2.610;"
                        + " o5 triggered; trade o2·o5 1 @ 2.610");
    }

    @Test
    void aMomentThatMeetsStopsOfSeveralContractsGoesThroughThemInOrder() {
        story.on("H100_USD-31JAN27").does("ann", sell(1, "2.600").when(stop(Source.INDEX, "2.550")));
        story.on("H100_USD-31DEC26").does("ann", sell(1, "2.600").when(stop(Source.INDEX, "2.540")));
        story.does("bob", buy(1, "2.500").when(profit(Source.INDEX, "2.550")));
        story.at(TODAY + "13:05:00Z");
        story.hour("2.5400");
        story.expect("o3 triggered; o2 triggered; o1 triggered"); // December: 2.550 before 2.540; then January
    }

    // ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aStopThatWouldTriggerItselfIsRefused() {
        story.does("ann", sell(1, "2.500").when(stop(Source.MARK, "2.600"))).expect("rejected: trigger_already_met");
        story.does("ann", sell(1, "2.500").when(stop(Source.INDEX, "2.700"))).expect("rejected: trigger_already_met");
        story.does("ann", buy(1, "2.500").when(stop(Source.MARK, "2.600"))).expect("rejected: trigger_already_met");
        story.does("ann", buy(1, "2.500").when(profit(Source.MARK, "2.600"))).expect("rejected: trigger_already_met");
        story.does("ann", sell(1, "2.500").when(profit(Source.MARK, "2.600"))).expect("rejected: trigger_already_met");
        story.does("ann", sell(1, "2.500").when(stop(Source.LAST, "2.900"))).expect("accepted o1"); // no trade yet
        trade("2.910").expect("accepted o3; trade o2·o3 1 @ 2.910");
        story.does("ann", sell(1, "2.500").when(stop(Source.LAST, "2.910"))).expect("rejected: trigger_already_met");
    }

    @Test
    void triggersThatAreNoPriceAreRefused() {
        for (long ticks : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, TradingParameters.PRICE_TICKS_MAX + 1})
            for (Kind kind : Kind.values())
                story.does("ann", buy(1, "2.600").when(new Trigger(kind, Source.LAST, ticks)))
                        .expect("rejected: price_out_of_range");
        story.does("ann", buy(0, "2.600").when(stop(Source.LAST, "2.700"))).expect("rejected: lots_out_of_range");
        story.does("ann", OrderTerms.limit(Side.BUY, 1, -1).when(stop(Source.LAST, "2.700")))
                .expect("rejected: price_out_of_range");
        story.does("ann", buy(1, "2.600").withReduceOnly(true).when(stop(Source.LAST, "2.700")))
                .expect("rejected: reduce_only_would_increase");
    }

    // ── Margin ──────────────────────────────────────────────────────────────────────────────────────────────────

    /**
     * Sold at its limit and then up 15%: a lot loses 744 × (2.600 × 1.15 − 2.450) = 744 × 0.540 = $401.76; from a
     * trigger of 2.500 a market order may go 5% further, to 2.375: 744 × (2.990 − 2.375) = $457.56.
     */
    @Test
    void aStopCountsFromAcceptanceAtItsLimitOrItsTriggerAndTheBand() {
        story.does("ann", sell(1, "2.450").when(stop(Source.MARK, "2.500")));
        assertThat(story.of("ann").initialMicros()).isEqualTo(401_760_000);
        story.does("bob", sellAtMarket(1).when(stop(Source.MARK, "2.500")));
        assertThat(story.of("bob").initialMicros()).isEqualTo(457_560_000);
        story.cancels("ann", 1).cancels("bob", 2);
        assertThat(story.of("ann").initialMicros() + story.of("bob").initialMicros())
                .isZero();
        story.buys("cat", 13_000, "2.600").buys("cat", 13_000, "2.600"); // as much as $10M carries
        story.does("cat", buy(13_000, "2.600").when(stop(Source.MARK, "2.700")))
                .expect("rejected: insufficient_margin");
    }

    /** dan takes out all that is free; then the mark falls by a cent, and he is short of margin when his stop is met. */
    @Test
    void aStopThatNoLongerPassesTheChecksIsCancelledWhenItIsMet() {
        story.sells("bob", 100, "2.590").buys("dan", 100, "2.590");
        story.does("dan", buy(10, "2.600").when(stop(Source.LAST, "2.600"))).expect("accepted o3");
        story.at(TODAY + "12:11:00Z");
        var dan = story.of("dan");
        long free = Math.min(dan.cashMicros(), dan.equityMicros()) - dan.initialMicros();
        story.apply(new Command.Withdraw(story.account("dan"), story.nextRequest(), free, ""));
        story.buys("bob", 1, "2.560").sells("ann", 1, "2.600"); // mid 2.580
        story.at(TODAY + "12:12:00Z");
        story.buys("cat", 1, "2.600")
                .expect("accepted o6; trade o5·o6 1 @ 2.600; o3 triggered; o3 cancelled 10 refused_at_trigger");
    }

    @Test
    void aStopsLimitIsHeldToTheBandWhenItIsMet() {
        // the band ends 20% above 2.600, at 3.120
        story.does("ann", buy(1, "3.500").when(stop(Source.LAST, "2.700")));
        trade("2.700").expect("accepted o3; trade o2·o3 1 @ 2.700; o1 triggered");
        assertThat(order(1).limitTicks()).isEqualTo(3_120);
    }

    // ── Reduce-only ─────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aProfitAndAStopMayBothCloseOnePositionAndTheStopGoesFirst() {
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600").buys("cat", 9, "2.550"); // ann is long 5
        story.does("ann", sell(5, "2.700").withReduceOnly(true)).expect("accepted o4");
        story.does("ann", sellAtMarket(5).withReduceOnly(true).when(stop(Source.LAST, "2.550")))
                .expect("accepted o5");
        story.does("ann", sellAtMarket(9).withReduceOnly(true).when(stop(Source.LAST, "2.500")))
                .expect("accepted o6");
        assertThat(order(6).lotsOpen()).isEqualTo(5);
        story.sells("dan", 1, "2.550")
                .expect("accepted o7; trade o3·o7 1 @ 2.550; o5 triggered; o4 cancelled 5 nothing_to_reduce;"
                        + " trade o3·o5 5 @ 2.550; o6 cancelled 5 nothing_to_reduce");
        assertThat(story.lots("ann")).isZero();
    }

    @Test
    void aStopThatWaitsIsTrimmedToThePositionAlone() {
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600").buys("cat", 9, "2.590");
        story.does("ann", sell(5, "2.500").withReduceOnly(true).when(stop(Source.MARK, "2.550")))
                .expect("accepted o4");
        story.sells("ann", 3, "2.650").expect("accepted o5"); // a plain sell beside it takes nothing from it
        story.sells("ann", 2, "2.590").expect("accepted o6; trade o3·o6 2 @ 2.590; o4 is 3 @ 2.500");
        story.sells("ann", 3, "2.590").expect("accepted o7; trade o3·o7 3 @ 2.590; o4 cancelled 3 nothing_to_reduce");
    }

    @Test
    void aReduceOnlyStopMetBesideAPlainOrderTakesWhatItLeaves() {
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600").buys("cat", 3, "2.500");
        story.does("ann", sellAtMarket(5).withReduceOnly(true).when(stop(Source.LAST, "2.580")));
        story.sells("ann", 2, "2.650");
        trade("2.580").expect("accepted o7; trade o6·o7 1 @ 2.580; o4 triggered; trade o3·o4 3 @ 2.500");
        story.does("ann", sellAtMarket(2).withReduceOnly(true).when(stop(Source.LAST, "2.400")));
        trade("2.400").expect("accepted o10; trade o9·o10 1 @ 2.400; o8 triggered; o8 cancelled 2 nothing_to_reduce");
    }

    // ── What its owner may do with it ───────────────────────────────────────────────────────────────────────────

    @Test
    void triggerPriceAndSizeMayBeAmendedWhileItWaits() {
        story.does("ann", sell(5, "2.450").when(stop(Source.MARK, "2.500")));
        amends(1, 3, "2.450", null).expect("o1 is 3 @ 2.450");
        amends(1, 4, "2.400", "2.510").expect("o1 is 4 @ 2.400");
        assertThat(order(1).terms().trigger().ticks()).isEqualTo(2_510);
        // 4 × 744 × (2.990 − 2.400) = $1,755.84
        assertThat(story.of("ann").initialMicros()).isEqualTo(1_755_840_000);
        amends(1, 4, "2.400", "2.600").expect("rejected: trigger_already_met");
        story.apply(new Command.AmendOrder(story.account("ann"), story.nextRequest(), 1, 4, 2_400, -7));
        story.expect("rejected: price_out_of_range");
        story.apply(new Command.AmendOrder(story.account("ann"), story.nextRequest(), 1, 4, 2_400, Long.MIN_VALUE));
        story.expect("rejected: price_out_of_range");
        amends(1, 0, "2.400", "2.500").expect("rejected: lots_out_of_range");
        story.does("ann", sellAtMarket(2).when(stop(Source.MARK, "2.500")));
        amends(2, 2, "2.300", null).expect("rejected: invalid_field");
        amends(2, 2, null, "2.400").expect("o2 is 2 @ 2.280"); // 5% below its trigger
        story.sells("ann", 1, "2.700");
        amends(3, 1, "2.700", "2.500").expect("rejected: invalid_field");
    }

    @Test
    void anAmendedStopKeepsItsAgeAmongThoseOfItsTrigger() {
        story.does("ann", sell(1, "2.600").when(stop(Source.LAST, "2.580")));
        story.does("bob", sell(1, "2.600").when(stop(Source.LAST, "2.590")));
        amends(1, 1, "2.600", "2.590").expect("o1 is 1 @ 2.600");
        trade("2.590").expect("accepted o4; trade o3·o4 1 @ 2.590; o1 triggered; o2 triggered");
        amends(1, 1, "2.600", "2.580").expect("rejected: invalid_field");
        amends(1, 1, "2.610", null).expect("o1 is 1 @ 2.610 at the back");
    }

    private MarketStory amends(long order, long lots, String price, String trigger) {
        story.apply(new Command.AmendOrder(
                story.account("ann"),
                story.nextRequest(),
                order,
                lots,
                price == null ? 0 : MarketStory.ticks(price),
                trigger == null ? 0 : MarketStory.ticks(trigger)));
        return story;
    }

    @Test
    void aStopIsCancelledLikeAnyOrder() {
        var stop = sell(1, "2.450").when(stop(Source.MARK, "2.500")).withLabel("guard");
        story.does("ann", stop).does("ann", stop).does("ann", stop).sells("ann", 1, "2.700");
        story.cancels("bob", 1).expect("rejected: order_not_open");
        story.cancels("ann", 1).expect("o1 cancelled 1 by_owner");
        story.cancels("ann", 1).expect("rejected: order_not_open");
        amends(1, 1, "2.450", "2.400").expect("rejected: order_not_open");
        story.apply(new Command.CancelAll(story.account("ann"), story.nextRequest(), 0, "guard"));
        story.expect("o2 cancelled 1 by_owner; o3 cancelled 1 by_owner");
        story.does("ann", stop);
        story.apply(new Command.CancelAll(
                story.account("ann"), story.nextRequest(), story.contract().id()));
        story.expect("o4 cancelled 1 by_owner; o5 cancelled 1 by_owner");
    }

    @Test
    void aStopExpiresWaitingOrWorking() {
        var day = sell(1, "2.590").withTimeInForce(TimeInForce.DAY);
        story.does("ann", day.when(stop(Source.LAST, "2.590"))).does("ann", day.when(stop(Source.LAST, "2.500")));
        story.does("ann", sellAtMarket(1).withTimeInForce(TimeInForce.DAY).when(stop(Source.LAST, "2.400")));
        trade("2.590").expect("accepted o5; trade o4·o5 1 @ 2.590; o1 triggered");
        story.at("2026-11-21T00:00:00Z");
        assertThat(story.events.stream()
                        .filter(event ->
                                event instanceof Event.OrderCancelled gone && gone.reason() == CancelReason.EXPIRED)
                        .count())
                .isEqualTo(3);
    }

    @Test
    void howItWorksOnceMetIsAsItSays() {
        story.buys("bob", 2, "2.590").buys("bob", 9, "2.580");
        var sell = sell(3, "2.590").when(stop(Source.LAST, "2.600"));
        story.does("ann", sell.withTimeInForce(TimeInForce.FILL_OR_KILL));
        story.does("ann", sell.withPostOnly(PostOnly.REJECT));
        story.does("ann", sell.withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL));
        story.does("ann", sell.showing(1));
        trade("2.600")
                .expect("accepted o8; trade o7·o8 1 @ 2.600; o3 triggered; o3 cancelled 3 refused_at_trigger;"
                        + " o4 triggered; o4 cancelled 3 refused_at_trigger; o5 triggered; trade o1·o5 2 @ 2.590;"
                        + " o5 cancelled 1 immediate_remainder; o6 triggered");
        assertThat(order(6).lotsShown()).isOne();
    }

    // ── End of trading, restarts, many at once ──────────────────────────────────────────────────────────────────

    /** November ends; the same tick that would meet a stop ends trading in its contract. */
    @Test
    void stopsEndWithTheirContract() {
        story.on("H100_USD-30NOV26").does("ann", sell(1, "2.500").when(stop(Source.MARK, "2.550")));
        story.buys("bob", 1, "2.540").sells("cat", 1, "2.542");
        story.at("2026-12-01T00:00:00Z");
        assertThat(story.exchange.openOrders(story.account("ann"))).isEmpty();
        assertThat(story.events).anyMatch(event -> event instanceof Event.TradingEnded);
        story.does("ann", sell(1, "2.500").when(stop(Source.MARK, "2.400"))).expect("rejected: not_trading");
        story.exchange.checkInvariants();
    }

    /** 2,500 stops met by one trade: a thousand go with it, the rest on the next ticks, and trading waits for them. */
    @Test
    void manyThatAreMetTogetherGoAThousandAtATimeAndTradingWaits() {
        for (int i = 0; i < 2_500; i++)
            story.does(List.of("ann", "bob", "cat").get(i % 3), sell(1, "2.600").when(stop(Source.LAST, "2.590")));
        story.sells("dan", 1, "2.590").does("dan", buy(1, "2.590").withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL));
        assertThat(triggered()).isZero(); // dan does not trade with himself
        trade("2.590");
        assertThat(triggered()).isEqualTo(1_000);

        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        var again = new ArrayList<StateRecord>();
        restored.snapshot(again::add);
        assertThat(again).isEqualTo(records);

        var same = new Command.AdvanceTime(Utc.nanos(Instant.parse(TODAY + "12:10:00Z")));
        assertThat(restored.apply(0, same).events()).isEqualTo(story.apply(same));
        assertThat(triggered()).isGreaterThanOrEqualTo(1_000);
        story.at(TODAY + "12:10:00Z");
        assertThat(story.exchange.openOrders(story.account("ann"))).noneMatch(OpenOrder::untriggered);
        story.exchange.checkInvariants();
    }

    private long triggered() {
        return story.events.stream()
                .filter(event -> event instanceof Event.OrderTriggered)
                .count();
    }

    @Test
    void aRestartKeepsWhatWaits() {
        story.buys("bob", 5, "2.580");
        story.does("ann", sell(2, "2.580").when(stop(Source.LAST, "2.590")));
        story.does("ann", sell(2, "2.580").when(stop(Source.LAST, "2.595")));
        story.does("ann", sellAtMarket(2).when(stop(Source.MARK, "2.500")));
        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        restored.checkInvariants();
        var sell = new Command.PlaceOrder(
                story.account("cat"), story.nextRequest(), story.contract().id(), sell(1, "2.580"));
        List<Event> before = story.apply(sell);
        story.expect("accepted o5; trade o1·o5 1 @ 2.580; o3 triggered; trade o1·o3 2 @ 2.580; o2 triggered;"
                + " trade o1·o2 2 @ 2.580");
        assertThat(restored.apply(0, sell).events()).isEqualTo(before);
    }
}

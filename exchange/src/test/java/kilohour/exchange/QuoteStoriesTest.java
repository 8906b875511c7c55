package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kilohour.exchange.Command.MassQuote.Quote;
import kilohour.exchange.OrderTerms.PostOnly;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/**
 * Ann makes markets in H100 with the group "curve": December (744 GPU-hours a lot) and January (744) at 2.600. Her
 * protection: 7,440 GPU-hours, ten lots, within five seconds, or six lots net, freeze her for ten seconds.
 *
 * <pre>
 *   quotes         December 5 @ 2.590 / 5 @ 2.610    January 5 @ 2.580 / 5 @ 2.620
 *   12:10:00  bob buys 5 December @ 2.610            bought 0, sold 5: net −5, 5 lots
 *   12:10:01  bob sells 4 January @ 2.580            bought 4, sold 5: net −1, 9 lots
 *   12:10:02  bob sells 1 January @ 2.580            bought 5, sold 5: net  0, 10 lots → frozen until 12:10:12
 * </pre>
 */
class QuoteStoriesTest {
    private static final String TODAY = "2026-11-20T12:";
    private final MarketStory story = new MarketStory(TODAY + "10:00Z", "H100_USD-31DEC26", "2.6000");
    private final int december = story.contract().id();
    private final int january =
            story.exchange.contract("H100_USD-31JAN27").orElseThrow().id();

    QuoteStoriesTest() {
        protect("curve", 5, 10, 7_440, 4_464);
    }

    private MarketStory protect(String group, long seconds, long frozenSeconds, long unitsMax, long deltaUnitsMax) {
        story.apply(new Command.SetMarketMakerProtection(
                story.account("ann"),
                story.nextRequest(),
                new MarketMakerProtection(
                        "H100",
                        group,
                        seconds * 1_000_000_000L,
                        frozenSeconds * 1_000_000_000L,
                        unitsMax,
                        deltaUnitsMax)));
        return story;
    }

    private MarketStory quotes(PostOnly postOnly, Quote... quotes) {
        story.apply(new Command.MassQuote(
                story.account("ann"), story.nextRequest(), "curve", postOnly, List.of(quotes), 0));
        return story;
    }

    private MarketStory quotes(Quote... quotes) {
        return quotes(PostOnly.NO, quotes);
    }

    private static Quote quote(int contract, long lots, String bid, String ask) {
        return new Quote(contract, MarketStory.ticks(bid), lots, MarketStory.ticks(ask), lots);
    }

    private void theTable() {
        quotes(quote(december, 5, "2.590", "2.610"), quote(january, 5, "2.580", "2.620"))
                .expect("accepted o1; accepted o2; accepted o3; accepted o4");
    }

    @Test
    void tooMuchWithinTheIntervalTakesAllQuotesOutAndFreezesTheGroup() {
        theTable();
        story.buys("bob", 5, "2.610").expect("accepted o5; trade o2·o5 5 @ 2.610");
        story.at("2026-11-20T12:10:01Z");
        story.on("H100_USD-31JAN27").sells("bob", 4, "2.580").expect("accepted o6; trade o3·o6 4 @ 2.580");
        story.at("2026-11-20T12:10:02Z");
        story.sells("bob", 1, "2.580")
                .expect("accepted o7; trade o3·o7 1 @ 2.580; curve frozen after 7440, net 0;"
                        + " o1 cancelled 5 market_maker_protection; o4 cancelled 5 market_maker_protection");
        quotes(quote(december, 5, "2.590", "2.610")).expect("rejected: quotes_frozen");
        assertThat(((Event.RequestRejected) story.events.getLast()).sentence())
                .isEqualTo("group curve is frozen by its market-maker protection until 2026-11-20T12:10:12Z:"
                        + " wait or reset it");
        story.at("2026-11-20T12:10:12Z");
        quotes(quote(december, 5, "2.590", "2.610")).expect("accepted o8; accepted o9");
    }

    @Test
    void theNetLimitActsByItselfAndAResetLetsItQuoteAtOnce() {
        theTable();
        quotes(quote(december, 10, "2.590", "2.610"));
        story.expect("o1 is 10 @ 2.590 at the back; o2 is 10 @ 2.610 at the back");
        story.buys("bob", 6, "2.610")
                .expect("accepted o5; trade o2·o5 6 @ 2.610; curve frozen after 4464, net -4464;"
                        + " o1 cancelled 10 market_maker_protection; o2 cancelled 4 market_maker_protection;"
                        + " o3 cancelled 5 market_maker_protection; o4 cancelled 5 market_maker_protection");
        story.apply(new Command.ResetMarketMakerProtection(story.account("ann"), story.nextRequest(), "curve"));
        quotes(quote(december, 5, "2.590", "2.610")).expect("accepted o6; accepted o7");
    }

    @Test
    void fillsOfAnIntervalThatIsOverCountNoMore() {
        theTable();
        story.buys("bob", 5, "2.610");
        story.at("2026-11-20T12:10:05Z");
        quotes(quote(december, 5, "2.590", "2.610"));
        story.buys("bob", 5, "2.610").expect("accepted o7; trade o6·o7 5 @ 2.610");
        assertThat(story.exchange.quoteGroups(story.account("ann")).getFirst().units())
                .isEqualTo(5 * 744);
    }

    @Test
    void aFreezeWithoutATimeLastsUntilItIsReset() {
        protect("curve", 5, 0, 7_440, 0);
        theTable();
        quotes(quote(december, 10, "2.590", "2.610"));
        story.sells("bob", 10, "2.590");
        story.at("2026-11-27T12:10:00Z");
        quotes(quote(december, 1, "2.590", "2.610")).expect("rejected: quotes_frozen");
        protect("curve", 5, 10, 7_440, 0); // new limits do not thaw it
        quotes(quote(december, 1, "2.590", "2.610")).expect("rejected: quotes_frozen");
        story.apply(new Command.ResetMarketMakerProtection(story.account("ann"), story.nextRequest(), "curve"));
        quotes(quote(december, 1, "2.590", "2.610")).expect("accepted o6; accepted o7");
    }

    @Test
    void aQuoteReplacesTheOneBeforeWithoutMeetingIt() {
        theTable();
        // up through itself: the offer makes room first; down: the bid
        quotes(quote(december, 5, "2.620", "2.640")).expect("o2 is 5 @ 2.640 at the back; o1 is 5 @ 2.620 at the back");
        quotes(quote(december, 5, "2.580", "2.600")).expect("o1 is 5 @ 2.580 at the back; o2 is 5 @ 2.600 at the back");
        quotes(quote(december, 5, "2.580", "2.600")).expect("");
        quotes(quote(december, 3, "2.580", "2.600")).expect("o1 is 3 @ 2.580; o2 is 3 @ 2.600");
        quotes(new Quote(december, 2_580, 3, 0, 0)).expect("o2 cancelled 3 by_owner");
        quotes(new Quote(december, 0, 0, 0, 0)).expect("o1 cancelled 3 by_owner");
        assertThat(story.exchange.openOrders(story.account("ann"))).hasSize(2);
    }

    @Test
    void aQuoteMayTradeOnEntryUnlessItIsPostOnly() {
        story.sells("bob", 2, "2.595");
        quotes(quote(december, 5, "2.600", "2.610")).expect("accepted o2; trade o1·o2 2 @ 2.595; accepted o3");
        story.sells("bob", 2, "2.605");
        quotes(PostOnly.REJECT, quote(december, 5, "2.605", "2.615"))
                .expect("o2 cancelled 3 by_owner; bid refused: post_only_would_trade; o3 cancelled 5 by_owner;"
                        + " accepted o5");
    }

    @Test
    void aSideThatIsRefusedLeavesNothingStandingAndTheOtherSideStands() {
        theTable();
        // the band ends 20% above 2.600: 3.120
        quotes(quote(december, 5, "3.130", "3.140"), quote(january, 5, "2.585", "2.625"))
                .expect("o2 is 5 @ 3.140 at the back; o1 cancelled 5 by_owner; bid refused: price_out_of_band;"
                        + " o3 is 5 @ 2.585 at the back; o4 is 5 @ 2.625 at the back");
    }

    @Test
    void badQuotesAreRefusedSideBySide() {
        theTable();
        quotes(quote(december, 5, "2.600", "2.600"))
                .expect("o1 cancelled 5 by_owner; bid refused: quote_crossed; o2 cancelled 5 by_owner;"
                        + " ask refused: quote_crossed");
        quotes(quote(999, 5, "2.590", "2.610")).expect("bid refused: unknown_contract; ask refused: unknown_contract");
        quotes(quote(january, 5, "2.585", "2.625"), quote(january, 1, "2.590", "2.600"))
                .expect("o3 is 5 @ 2.585 at the back; o4 is 5 @ 2.625 at the back;"
                        + " bid refused: invalid_field; ask refused: invalid_field");
        for (long lots : new long[] {Long.MIN_VALUE, -1, 11, Long.MAX_VALUE})
            quotes(new Quote(december, 2_590, lots, 2_610, lots))
                    .expect("bid refused: lots_out_of_range; ask refused: lots_out_of_range");
        for (long ticks : new long[] {Long.MIN_VALUE, -1, 0}) {
            quotes(new Quote(december, ticks, 1, 2_610, 1));
            assertThat(story.events.toString()).contains("PRICE_OUT_OF_RANGE");
        }
        quotes(new Quote(december, 2_590, 1, Long.MAX_VALUE, 1));
        assertThat(story.events.toString()).contains("PRICE_OUT_OF_RANGE");
    }

    @Test
    void badRequestsAreRefusedWhole() {
        quotes().expect("rejected: invalid_field");
        var many = Collections.nCopies(101, quote(december, 1, "2.590", "2.610"));
        quotes(many.toArray(new Quote[0])).expect("rejected: invalid_field");
        story.apply(
                new Command.MassQuote(story.account("bob"), story.nextRequest(), "curve", PostOnly.NO, List.of(), 0));
        story.expect("rejected: unknown_quote_group");
        story.apply(new Command.MassQuote(5, story.nextRequest(), "curve", PostOnly.NO, List.of(), 0));
        story.expect("rejected: unknown_account");
        story.apply(new Command.MassQuote(
                story.account("ann"),
                story.nextRequest(),
                "curve",
                PostOnly.NO,
                List.of(quote(december, 1, "2.590", "2.610")),
                77));
        story.expect("rejected: session_not_open");
        story.apply(new Command.ResetMarketMakerProtection(story.account("ann"), story.nextRequest(), "x".repeat(99)));
        story.expect("rejected: unknown_quote_group");
    }

    @Test
    void protectionThatCannotBeIsRefused() {
        protect("", 5, 10, 7_440, 0).expect("rejected: invalid_field");
        protect("a", -5, 10, 7_440, 0).expect("rejected: invalid_field");
        protect("a", 3_601, 10, 7_440, 0).expect("rejected: invalid_field");
        protect("a", 5, -1, 7_440, 0).expect("rejected: invalid_field");
        protect("a", 5, 86_401, 7_440, 0).expect("rejected: invalid_field");
        protect("a", 5, 10, 0, 0).expect("rejected: invalid_field");
        protect("a", 5, 10, Long.MAX_VALUE, 0).expect("rejected: invalid_field");
        protect("a", 5, 10, 7_440, 7_441).expect("rejected: invalid_field");
        protect("a", 0, 10, 7_440, 0).expect("rejected: unknown_quote_group");
        for (int i = 0; i < 15; i++) protect("g" + i, 5, 10, 7_440, 0).expect("");
        protect("a", 5, 10, 7_440, 0).expect("rejected: invalid_field");
    }

    @Test
    void aGroupThatEndsTakesItsQuotesAlong() {
        theTable();
        protect("curve", 0, 0, 0, 0)
                .expect("o1 cancelled 5 market_maker_protection; o2 cancelled 5 market_maker_protection;"
                        + " o3 cancelled 5 market_maker_protection; o4 cancelled 5 market_maker_protection");
        quotes(quote(december, 5, "2.590", "2.610")).expect("rejected: unknown_quote_group");
    }

    @Test
    void quotesCountAsOrdersInMarginAndForTheirLabel() {
        theTable();
        assertThat(story.of("ann").initialMicros()).isPositive();
        assertThat(story.exchange.openOrder(1).orElseThrow().terms().label()).isEqualTo("curve");
        story.apply(new Command.CancelAll(story.account("ann"), story.nextRequest(), 0, "curve"));
        story.expect(
                "o1 cancelled 5 by_owner; o2 cancelled 5 by_owner; o3 cancelled 5 by_owner; o4 cancelled 5 by_owner");
        assertThat(story.of("ann").initialMicros()).isZero();
        story.apply(new Command.Withdraw(story.account("ann"), story.nextRequest(), 9_999_000_000_000L, ""));
        // $1,000 is left: 744 × 2.60 × 15% = $290.16 a lot and side
        quotes(quote(december, 5, "2.590", "2.610"))
                .expect("bid refused: insufficient_margin; ask refused: insufficient_margin");
        quotes(quote(december, 1, "2.590", "2.610")).expect("accepted o5; accepted o6");
    }

    @Test
    void aSnapshotKnowsTheGroupItsCountAndItsQuotes() {
        theTable();
        story.buys("bob", 5, "2.610");
        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        var again = new ArrayList<StateRecord>();
        restored.snapshot(again::add);
        assertThat(again).isEqualTo(records);
        var sell = new Command.PlaceOrder(
                story.account("bob"), story.nextRequest(), december, OrderTerms.limit(Side.SELL, 5, 2_590));
        story.apply(sell);
        story.expect("accepted o6; trade o1·o6 5 @ 2.590; curve frozen after 7440, net 0;"
                + " o3 cancelled 5 market_maker_protection; o4 cancelled 5 market_maker_protection");
        assertThat(restored.apply(0, sell).events()).isEqualTo(story.events);
    }
}

package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kilohour.clearing.MarginParameters;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.Underlying;
import kilohour.units.Money;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** December (744 hours) against January (744), January against February (672), H100 against H200, all at 2.600. */
class SpreadStoriesTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private static final String JANUARY = "H100_USD-31JAN27";
    private static final String FEBRUARY = "H100_USD-28FEB27";
    private static final String SPREAD = "H100_USD-FS-31DEC26_31JAN27";
    private static final String NEXT = "H100_USD-FS-31JAN27_28FEB27";
    private static final Underlying H200 = Underlying.gpuHours("H200", "H200 SXM", true);

    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", SPREAD, "2.6000", "0.0000");

    private long lots(String account, String contract) {
        return story.on(contract).lots(account);
    }

    private int id(String contract) {
        return story.exchange.contract(contract).orElseThrow().id();
    }

    private void reference(String contract, long tenths) {
        story.apply(new Command.SetReference(id(contract), tenths));
    }

    // ── Trading ─────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aSpreadTradesAtZeroAndLessAndIsBookedAsItsLegs() {
        StoryTable.tell(story, """
                | time  | who | does            | events                                                        |
                | 12:10:00 | ann | sell 3 @ 0.002  | accepted o1                                                   |
                | 12:10:00 | bob | buy 2 @ -0.012  | accepted o2                                                   |
                | 12:10:00 | cat | buy 5 @ 0.000   | accepted o3                                                   |
                | 12:10:00 | dan | sell 6 @ -0.012 | accepted o4; trade o3·o4 5 @ 0.000, legs 2.600 and 2.600; trade o2·o4 1 @ -0.012, legs 2.600 and 2.612 |
                """);
        assertThat(lots("cat", DECEMBER)).isEqualTo(5);
        assertThat(lots("cat", JANUARY)).isEqualTo(-5);
        assertThat(lots("dan", DECEMBER)).isEqualTo(-6);
        assertThat(lots("dan", JANUARY)).isEqualTo(6);
        assertThat(lots("cat", SPREAD)).isZero();
        // a trade of the spread is no trade of its legs
        assertThat(story.on(SPREAD).market().lastTradeTicks()).isEqualTo(-12);
        assertThat(story.on(JANUARY).market().lastTradeTicks()).isEqualTo(Views.NO_PRICE);
    }

    @Test
    void theNearLegIsBookedWhereItIsMarked() {
        reference(DECEMBER, 27_004); // 2.7004: to a tick 2.700
        reference(JANUARY, 26_500);
        assertThat(story.on(SPREAD).market().markTenths()).isEqualTo(504);
        story.sells("ann", 2, "0.050").buys("bob", 2, "0.050");
        story.expect("accepted o2; trade o1·o2 2 @ 0.050, legs 2.700 and 2.650");
        // bob is long 2 at 2.700, marked 2.7004, and short 2 at 2.650, marked there: 2 × 744 × 0.0004 = 0.5952
        assertThat(story.of("bob").unsettledMicros()).isEqualTo(Money.usd("0.5952"));
        assertThat(story.of("ann").unsettledMicros()).isEqualTo(-Money.usd("0.5952"));
    }

    @Test
    void thePriceBandKeepsTheFarLegInItsOwn() {
        // the far leg's band is 20% around 2.600, 2.080 to 3.120; the near leg stands at 2.600
        story.buys("ann", 1, "0.521").expect("rejected: price_out_of_band");
        story.buys("ann", 1, "0.520").expect("accepted o1");
        story.sells("bob", 1, "-0.521").expect("rejected: price_out_of_band");
        story.buys("bob", 1, "-1000.001").expect("rejected: price_out_of_range");
        story.buys("bob", 1, "-1000.000").expect("accepted o2");
        // a market order reaches as far as one in the far leg, 5% beyond its mark: 2.600 − 2.470 and 2.600 − 2.730
        story.does("cat", OrderTerms.market(Side.SELL, 1));
        story.expect("accepted o3; trade o1·o3 1 @ 0.520, legs 2.600 and 2.080");
        assertThat(((Event.OrderAccepted) story.events.getFirst()).limitTicks()).isEqualTo(-130);
    }

    @Test
    void feesAreThoseOfBothLegs() {
        story.apply(
                new Command.SetTradingParameters(new TradingParameters(10, 200, 200_000, 50_000, 10_000_000, 1_000)));
        story.sells("ann", 1, "-0.010").buys("bob", 1, "-0.010");
        // taker: 0.02% of 744 × 2.600 and of 744 × 2.610: 0.386880 + 0.388368; maker: 0.001%: 0.019344 + 0.0194184
        assertThat(story.cash("bob")).isEqualTo("9999999.224752");
        assertThat(story.cash("ann")).isEqualTo("9999999.961238");
    }

    @Test
    void nobodyHoldsASpreadSoNothingReducesOne() {
        story.does("ann", OrderTerms.limit(Side.BUY, 1, 0).withReduceOnly(true))
                .expect("rejected: reduce_only_would_increase");
        var trigger = new Trigger(Trigger.Kind.STOP, Trigger.Source.LAST, 10);
        story.does("ann", OrderTerms.limit(Side.BUY, 1, 0).when(trigger)).expect("rejected: invalid_field");
        story.doesEither(
                        "ann",
                        OrderTerms.limit(Side.BUY, 1, 0),
                        OrderTerms.limit(Side.BUY, 1, 0).when(trigger))
                .expect("rejected: invalid_field");
    }

    // ── By implication ──────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aSpreadsOrderTakesItsLegs() {
        story.on(DECEMBER).sells("bob", 4, "2.603"); // o1
        story.on(JANUARY).buys("cat", 3, "2.610"); // o2
        assertThat(story.exchange.implied(id(SPREAD))).isEqualTo(new Views.Implied(0, 0, -7, 3));
        story.on(SPREAD).buys("ann", 5, "-0.007");
        story.expect("accepted o3; trade o1·o3 3 @ 2.603; trade o2·o3 3 @ 2.610; o3 filled 3 @ -0.007 by implication");
        assertThat(lots("ann", DECEMBER)).isEqualTo(3);
        assertThat(lots("ann", JANUARY)).isEqualTo(-3);
        // what is left bids for December with January's bid gone: nothing
        assertThat(story.exchange.openOrder(3).orElseThrow().lotsOpen()).isEqualTo(2);
    }

    @Test
    void aMonthsOrderTradesWithTheOwnerOfASpreadWhoTakesTheOtherMonth() {
        story.on(JANUARY).sells("bob", 2, "2.612"); // o1
        story.on(SPREAD).sells("ann", 5, "-0.010"); // o2: sells December, buys January; offers December at 2.602
        assertThat(story.exchange.implied(id(DECEMBER))).isEqualTo(new Views.Implied(0, 0, 2_602, 2));
        story.on(DECEMBER).buys("cat", 3, "2.602");
        story.expect("accepted o3; trade o2·o3 2 @ 2.602; trade o1·o2 2 @ 2.612; o2 filled 2 @ -0.010 by implication");
        assertThat(lots("ann", DECEMBER)).isEqualTo(-2);
        assertThat(lots("ann", JANUARY)).isEqualTo(2);
        assertThat(lots("cat", DECEMBER)).isEqualTo(2);
        assertThat(lots("bob", JANUARY)).isEqualTo(-2);
    }

    @Test
    void aFarLegsOrderMeetsTheSpreadToo() {
        story.on(DECEMBER).buys("bob", 2, "2.600"); // o1
        story.on(SPREAD).sells("ann", 5, "-0.010"); // o2: sells December to bob and would buy January at 2.610
        story.on(JANUARY).sells("cat", 1, "2.610");
        story.expect("accepted o3; trade o2·o3 1 @ 2.610; trade o1·o2 1 @ 2.600; o2 filled 1 @ -0.010 by implication");
    }

    /** One generation: two spreads and a month imply nothing for the third month, nor one spread for the other. */
    @Test
    void impliedPricesDoNotImplyOthers() {
        story.on(DECEMBER).sells("bob", 2, "2.600");
        story.on(SPREAD).buys("ann", 2, "0.005"); // buys December, sells January: with o1 it offers January at 2.595
        story.on(NEXT).buys("cat", 2, "0.005"); // buys January; with that offer it would offer February at 2.590
        assertThat(story.exchange.implied(id(JANUARY))).isEqualTo(new Views.Implied(0, 0, 2_595, 2));
        assertThat(story.exchange.implied(id(FEBRUARY))).isEqualTo(Views.Implied.NONE);
        story.on(FEBRUARY).buys("dan", 1, "2.600").expect("accepted o4");
        // but now February's real bid and the next spread bid for January at 2.605, across ann's implied offer: not
        // ever
        assertThat(story.exchange.implied(id(JANUARY))).isEqualTo(new Views.Implied(2_605, 1, 2_595, 2));
        story.on(JANUARY).sells("bob", 1, "2.605");
        story.expect("accepted o5; trade o3·o5 1 @ 2.605; trade o4·o3 1 @ 2.600; o3 filled 1 @ 0.005 by implication");
    }

    @Test
    void nobodyMeetsHimselfByImplication() {
        story.on(DECEMBER).sells("ann", 2, "2.600"); // o1
        story.on(JANUARY).buys("bob", 2, "2.610"); // o2
        // ann's own spread would take her own December; and her December, the spread and bob's January
        story.on(SPREAD).buys("ann", 1, "0.000").expect("accepted o3");
        story.on(DECEMBER).cancels("ann", 1).expect("o1 cancelled 2 by_owner");
        story.sells("cat", 1, "2.600");
        story.expect("accepted o4; trade o3·o4 1 @ 2.610; trade o2·o3 1 @ 2.610; o3 filled 1 @ 0.000 by implication");
    }

    @Test
    void whatStoodInItsOwnersWayLeavesTheRestToTrade() {
        story.on(DECEMBER).sells("ann", 2, "2.600"); // o1
        story.sells("dan", 2, "2.600"); // o2
        story.on(JANUARY).buys("bob", 2, "2.610"); // o3
        story.on(SPREAD).buys("ann", 1, "-0.005").expect("accepted o4");
        story.on(DECEMBER).cancels("ann", 1);
        story.expect("o1 cancelled 2 by_owner; trade o2·o4 1 @ 2.600; trade o3·o4 1 @ 2.610;"
                + " o4 filled 1 @ -0.010 by implication");
    }

    // ── Margin and limits ───────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aSpreadsOrderIsOneTermOverItsLegs() {
        // ±15% on both legs: 744 × 2.600 each way cancels; with the mark first moved to the limit, as the far leg's
        // price then is 2.600 − 0.010 = 2.590 and moves by 0.3885 where the near one moves by 0.390:
        // down: −744 × 0.390 + 744 × max(2.210 − 2.590, 2.2015 − 2.590) = −744 × (0.390 − 0.380) = −7.44: that is lost
        story.buys("ann", 10, "0.010");
        assertThat(story.of("ann").initialMicros()).isEqualTo(10 * Money.usd("7.44"));
        story.cancels("ann", 1);
        assertThat(story.of("ann").initialMicros()).isZero();
        // sold at the marks nothing can be lost
        story.sells("ann", 10, "0.000");
        assertThat(story.of("ann").initialMicros()).isZero();
    }

    @Test
    void legsOfUnequalHoursCountWithTheDifferenceOverTheBand() {
        // January has 744 hours and February 672. Down 15%: 744 × 0.390 − 672 × 0.390 = 28.08; and January may be
        // booked
        // anywhere in its band of 20% around 2.600: 72 × 0.520 = 37.44
        story.on(NEXT).buys("ann", 1, "0.000");
        assertThat(story.of("ann").initialMicros()).isEqualTo(Money.usd("65.52"));
        story.sells("bob", 1, "0.000");
        assertThat(story.of("ann").initialMicros()).isEqualTo(Money.usd("28.08"));
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("28.08"));
    }

    @Test
    void positionLimitsCountEachLegOnItsSide() {
        story.apply(new Command.SetPositionLimits(new PositionLimits("H100", 7_440, 14_880)));
        story.on(JANUARY).sells("ann", 6, "2.700").expect("accepted o1");
        story.on(SPREAD).buys("ann", 5, "0.000").expect("rejected: position_limit"); // January: 6 + 5 lots sold
        story.buys("ann", 4, "0.000").expect("accepted o2");
        story.on(DECEMBER).buys("ann", 7, "2.500").expect("rejected: position_limit"); // December: 4 + 7 lots bought
        story.buys("ann", 6, "2.500").expect("accepted o3");
        story.on(JANUARY).buys("ann", 10, "2.500").expect("accepted o4"); // the other side of January
    }

    // ── Legs that do not trade ──────────────────────────────────────────────────────────────────────────────────

    @Test
    void aSpreadWaitsWhileALegIsHalted() {
        StoryTable.tell(story.on(SPREAD), """
                | time  | who     | does                    | events                                                 |
                | 12:10:00 | ann     | sell 3 @ 0.002          | accepted o1                                            |
                | 12:11:00 | officer | halt H100_USD-31JAN27   |                                                        |
                | 12:12:00 | bob     | buy 1 @ 0.002           | rejected: halted                                       |
                | 12:12:00 | ann     | amend o1 to 3 @ 0.001   | rejected: halted                                       |
                | 12:12:00 | ann     | amend o1 to 2 @ 0.002   | o1 is 2 @ 0.002                                        |
                | 12:13:00 | officer | resume H100_USD-31JAN27 |                                                        |
                | 12:13:01 | bob     | buy 1 @ 0.002           | accepted o2; trade o1·o2 1 @ 0.002, legs 2.600 and 2.598 |
                | 12:14:00 | officer | halt H100               | halted: index in doubt                                 |
                | 12:14:00 | bob     | buy 1 @ 0.002           | rejected: halted                                       |
                | 12:15:00 | officer | resume H100             | trading                                                |
                | 12:15:01 | bob     | buy 1 @ 0.002           | accepted o3; trade o1·o3 1 @ 0.002, legs 2.600 and 2.598 |
                """);
    }

    @Test
    void ordersOfALegThatGathersAreLeftAloneAndTheSpreadWaits() {
        var auctions = new MarketStory("2026-11-20T12:10:00Z", SPREAD, "2.6000", "0.0000", AuctionParameters.STANDARD);
        StoryTable.tell(auctions, """
                | time     | who | does          | events               |
                | 12:10:00 | ann | buy 1 @ 0.000 | rejected: in_auction |
                | 12:12:00 | ann | buy 1 @ 0.000 | accepted o1          |
                | 15:50:01 | bob | buy 1 @ 0.000 | rejected: in_auction |
                | 16:00:01 | bob | buy 1 @ 0.000 | accepted o2          |
                """);
    }

    @Test
    void aSpreadEndsWithItsNearLeg() {
        var front = new MarketStory("2026-11-30T23:50:00Z", "H100_USD-FS-30NOV26_31DEC26", "2.6000", "0.0000");
        StoryTable.tell(front, """
                | time     | who | does          | events      |
                | 23:50:00 | ann | buy 1 @ 0.000 | accepted o1 |
                | 23:59:59 | bob | buy 1 @ -0.1  | accepted o2 |
                """);
        int spread = front.contract().id();
        front.at("2026-12-01T00:00:00Z");
        assertThat(front.told(front.events)).isEqualTo("o1 cancelled 1 contract_ended; o2 cancelled 1 contract_ended");
        assertThat(front.events).contains(new Event.SpreadEnded(spread));
        assertThat(front.exchange.contract(spread)).isEmpty();
        front.apply(new Command.PlaceOrder(
                front.account("ann"), front.nextRequest(), spread, OrderTerms.limit(Side.BUY, 1, 0)));
        front.expect("rejected: unknown_contract");
        // and the calendar has moved on
        assertThat(front.exchange.contract("H100_USD-FS-30NOV29_31DEC29")).isPresent();
    }

    // ── Grades and others on request ────────────────────────────────────────────────────────────────────────────

    private void listH200(String price) {
        story.apply(new Command.ListUnderlying(H200));
        story.apply(new Command.SetMarginParameters(
                new MarginParameters("H200", 1, 1_000_000, MarketStory.PLUS_MINUS_15.scenarios())));
        int hour = kilohour.units.Utc.hour(story.exchange.nowNanos()) - 1;
        story.apply(
                new Command.DeclareHour("H200", hour, kilohour.units.Decimals.parse(price, 4), PrintGrade.INTRADAY));
    }

    private int creates(String first, String second) {
        story.apply(new Command.CreateSpread(story.account("ann"), story.nextRequest(), id(first), id(second)));
        return story.events.stream()
                .filter(Event.ContractListed.class::isInstance)
                .mapToInt(event -> ((Event.ContractListed) event).contract().id())
                .findFirst()
                .orElse(0);
    }

    @Test
    void aGradeSpreadCountsInTheMarginOfBothGoods() {
        listH200("3.1000");
        assertThat(creates("H200_USD-31DEC26", DECEMBER)).isPositive();
        String grades = "H100_USD-FS-31DEC26_H200";
        assertThat(story.on(grades).market().markTenths()).isEqualTo(-5_000);
        story.buys("ann", 2, "-0.500");
        // down 15% costs 2 × 744 × 0.390 on H100, up 15% costs 2 × 744 × 0.465 on H200: nothing offsets between goods
        assertThat(story.of("ann").initialMicros()).isEqualTo(Money.usd("580.32") + Money.usd("691.92"));
        story.sells("bob", 2, "-0.500");
        story.expect("accepted o2; trade o1·o2 2 @ -0.500, legs 2.600 and 3.100");
        assertThat(story.of("ann").initialMicros()).isEqualTo(Money.usd("580.32") + Money.usd("691.92"));
        assertThat(lots("ann", "H200_USD-31DEC26")).isEqualTo(-2);
        // by implication between the goods, too
        story.on("H200_USD-31DEC26").buys("cat", 1, "3.110");
        story.on(DECEMBER).sells("dan", 1, "2.605");
        story.on(grades).buys("ann", 1, "-0.505");
        story.expect("accepted o5; trade o4·o5 1 @ 2.605; trade o3·o5 1 @ 3.110; o5 filled 1 @ -0.505 by implication");
    }

    @Test
    void whatIsListedAlreadyIsAnsweredAndWhatIsNoPairIsRefused() {
        assertThat(creates(JANUARY, DECEMBER)).isZero();
        story.expect("");
        assertThat(creates(DECEMBER, FEBRUARY)).isPositive();
        story.on("H100_USD-FS-31DEC26_28FEB27").buys("ann", 1, "0.000").expect("accepted o1");
        creates(DECEMBER, DECEMBER);
        story.expect("rejected: invalid_field");
        creates(DECEMBER, "H100Q_USD-30DEC26");
        story.expect("rejected: invalid_field");
        listH200("3.1000");
        creates(DECEMBER, "H200_USD-31JAN27");
        story.expect("rejected: invalid_field");
    }

    @Test
    void onlySoManyAreListedOnRequest() {
        List<String> months = story.exchange.contracts().stream()
                .filter(kilohour.contracts.Contract.MonthFuture.class::isInstance)
                .map(kilohour.contracts.Contract::name)
                .toList();
        for (int far = 3; far < 3 + Spreads.REQUESTED_BY_ONE_MAX; far++)
            assertThat(creates(months.getFirst(), months.get(far))).isPositive();
        creates(months.getFirst(), months.get(30));
        story.expect("rejected: too_many_contracts");
        // those of November go with it
        story.at("2026-12-01T00:00:00Z");
        assertThat(creates(months.get(1), months.get(30))).isPositive();
    }
}

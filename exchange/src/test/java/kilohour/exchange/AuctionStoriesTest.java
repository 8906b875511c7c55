package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** December at 2.600, tick 0.001, a lot is 744 GPU-hours; quantities in lots. A minute to open, two to reopen, ten to close. */
class AuctionStoriesTest {
    private static MarketStory at(String time) {
        return new MarketStory("2026-11-20T" + time + "Z", "H100_USD-31DEC26", "2.6000", AuctionParameters.STANDARD);
    }

    /** Listed at 12:10, in continuous trading since 12:11. */
    private static MarketStory trading() {
        MarketStory story = at("12:10:00");
        story.at("2026-11-20T12:11:00Z");
        return story;
    }

    @Test
    void aListingOpensByAnAuction() {
        StoryTable.tell(at("12:10:00"), """
                | time     | who | does                | expected                                                        |
                | 12:10:00 | ann | buy 10 @ 2.610      | accepted o1                                                     |
                | 12:10:00 | bob | sell 4 @ 2.590      | accepted o2                                                     |
                | 12:10:01 | any | wait                | indicative 4 @ 2.600, 6 more to buy                             |
                | 12:10:02 | cat | sell 9 @ 2.605      | accepted o3                                                     |
                | 12:10:03 | any | wait                | indicative 10 @ 2.605, 3 more to sell                           |
                | 12:10:04 | any | wait                |                                                                 |
                | 12:10:59.999999999 | dan | buy 2 @ 2.606 | accepted o4                                                 |
                | 12:11:00 | dan | buy 2 @ 2.605       | trade o1·o2 4 @ 2.605; trade o1·o3 6 @ 2.605; trade o3·o4 2 @ 2.605; auction 12 @ 2.605; trading; accepted o5; trade o3·o5 1 @ 2.605 |
                """.replace(
                        "indicative 10 @ 2.605, 3 more to sell; accepted o4          ", "accepted o4"));
    }

    @Test
    void aMarketWithNobodyThereSimplyOpens() {
        MarketStory story = at("12:10:00");
        assertThat(story.exchange.phase(story.contract().id()).orElseThrow().auction())
                .isEqualTo(AuctionKind.OPENING);
        StoryTable.tell(story, """
                | time     | who | does                | expected                                                        |
                | 12:11:00 | any | wait                | no auction trade; trading                                       |
                """);
    }

    @Test
    void withoutAnOverlapTheBookStandsAsItIs() {
        StoryTable.tell(at("12:10:00"), """
                | time     | who | does                | expected                                                        |
                | 12:10:00 | ann | buy 10 @ 2.599      | accepted o1                                                     |
                | 12:10:00 | bob | sell 4 @ 2.600      | accepted o2                                                     |
                | 12:11:00 | cat | sell 3 @ 2.599      | no auction trade; trading; accepted o3; trade o1·o3 3 @ 2.599   |
                """);
    }

    @Test
    void whatOrdersDoWhileTheyGather() {
        StoryTable.tell(at("12:10:00"), """
                | time     | who | does                    | expected                                                    |
                | 12:10:00 | ann | buy 10 @ 2.610          | accepted o1                                                 |
                | 12:10:01 | bob | sell 5 @ 2.600 post_only| accepted o2                                                 |
                | 12:10:01 | bob | sell 5 @ 2.600 ioc      | rejected: in_auction                                        |
                | 12:10:01 | bob | sell 5 @ 2.600 fok      | rejected: in_auction                                        |
                | 12:10:01 | cat | sell 9 market           | accepted o3                                                 |
                | 12:10:01 | cat | sell 1 @ 2.6 reduce_only| rejected: reduce_only_would_increase                        |
                | 12:10:02 | ann | amend o1 to 8 @ 2.610   | indicative 10 @ 2.600, 4 more to sell; o1 is 8 @ 2.610      |
                | 12:10:02 | ann | amend o1 to 8 @ 2.605   | o1 is 8 @ 2.605 at the back                                 |
                | 12:10:02 | cat | amend o3 to 8 @ 2.500   | rejected: invalid_field                                     |
                | 12:10:02 | cat | amend o3 to 7 @ 2.470   | o3 is 7 @ 2.470                                             |
                | 12:10:03 | dan | buy 1 market            | indicative 8 @ 2.600, 4 more to sell; accepted o4           |
                | 12:10:03 | dan | cancel o4               | o4 cancelled 1 by_owner                                     |
                | 12:11:00 | any | wait                    | trade o1·o3 7 @ 2.600; trade o1·o2 1 @ 2.600; auction 8 @ 2.600; trading |
                """);
    }

    @Test
    void whatIsLeftOfAMarketOrderIsCancelledAfterThePrice() {
        StoryTable.tell(at("12:10:00"), """
                | time     | who | does                    | expected                                                    |
                | 12:10:00 | ann | buy 5 @ 2.600           | accepted o1                                                 |
                | 12:10:00 | cat | sell 9 market           | accepted o2                                                 |
                | 12:11:00 | any | wait                    | trade o1·o2 5 @ 2.600; o2 cancelled 4 immediate_remainder; auction 5 @ 2.600; trading |
                """);
    }

    @Test
    void nobodysOwnBidAndOfferCrossWhileTheyGather() {
        StoryTable.tell(at("12:10:00"), """
                | time     | who | does                           | expected                                             |
                | 12:10:00 | ann | buy 10 @ 2.610                 | accepted o1                                          |
                | 12:10:00 | ann | sell 4 @ 2.611                 | accepted o2                                          |
                | 12:10:00 | ann | sell 4 @ 2.610                 | accepted o3; o3 cancelled 4 self_trade               |
                | 12:10:00 | ann | sell 4 @ 2.600 decrement       | accepted o4; o1 is 6 @ 2.610; o4 cancelled 4 self_trade |
                | 12:10:00 | ann | sell 9 @ 2.600 decrement       | accepted o5; o1 cancelled 6 self_trade; o5 is 3 @ 2.600 |
                | 12:10:00 | ann | buy 2 @ 2.611 cancel_oldest    | accepted o6; o2 cancelled 4 self_trade; o5 cancelled 3 self_trade |
                | 12:10:00 | ann | sell 1 @ 2.500 cancel_both     | accepted o7; o6 cancelled 2 self_trade; o7 cancelled 1 self_trade |
                | 12:10:00 | ann | sell 1 @ 2.700                 | accepted o8                                          |
                | 12:10:00 | ann | buy 1 @ 2.650                  | accepted o9                                          |
                | 12:10:00 | ann | amend o9 to 1 @ 2.700          | o9 is 1 @ 2.700 at the back; o9 cancelled 1 self_trade |
                | 12:11:00 | any | wait                           | no auction trade; trading                            |
                """);
    }

    @Test
    void aHaltStopsAllAndTradingResumesByAnAuction() {
        StoryTable.tell(trading(), """
                | time     | who | does                    | expected                                                    |
                | 12:20:00 | ann | buy 10 @ 2.600          | accepted o1                                                 |
                | 12:21:00 | off | halt H100_USD-31DEC26   | halted: index in doubt                                      |
                | 12:21:00 | off | halt H100_USD-31DEC26   | rejected: already_halted                                    |
                | 12:21:00 | bob | sell 4 @ 2.600          | rejected: halted                                            |
                | 12:21:00 | ann | amend o1 to 8 @ 2.600   | o1 is 8 @ 2.600                                             |
                | 12:21:00 | ann | amend o1 to 8 @ 2.500   | rejected: halted                                            |
                | 13:00:00 | off | resume H100_USD-31DEC26 | reopening auction until 13:02:00                            |
                | 13:00:00 | off | resume H100_USD-31DEC26 | rejected: not_halted                                        |
                | 13:01:00 | bob | sell 4 @ 2.580          | accepted o2                                                 |
                | 13:01:30 | off | halt H100               | indicative 4 @ 2.600, 4 more to buy; halted: index in doubt |
                | 13:01:31 | off | resume venue            | reopening auction until 13:03:31                            |
                | 13:03:31 | any | wait                    | trade o1·o2 4 @ 2.600; auction 4 @ 2.600; trading           |
                | 13:04:00 | off | resume H100             | rejected: not_halted                                        |
                | 13:04:00 | off | halt H200               | rejected: unknown_contract                                  |
                | 13:04:00 | off | halt venue              | halted: index in doubt                                      |
                | 13:04:00 | ann | cancel o1               | o1 cancelled 4 by_owner                                     |
                """);
    }

    @Test
    void theClosingCallMakesTheSettlementPrice() {
        // 10 lots are 7,440 GPU-hours, more than the 7,200 that a closing price needs; bob bought 3 lots at 2.700 that
        // settle at 2.620: 3 × 744 × $0.08 = $178.56
        StoryTable.tell(trading().tellingSettlements(), """
                | time     | who | does                | expected                                                        |
                | 15:45:00 | ann | sell 3 @ 2.700      | accepted o1                                                     |
                | 15:45:00 | bob | buy 3 @ 2.700       | accepted o2; trade o1·o2 3 @ 2.700                              |
                | 15:50:00 | any | wait                | closing auction until 16:00:00                                  |
                | 15:55:00 | ann | sell 10 @ 2.610     | accepted o3                                                     |
                | 15:59:59.999999999 | bob | buy 12 @ 2.620 | accepted o4                                                |
                | 16:00:00 | any | wait                | trade o3·o4 10 @ 2.620; auction 10 @ 2.620; trading; settlement 2.6200 closing_call; clearing pays ann 178.560000; bob pays clearing 178.560000 |
                """);
    }

    @Test
    void aThinClosingCallLeavesThePriceToTheTradesBeforeIt() {
        // 10 lots in the ten minutes before the call, 9 in it: 9 × 744 = 6,696 GPU-hours are too few;
        // bob paid 2.620 for 9 lots that settle at 2.600: 9 × 744 × $0.02 = $133.92
        StoryTable.tell(trading().tellingSettlements(), """
                | time     | who | does                | expected                                                        |
                | 15:41:00 | ann | sell 10 @ 2.600     | accepted o1                                                     |
                | 15:41:00 | bob | buy 10 @ 2.600      | accepted o2; trade o1·o2 10 @ 2.600                             |
                | 15:50:00 | any | wait                | closing auction until 16:00:00                                  |
                | 15:51:00 | ann | sell 9 @ 2.620      | accepted o3                                                     |
                | 15:51:00 | bob | buy 9 @ 2.620       | accepted o4                                                     |
                | 16:00:00 | any | wait                | trade o3·o4 9 @ 2.620; auction 9 @ 2.620; trading; settlement 2.6000 closing_trades; clearing pays ann 133.920000; bob pays clearing 133.920000 |
                """);
    }

    @Test
    void anAuctionThatBeginsInTheClosingCallIsPartOfIt() {
        StoryTable.tell(trading().tellingSettlements(), """
                | time     | who | does                | expected                                                        |
                | 15:30:00 | off | halt H100           | halted: index in doubt                                          |
                | 15:50:00 | any | wait                |                                                                 |
                | 15:51:00 | off | resume H100         | closing auction until 16:00:00                                  |
                | 16:00:00 | any | wait                | no auction trade; trading; settlement 2.6000 unchanged          |
                | 16:30:00 | off | halt H100           | halted: index in doubt                                          |
                """);
    }

    @Test
    void aMoveOfTenPercentInAnHourPausesForTwoMinutes() {
        // the lowest of mark and the hour's trades is 2.600: up to 2.860 may trade, and the band ends at 3.120
        StoryTable.tell(trading(), """
                | time     | who | does                | expected                                                        |
                | 12:20:00 | ann | sell 2 @ 2.600      | accepted o1                                                     |
                | 12:20:00 | ann | sell 2 @ 2.860      | accepted o2                                                     |
                | 12:20:00 | ann | sell 2 @ 2.861      | accepted o3                                                     |
                | 12:20:00 | bob | buy 6 @ 2.900 fok   | rejected: fill_or_kill_unfillable                               |
                | 12:20:10 | bob | buy 6 @ 2.900       | accepted o4; trade o1·o4 2 @ 2.600; trade o2·o4 2 @ 2.860; pause auction until 12:22:10 |
                | 12:20:30 | cat | sell 5 @ 2.870      | indicative 2 @ 2.861; accepted o5                               |
                | 12:22:10 | any | wait                | trade o3·o4 2 @ 2.861; auction 2 @ 2.861; trading               |
                | 12:23:00 | dan | buy 5 @ 3.000       | accepted o6; trade o5·o6 5 @ 2.870                              |
                """.replace("indicative 2 @ 2.861; ", "indicative 2 @ 2.861; "));
    }

    @Test
    void whatIsImmediateIsCancelledWhereThePauseBegins() {
        StoryTable.tell(trading(), """
                | time     | who | does                | expected                                                        |
                | 12:20:00 | ann | buy 2 @ 2.600       | accepted o1                                                     |
                | 12:20:00 | ann | buy 2 @ 2.339       | accepted o2                                                     |
                | 12:20:10 | bob | sell 6 @ 2.300 ioc  | accepted o3; trade o1·o3 2 @ 2.600; pause auction until 12:22:10; o3 cancelled 4 immediate_remainder |
                | 12:22:10 | any | wait                | no auction trade; trading                                       |
                """);
    }

    @Test
    void anHourLaterTheSameMoveIsNone() {
        StoryTable.tell(trading(), """
                | time     | who | does                | expected                                                        |
                | 12:20:00 | ann | sell 2 @ 2.600      | accepted o1                                                     |
                | 12:20:00 | bob | buy 2 @ 2.600       | accepted o2; trade o1·o2 2 @ 2.600                              |
                | 12:50:00 | ann | sell 1 @ 2.700      | accepted o3                                                     |
                | 12:50:00 | bob | buy 1 @ 2.700       | accepted o4; trade o3·o4 1 @ 2.700                              |
                | 13:19:59 | ann | sell 2 @ 2.880      | accepted o5                                                     |
                | 13:20:00 | bob | buy 1 @ 2.880       | accepted o6; trade o5·o6 1 @ 2.880                              |
                """);
    }

    @Test
    void anExpiredContractLeavesItsAuction() {
        MarketStory story =
                new MarketStory("2026-11-30T12:10:00Z", "H100_USD-30NOV26", "2.6000", AuctionParameters.STANDARD);
        story.at("2026-11-30T23:59:00Z");
        StoryTable.tell(story, """
                | time     | who | does                  | expected                                                      |
                | 23:59:10 | off | halt H100_USD-30NOV26 | halted: index in doubt                                        |
                | 23:59:20 | off | resume H100           | reopening auction until 00:01:20                              |
                | 23:59:30 | ann | buy 10 @ 2.610        | accepted o1                                                   |
                | 23:59:30 | bob | sell 10 @ 2.600       | accepted o2                                                   |
                """);
        story.at("2026-12-01T00:02:00Z");
        story.expect("o1 cancelled 10 contract_ended; o2 cancelled 10 contract_ended");
        story.apply(new Command.HaltTrading("H100_USD-30NOV26", "too late", "officer"));
        story.expect("rejected: not_trading");
        story.buys("ann", 1, "2.600").expect("rejected: not_trading");
    }

    /** 2,500 pairs take three commands; the contract takes no order until it is done. */
    @Test
    void aLargeAuctionIsEndedAThousandTradesAtATime() {
        MarketStory story = at("12:10:00");
        story.apply(new Command.SetTradingParameters(new TradingParameters(0, 0, 200_000, 50_000, 10_000_000, 1_000)));
        String[] buyers = {"ann", "bob"};
        for (int i = 0; i < 1_700; i++) {
            story.buys(buyers[i % 2], 1, "2.600");
            story.sells(i % 2 == 0 ? "cat" : "dan", 1, "2.600");
        }
        long end = story.exchange.nowNanos() + Utc.NANOS_PER_MINUTE;
        var trades = new ArrayList<Integer>();
        do {
            story.apply(new Command.AdvanceTime(end));
            trades.add((int)
                    story.events.stream().filter(e -> e instanceof Event.Traded).count());
            if (trades.size() == 1) {
                story.does("ann", OrderTerms.limit(Side.BUY, 1, 2_600)).expect("rejected: settling");
                // a cancellation may come between: here nothing is left crossed by it
                long last = story.exchange
                        .openOrders(story.account("ann"))
                        .getLast()
                        .orderId();
                story.cancels("ann", last);
            }
        } while (story.exchange.phase(story.contract().id()).orElseThrow().phase() == TradingPhase.AUCTION);
        assertThat(trades.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_699);
        assertThat(trades).allMatch(count -> count <= 1_000).hasSizeGreaterThan(1);
        story.exchange.checkInvariants();
    }

    @Test
    void bothSidesOfAnAuctionPayTheMakersFee() {
        MarketStory story = at("12:10:00");
        story.apply(
                new Command.SetTradingParameters(new TradingParameters(100, 300, 200_000, 50_000, 10_000_000, 1_000)));
        story.buys("ann", 1, "2.600").sells("bob", 1, "2.600");
        story.at("2026-11-20T12:11:00Z");
        // 744 × $2.600 = $1,934.40, a hundred parts per million of it
        assertThat(story.cash("ann")).isEqualTo("9999999.806560");
        assertThat(story.cash("bob")).isEqualTo("9999999.806560");
    }
}

package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/**
 * Block trades. It is 12:10; December at 2.600, 744 GPU-hours a lot: a block is 68 lots or more, priced from 2.470 to
 * 2.730. Ann and bob agreed at 12:05 on 100 lots at 2.650.
 *
 * <pre>
 *   12:10  ann proposes to bob: she sells 100 @ 2.650     proposal 1, until 12:20
 *   12:11  bob accepts 100 @ 2.650                        trade 2: bob +100, ann −100; 2.650 is no last price
 *          each pays 200 ppm of 100 × 744 × $2.650        = $39.432
 * </pre>
 */
class BlockTradeStoriesTest {
    private static final String TODAY = "2026-11-20T12:";
    private static final String NO_REFERENCE = "";
    private final MarketStory story = new MarketStory(TODAY + "10:00Z", "H100_USD-31DEC26", "2.6000");

    private static long at(String minute) {
        return Utc.nanos(Instant.parse(TODAY + minute + "Z"));
    }

    private BlockTerms terms(BlockKind kind, long lots, String price, String reference) {
        return new BlockTerms(
                kind,
                story.contract().id(),
                Side.SELL,
                MarketStory.ticks(price),
                lots,
                at("05:00"),
                reference,
                at("20:00"));
    }

    private BlockTerms block(long lots, String price) {
        return terms(BlockKind.BLOCK, lots, price, NO_REFERENCE);
    }

    private MarketStory proposes(String account, String counterparty, BlockTerms terms) {
        story.apply(new Command.ProposeBlockTrade(
                story.account(account), story.nextRequest(), story.account(counterparty), terms));
        return story;
    }

    private MarketStory answers(String account, long proposal, boolean accept, long lots, String price) {
        story.apply(new Command.AnswerBlockTrade(
                story.account(account), story.nextRequest(), proposal, accept, MarketStory.ticks(price), lots));
        return story;
    }

    @Test
    void oneProposesTheOtherAcceptsAndTheBookHearsNothing() {
        story.apply(
                new Command.SetTradingParameters(new TradingParameters(0, 200, 200_000, 50_000, 10_000_000, 1_000)));
        story.buys("cat", 1, "2.640").sells("dan", 1, "2.660");
        proposes("ann", "bob", block(100, "2.650")).expect("block 1 proposed");
        assertThat(story.exchange.blockProposals(story.account("bob"))).hasSize(1);
        story.at(TODAY + "11:00Z");
        answers("bob", 1, true, 100, "2.650").expect("block 2: bob buys 100 @ 2.650 of ann");
        // $10,000,000 − 200 ppm of 100 × 744 × $2.650 = $197,160
        assertThat(story.cash("ann")).isEqualTo("9999960.568000");
        assertThat(story.cash("bob")).isEqualTo("9999960.568000");
        assertThat(story.lots("bob")).isEqualTo(100);
        assertThat(story.lots("ann")).isEqualTo(-100);
        assertThat(story.market().lastTradeTicks()).isEqualTo(Views.NO_PRICE);
        assertThat(story.exchange.depth(story.contract().id(), 5).bids()).hasSize(1);
        assertThat(story.exchange.blockProposals(story.account("bob"))).isEmpty();
        story.at("2026-11-20T16:00:00Z");
        assertThat(story.events.stream()
                        .filter(event -> event instanceof Event.SettlementPriceSet set
                                && set.contract() == story.contract().id())
                        .map(event -> ((Event.SettlementPriceSet) event).tier()))
                .doesNotContain(Event.SettlementPriceSet.Tier.LAST_TRADE, Event.SettlementPriceSet.Tier.CLOSING_TRADES);
    }

    @Test
    void aProposalIsAcceptedOnceByItsCounterpartyInItsOwnWords() {
        proposes("ann", "bob", block(100, "2.650"));
        answers("ann", 1, true, 100, "2.650").expect("rejected: invalid_field");
        answers("cat", 1, true, 100, "2.650").expect("rejected: proposal_not_open");
        answers("cat", 1, false, 100, "2.650").expect("rejected: proposal_not_open");
        answers("bob", 1, true, 101, "2.650").expect("rejected: invalid_field");
        answers("bob", 1, true, 100, "2.651").expect("rejected: invalid_field");
        answers("bob", 1, true, 100, "2.650").expect("block 2: bob buys 100 @ 2.650 of ann");
        answers("bob", 1, true, 100, "2.650").expect("rejected: proposal_not_open");
        for (long edge : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
            answers("bob", edge, true, 100, "2.650").expect("rejected: proposal_not_open");
    }

    @Test
    void theSameRequestIsDoneOnce() {
        var request = story.nextRequest();
        var command =
                new Command.ProposeBlockTrade(story.account("ann"), request, story.account("bob"), block(100, "2.650"));
        story.apply(command);
        story.expect("block 1 proposed");
        story.apply(command);
        story.expect("repeated: o1");
        assertThat(story.exchange.blockProposals(story.account("ann"))).hasSize(1);
    }

    @Test
    void aProposalIsWithdrawnDeclinedOrExpires() {
        proposes("ann", "bob", block(100, "2.650"));
        proposes("ann", "bob", block(100, "2.651"));
        proposes("ann", "bob", block(100, "2.652"));
        answers("ann", 1, false, 0, "0.000").expect("block 1 withdrawn");
        answers("bob", 2, false, 0, "0.000").expect("block 2 declined");
        story.at(TODAY + "19:59Z");
        assertThat(story.exchange.blockProposals(story.account("bob"))).hasSize(1);
        story.at(TODAY + "20:00Z");
        story.expect("block 3 expired");
        answers("bob", 3, true, 100, "2.652").expect("rejected: proposal_not_open");
    }

    @Test
    void anExchangeMayBeSmallAndNamesItsRelatedPosition() {
        var small = terms(BlockKind.EXCHANGE_FOR_PHYSICAL, 1, "2.650", "lease 4711");
        proposes("ann", "bob", small).expect("block 1 proposed");
        answers("bob", 1, true, 1, "2.650");
        assertThat(story.events)
                .contains(new Event.BlockTraded(
                        2,
                        1,
                        BlockKind.EXCHANGE_FOR_PHYSICAL,
                        story.contract().id(),
                        2_650,
                        1,
                        story.account("bob"),
                        0,
                        story.account("ann"),
                        0,
                        at("05:00"),
                        "lease 4711"));
        for (BlockKind kind : BlockKind.values())
            if (kind.isForRelatedPosition())
                proposes("ann", "bob", terms(kind, 1, "2.650", " ")).expect("rejected: invalid_field");
        proposes("ann", "bob", terms(BlockKind.BLOCK, 100, "2.650", "x".repeat(65)))
                .expect("rejected: invalid_field");
    }

    @Test
    void priceSizeAndTimesHaveTheirRange() {
        proposes("ann", "bob", block(67, "2.650")).expect("rejected: lots_out_of_range");
        proposes("ann", "bob", block(68, "2.650")).expect("block 1 proposed");
        for (long lots : new long[] {Long.MIN_VALUE, -68, 0, Long.MAX_VALUE})
            proposes("ann", "bob", block(lots, "2.650")).expect("rejected: lots_out_of_range");
        proposes("ann", "bob", block(100, "2.469")).expect("rejected: price_out_of_band");
        proposes("ann", "bob", block(100, "2.731")).expect("rejected: price_out_of_band");
        proposes("ann", "bob", block(100, "2.470")).expect("block 2 proposed");
        proposes("ann", "bob", block(100, "2.730")).expect("block 3 proposed");
        for (long ticks : new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE})
            timed(ticks, at("05:00"), at("20:00")).expect("rejected: price_out_of_band");
        timed(2_650, at("10:01"), at("20:00")).expect("rejected: invalid_field");
        timed(2_650, at("05:00"), at("20:01")).expect("rejected: invalid_field");
        timed(2_650, at("05:00"), at("10:00")).expect("rejected: invalid_field");
        timed(2_650, Utc.nanos(Instant.parse("2026-11-20T11:54:59Z")), at("10:01"))
                .expect("rejected: invalid_field");
        timed(2_650, Long.MIN_VALUE, Long.MAX_VALUE).expect("rejected: invalid_field");
        timed(2_650, Long.MAX_VALUE, Long.MIN_VALUE).expect("rejected: invalid_field");
    }

    private MarketStory timed(long ticks, long executedNanos, long expiresNanos) {
        var terms = new BlockTerms(
                BlockKind.BLOCK, story.contract().id(), Side.BUY, ticks, 100, executedNanos, "", expiresNanos);
        return proposes("ann", "bob", terms);
    }

    @Test
    void thePartiesMustBeTwoAndFreeToTrade() {
        proposes("ann", "ann", block(100, "2.650")).expect("rejected: invalid_field");
        story.apply(new Command.ProposeBlockTrade(story.account("ann"), story.nextRequest(), 5, block(100, "2.650")));
        story.expect("rejected: unknown_account");
        story.apply(new Command.SetControlGroup(story.account("ann"), 1));
        story.apply(new Command.SetControlGroup(story.account("bob"), 1));
        proposes("ann", "bob", block(100, "2.650")).expect("rejected: invalid_field");
        proposes("ann", "cat", block(100, "2.650")).expect("block 1 proposed");
        story.apply(new Command.SetKillSwitch(KillReach.ACCOUNT, story.account("ann"), true, "o", "test"));
        answers("cat", 1, true, 100, "2.650").expect("rejected: kill_switch");
        assertThat(((Event.RequestRejected) story.events.getLast()).sentence())
                .isEqualTo("the other side cannot do this trade any more: ask it to look");
        proposes("ann", "cat", block(100, "2.650")).expect("rejected: kill_switch");
        var unknown = new BlockTerms(BlockKind.BLOCK, 999, Side.BUY, 2_650, 100, at("05:00"), "", at("20:00"));
        proposes("bob", "cat", unknown).expect("rejected: unknown_contract");
        for (int i = 0; i < 100; i++) proposes("bob", "cat", block(100, "2.650"));
        proposes("bob", "cat", block(100, "2.650")).expect("rejected: too_many_orders");
    }

    @Test
    void bothSidesNeedMarginAndRoomUnderTheirLimits() {
        story.apply(new Command.Withdraw(story.account("bob"), story.nextRequest(), 9_990_000_000_000L, ""));
        proposes("ann", "bob", block(100, "2.650"));
        // bob has $10,000 and needs 15% of 100 × 744 × $2.60 = $29,016, and $3,720 for buying above the mark
        answers("bob", 1, true, 100, "2.650").expect("rejected: insufficient_margin");
        proposes("bob", "ann", block(100, "2.650"));
        answers("ann", 2, true, 100, "2.650").expect("rejected: insufficient_margin");
        story.apply(new Command.SetPositionLimits(new PositionLimits("H100", 99 * 744, 99 * 744)));
        answers("ann", 2, true, 100, "2.650").expect("rejected: position_limit");
        story.apply(new Command.SetPositionLimits(new PositionLimits("H100", 100 * 744, 100 * 744)));
        proposes("cat", "ann", block(100, "2.650"));
        answers("ann", 3, true, 100, "2.650").expect("block 4: ann buys 100 @ 2.650 of cat");
    }

    @Test
    void aProposalWhosePriceHasLeftTheRangeIsNotAccepted() {
        proposes("ann", "bob", block(100, "2.730"));
        story.buys("cat", 1, "2.500").sells("dan", 1, "2.500");
        story.at(TODAY + "12:00Z"); // the mark follows the trade down; the last settlement holds the range
        answers("bob", 1, true, 100, "2.730").expect("block 3: bob buys 100 @ 2.730 of ann");
    }

    @Test
    void aReduceOnlyOrderIsTrimmedWhereABlockTookItsPosition() {
        story.sells("bob", 100, "2.600").buys("ann", 100, "2.600"); // ann is long 100
        story.does("ann", OrderTerms.limit(Side.SELL, 100, 2_700).withReduceOnly(true))
                .expect("accepted o3");
        proposes("ann", "bob", block(70, "2.650")).expect("block 2 proposed");
        answers("bob", 2, true, 70, "2.650").expect("block 3: bob buys 70 @ 2.650 of ann; o3 is 30 @ 2.700");
        assertThat(story.lots("ann")).isEqualTo(30);
    }

    @Test
    void aSnapshotKnowsTheProposalsAndWhenTheyExpire() {
        proposes("ann", "bob", block(100, "2.650"));
        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        var again = new ArrayList<StateRecord>();
        restored.snapshot(again::add);
        assertThat(again).isEqualTo(records);
        var on = new Command.AdvanceTime(at("20:00"));
        story.apply(on);
        story.expect("block 1 expired");
        assertThat(restored.apply(0, on).events()).isEqualTo(story.events);
    }
}

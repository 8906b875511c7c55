package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.OrderTerms.TimeInForce;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/**
 * Orders that show a part of themselves. December at 2.600, a lot is 744 GPU-hours; quantities in lots.
 *
 * <pre>
 *   o1  ann sells 9 @ 2.600, shows 4      the book shows 4
 *   o2  bob sells 3 @ 2.600               the book shows 7
 *   o3  cat buys  8 @ 2.600               4 of o1, 3 of o2, 1 of o1's next tranche; the book shows 3, o1 has 4
 * </pre>
 */
class IcebergStoriesTest {
    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");

    private static OrderTerms sell(long lots, long shown) {
        return OrderTerms.limit(Side.SELL, lots, 2_600).showing(shown);
    }

    private long offered() {
        return story.market().bestAskLots();
    }

    private OpenOrder order(long id) {
        return story.exchange.openOrder(id).orElseThrow();
    }

    @Test
    void theNextTrancheStandsBehindWhatIsThere() {
        story.does("ann", sell(9, 4)).expect("accepted o1");
        story.sells("bob", 3, "2.600");
        assertThat(offered()).isEqualTo(7);
        story.buys("cat", 8, "2.600")
                .expect("accepted o3; trade o1·o3 4 @ 2.600; trade o2·o3 3 @ 2.600; trade o1·o3 1 @ 2.600");
        assertThat(offered()).isEqualTo(3);
        assertThat(order(1).lotsOpen()).isEqualTo(4);
        assertThat(order(1).lotsShown()).isEqualTo(3);
    }

    @Test
    void oneOrderEatsTrancheAfterTrancheAndAllOrNothingCountsThemAll() {
        story.does("ann", sell(9, 4));
        var all = OrderTerms.limit(Side.BUY, 9, 2_600).withTimeInForce(TimeInForce.FILL_OR_KILL);
        story.does("cat", all)
                .expect("accepted o2; trade o1·o2 4 @ 2.600; trade o1·o2 4 @ 2.600; trade o1·o2 1 @ 2.600");
        assertThat(offered()).isZero();
    }

    @Test
    void marginCountsTheWholeOrder() {
        story.sells("ann", 9, "2.600").does("bob", sell(9, 1));
        assertThat(story.of("bob").initialMicros())
                .isEqualTo(story.of("ann").initialMicros())
                .isPositive();
    }

    @Test
    void fewerLotsComeOffTheHiddenOnesFirstAndKeepThePlace() {
        story.does("ann", sell(9, 4)).sells("bob", 1, "2.600");
        story.amends("ann", 1, 5, "2.600").expect("o1 is 5 @ 2.600");
        assertThat(order(1).lotsShown()).isEqualTo(4);
        story.amends("ann", 1, 3, "2.600").expect("o1 is 3 @ 2.600");
        assertThat(order(1).lotsShown()).isEqualTo(3);
        story.buys("cat", 4, "2.600").expect("accepted o3; trade o1·o3 3 @ 2.600; trade o2·o3 1 @ 2.600");
    }

    @Test
    void moreLotsOrAnotherPriceBeginsAFreshTrancheAtTheBack() {
        story.does("ann", sell(9, 4)).sells("bob", 1, "2.600").buys("cat", 3, "2.600");
        assertThat(order(1).lotsShown()).isOne();
        story.amends("ann", 1, 8, "2.600").expect("o1 is 8 @ 2.600 at the back");
        assertThat(order(1).lotsShown()).isEqualTo(4);
        story.buys("cat", 2, "2.600").expect("accepted o4; trade o2·o4 1 @ 2.600; trade o1·o4 1 @ 2.600");
        story.amends("ann", 1, 401, "2.600").expect("rejected: lots_out_of_range"); // 101 tranches
    }

    @Test
    void aReduceOnlyIcebergIsTrimmedAsAWhole() {
        story.sells("bob", 9, "2.590").buys("ann", 9, "2.600"); // ann is long 9
        story.does("ann", sell(20, 2).withReduceOnly(true)).expect("accepted o3");
        assertThat(order(3).lotsOpen()).isEqualTo(9);
        story.sells("ann", 6, "2.650").expect("accepted o4; o3 is 3 @ 2.600");
        assertThat(order(3).lotsShown()).isEqualTo(2);
        story.buys("cat", 3, "2.600").expect("accepted o5; trade o3·o5 2 @ 2.600; trade o3·o5 1 @ 2.600");
    }

    @Test
    void anIcebergMeetsItsOwnersOrderATrancheAtATime() {
        var buy = OrderTerms.limit(Side.BUY, 7, 2_600);
        story.does("ann", sell(9, 4)).sells("bob", 2, "2.600");
        // both lose 4; the next tranche stands behind bob's 2; both lose 1 more
        story.does("ann", buy.withSelfTradePrevention(SelfTradePrevention.DECREMENT))
                .expect(
                        "accepted o3; o1 is 5 @ 2.600; trade o2·o3 2 @ 2.600; o1 is 4 @ 2.600; o3 cancelled 5 self_trade");
        story.does("ann", buy).expect("accepted o4; o4 cancelled 7 self_trade");
        story.does("ann", buy.withSelfTradePrevention(SelfTradePrevention.CANCEL_BOTH))
                .expect("accepted o5; o1 cancelled 4 self_trade; o5 cancelled 7 self_trade");
        story.does("ann", sell(9, 4)).sells("bob", 2, "2.600");
        story.does("ann", buy.withSelfTradePrevention(SelfTradePrevention.CANCEL_OLDEST))
                .expect("accepted o8; o6 cancelled 9 self_trade; trade o7·o8 2 @ 2.600");
    }

    @Test
    void aRestartKeepsTheTrancheUnderWayAndItsPlace() {
        story.does("ann", sell(9, 4)).sells("bob", 2, "2.600").buys("cat", 3, "2.600");
        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        var buy = new Command.PlaceOrder(
                story.account("cat"), story.nextRequest(), story.contract().id(), OrderTerms.limit(Side.BUY, 6, 2_600));
        List<Event> before = story.apply(buy);
        story.expect("accepted o4; trade o1·o4 1 @ 2.600; trade o2·o4 2 @ 2.600; trade o1·o4 3 @ 2.600");
        assertThat(restored.apply(0, buy).events()).isEqualTo(before);
    }

    @Test
    void whatCannotBeAnIcebergIsRefused() {
        story.does("ann", sell(101, 1)).expect("rejected: lots_out_of_range"); // at most 100 tranches
        story.does("ann", sell(100, 1)).expect("accepted o1");
        story.does("ann", sell(5, 8)).expect("accepted o2"); // shows all
        story.does("ann", sell(5, -1)).expect("rejected: lots_out_of_range");
        story.does("ann", sell(5, Long.MIN_VALUE)).expect("rejected: lots_out_of_range");
        story.does("ann", sell(5, Long.MAX_VALUE)).expect("accepted o3");
        story.does("ann", sell(5, 1).withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL))
                .expect("rejected: invalid_field");
        story.does("ann", OrderTerms.market(Side.SELL, 5).showing(1)).expect("rejected: invalid_field");
    }
}

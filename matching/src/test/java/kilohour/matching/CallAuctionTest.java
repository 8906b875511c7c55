package kilohour.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** Call auctions: as tables that a trader can check, then against a twin that tries every price. */
class CallAuctionTest {
    @Test
    void thePriceIsTheOneAtWhichMostTrades() {
        // at 2.600: bid 10 + 5, offered 6 + 6; at 2.610: bid 10, offered 12; at 2.590: bid 15, offered 6
        BookStory.tell("""
                | # | account | does                  | expected events                                         |
                | 1 | ann     | call buy 10 @ 2.610   | o1 rests 10                                             |
                | 2 | bob     | call buy 5 @ 2.600    | o2 rests 5                                              |
                | 3 | cat     | call sell 6 @ 2.590   | o3 rests 6                                              |
                | 4 | dan     | call sell 6 @ 2.600   | o4 rests 6                                              |
                | 5 | any     | indicate near 2.700   | 12 @ 2.600, 3 more to buy                               |
                | 6 | any     | uncross near 2.700    | trade o1·o3 6 @ 2.600; trade o1·o4 4 @ 2.600; trade o2·o4 2 @ 2.600 |
                | 7 | any     | show                  | bid o2 bob 3 @ 2.600                                    |
                """);
    }

    @Test
    void ofEqualVolumesTheSmallestImbalanceWins() {
        // 10 trade from 2.590 to 2.610; below 2.600 bob's 3 lots would be left over, above it nothing is
        BookStory.tell("""
                | # | account | does                  | expected events                                         |
                | 1 | ann     | call buy 10 @ 2.610   | o1 rests 10                                             |
                | 2 | bob     | call buy 3 @ 2.600    | o2 rests 3                                              |
                | 3 | cat     | call sell 10 @ 2.590  | o3 rests 10                                             |
                | 4 | any     | indicate near 2.500   | 10 @ 2.601                                              |
                | 5 | any     | indicate near 2.700   | 10 @ 2.610                                              |
                | 6 | any     | indicate near 2.605   | 10 @ 2.605                                              |
                """);
    }

    @Test
    void buyersLeftOverPushThePriceUpAndSellersDown() {
        BookStory.tell("""
                | # | account | does                  | expected events                                         |
                | 1 | ann     | call buy 12 @ 2.610   | o1 rests 12                                             |
                | 2 | cat     | call sell 10 @ 2.590  | o2 rests 10                                             |
                | 3 | any     | indicate near 2.600   | 10 @ 2.600, 2 more to buy                               |
                | 4 | bob     | call buy 5 @ 2.602    | o3 rests 5                                              |
                | 5 | any     | indicate near 2.600   | 10 @ 2.603, 2 more to buy                               |
                | 6 | dan     | call sell 6 @ 2.600   | o4 rests 6                                              |
                | 7 | any     | indicate near 2.600   | 16 @ 2.600, 1 more to buy                               |
                | 8 | dan     | call sell 3 @ 2.600   | o5 rests 3                                              |
                | 9 | any     | indicate near 2.600   | 17 @ 2.600, 2 more to sell                              |
                """);
    }

    @Test
    void equalImbalancesOnBothSidesLeaveTheChoiceToTheReference() {
        // 10 trade from 2.590 to 2.610; up to 2.599 bob's 2 are left over, from 2.600 on dan's 2
        String gathered = """
                | # | account | does                  | expected events                                         |
                | 1 | ann     | call buy 10 @ 2.610   | o1 rests 10                                             |
                | 2 | bob     | call buy 2 @ 2.599    | o2 rests 2                                              |
                | 3 | cat     | call sell 10 @ 2.590  | o3 rests 10                                             |
                | 4 | dan     | call sell 2 @ 2.600   | o4 rests 2                                              |
                """;
        BookStory.tell(gathered + """
                | 5 | any     | indicate near 2.580   | 10 @ 2.590, 2 more to buy                               |
                | 6 | any     | indicate near 2.599   | 10 @ 2.599, 2 more to buy                               |
                | 7 | any     | indicate near 2.600   | 10 @ 2.600, 2 more to sell                              |
                | 8 | any     | indicate near 2.700   | 10 @ 2.610, 2 more to sell                              |
                """);
    }

    @Test
    void withoutAnOverlapThereIsNoPrice() {
        BookStory.tell("""
                | # | account | does                  | expected events                                         |
                | 1 | any     | indicate near 2.600   | no price                                                |
                | 2 | ann     | call buy 10 @ 2.600   | o1 rests 10                                             |
                | 3 | any     | indicate near 2.600   | no price                                                |
                | 4 | bob     | call sell 10 @ 2.601  | o2 rests 10                                             |
                | 5 | any     | uncross near 2.600    | no price                                                |
                | 6 | cat     | call sell 1 @ 2.600   | o3 rests 1                                              |
                | 7 | any     | uncross near 2.700    | trade o1·o3 1 @ 2.600                                   |
                | 8 | any     | show                  | bid o1 ann 9 @ 2.600; offer o2 bob 10 @ 2.601           |
                """);
    }

    @Test
    void anIcebergTradesAtItsFullSizeInItsPlaceAndKeepsWhatIsShown() {
        BookStory.tell("""
                | # | account | does                         | expected events                                  |
                | 1 | ann     | call buy 20 @ 2.600 shows 4  | o1 rests 20                                      |
                | 2 | bob     | call buy 10 @ 2.600          | o2 rests 10                                      |
                | 3 | cat     | call sell 15 @ 2.600         | o3 rests 15                                      |
                | 4 | any     | indicate near 2.600          | 15 @ 2.600, 15 more to buy                       |
                | 5 | any     | uncross near 2.600           | trade o1·o3 15 @ 2.600                           |
                | 6 | dan     | sell 6 @ 2.600               | trade o1·o4 4 @ 2.600; o1 rests 1; trade o2·o4 2 @ 2.600; o2 rests 8 |
                """);
    }

    @Test
    void theEdgesOfPricesAndQuantitiesHold() {
        var book = new OrderBook();
        book.restInAuction(1, 1, Side.BUY, OrderBook.MAX_TICKS, OrderBook.MAX_LOTS, 0, 0);
        book.restInAuction(2, 2, Side.BUY, OrderBook.MAX_TICKS, OrderBook.MAX_LOTS, 0, 0);
        book.restInAuction(3, 3, Side.SELL, OrderBook.MIN_TICKS, OrderBook.MAX_LOTS, 0, 0);
        assertThat(CallAuction.of(book, Long.MIN_VALUE))
                .isEqualTo(new CallAuction(OrderBook.MIN_TICKS, OrderBook.MAX_LOTS, OrderBook.MAX_LOTS));
        assertThat(CallAuction.of(book, Long.MAX_VALUE).priceTicks()).isEqualTo(OrderBook.MAX_TICKS);
        assertThatThrownBy(() -> book.restInAuction(3, 3, Side.SELL, 1, 1, 0, 0))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> book.rest(4, 4, Side.SELL, 1, 1)).hasMessageContaining("across the book");
    }

    @Test
    void theRuleAgreesWithTryingEveryPriceOnAnyBook() {
        for (long seed = 1; seed <= 20_000; seed++) {
            try {
                new AnyCall(seed).play();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /** A random call, ended a few trades at a time, and what each order must get of it. */
    private static final class AnyCall {
        private record Gathered(long id, Side side, long priceTicks, long lots) {}

        private final SplittableRandom random;
        private final OrderBook book = new OrderBook();
        private final List<Gathered> orders = new ArrayList<>();
        private final long spread;
        private final long middleTicks;
        private final long referenceTicks;

        AnyCall(long seed) {
            random = new SplittableRandom(seed);
            spread = 1 + random.nextInt(30);
            middleTicks = seed % 3 == 0 ? 0 : seed % 3 == 1 ? 50 : -50;
            referenceTicks = middleTicks - 10 + random.nextInt(60) - random.nextInt(30);
        }

        void play() {
            int count = random.nextInt(25);
            for (long id = 1; id <= count; id++) {
                gather(id);
            }
            CallAuction call = CallAuction.of(book, referenceTicks);
            assertThat(call).isEqualTo(tryingEveryPrice());
            if (call.priceTicks() == OrderBook.NONE) return;
            Map<Long, Long> traded = uncross(call);
            assertThat(traded).isEqualTo(due(call));
            assertThat(book.bestBidTicks() != OrderBook.NONE
                            && book.bestAskTicks() != OrderBook.NONE
                            && book.bestBidTicks() >= book.bestAskTicks())
                    .as("crossed")
                    .isFalse();
        }

        private void gather(long id) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long price = middleTicks + random.nextLong(spread) - random.nextLong(spread);
            long lots = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 4);
            long tranche = random.nextInt(3) == 0 ? 1 + random.nextLong(lots) : 0;
            long shown = tranche == 0 ? lots : Math.min(tranche, lots);
            book.restInAuction(id, id, side, price, shown, lots - shown, tranche);
            orders.add(new Gathered(id, side, price, lots));
        }

        private CallAuction tryingEveryPrice() {
            CallAuction best = CallAuction.NO_PRICE;
            for (long price = middleTicks - 60; price <= middleTicks + 60; price++) {
                long at = price;
                long bid = lots(o -> o.side() == Side.BUY && o.priceTicks() >= at);
                long offered = lots(o -> o.side() == Side.SELL && o.priceTicks() <= at);
                var here = new CallAuction(price, Math.min(bid, offered), bid - offered);
                if (here.lots() > 0 && better().compare(here, best) > 0) best = here;
            }
            return best;
        }

        private Comparator<CallAuction> better() {
            return Comparator.comparingLong(CallAuction::lots)
                    .thenComparing(call -> -Math.abs(call.imbalanceLots()))
                    .thenComparing(call -> -Math.abs(call.priceTicks() - referenceTicks));
        }

        private long lots(Predicate<Gathered> which) {
            return orders.stream().filter(which).mapToLong(Gathered::lots).sum();
        }

        /** A few trades at a time; whatever the slices, the end is the same. */
        private Map<Long, Long> uncross(CallAuction call) {
            var traded = new HashMap<Long, Long>();
            long[] volume = {0};
            int most = 1 + random.nextInt(4);
            int trades;
            do {
                trades = book.uncross(call.priceTicks(), most, (bid, bidLeft, ask, askLeft, lots) -> {
                    volume[0] += lots;
                    traded.merge(bid, lots, Long::sum);
                    traded.merge(ask, lots, Long::sum);
                    assertThat(bidLeft).isEqualTo(book.lots(bid));
                    assertThat(askLeft).isEqualTo(book.lots(ask));
                });
            } while (trades == most);
            assertThat(volume[0]).isEqualTo(call.lots());
            return traded;
        }

        /** Each side gets the volume, best price first, then in the order of coming. */
        private Map<Long, Long> due(CallAuction call) {
            var due = new HashMap<Long, Long>();
            for (Side side : Side.values()) {
                long left = call.lots();
                var queue = orders.stream()
                        .filter(o -> o.side() == side)
                        .sorted(Comparator.comparingLong(o -> -side.sign() * o.priceTicks()))
                        .toList();
                for (Gathered order : queue) {
                    long lots = Math.min(left, order.lots());
                    if (lots > 0) due.put(order.id(), lots);
                    left -= lots;
                }
            }
            return due;
        }
    }
}

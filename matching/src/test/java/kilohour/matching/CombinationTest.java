package kilohour.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** The first quarter of 2027 and its months of 744, 672 and 744 hours; a spread between January and February. */
class CombinationTest {
    private static final int QUARTER = 0;
    private static final int JANUARY = 1;
    private static final int FEBRUARY = 2;
    private static final int MARCH = 3;
    private static final long NOBODY = 99;

    private final List<OrderBook> books = List.of(new OrderBook(), new OrderBook(), new OrderBook(), new OrderBook());
    private final Combination quarter = new Combination(
            books.get(QUARTER),
            2_160,
            List.of(
                    new Combination.Leg(books.get(JANUARY), Side.BUY, 744),
                    new Combination.Leg(books.get(FEBRUARY), Side.BUY, 672),
                    new Combination.Leg(books.get(MARCH), Side.BUY, 744)));
    private final OrderBook spreadBook = new OrderBook();
    private final Combination spread = new Combination(
            spreadBook,
            1,
            List.of(
                    new Combination.Leg(books.get(JANUARY), Side.BUY, 1),
                    new Combination.Leg(books.get(FEBRUARY), Side.SELL, 1)));
    private long orders;

    private void rests(OrderBook book, long owner, Side side, long lots, long price) {
        book.rest(++orders, owner, side, price, lots);
    }

    @Test
    void theOffersOfTheMonthsOfferTheQuarterRoundedUp() {
        rests(books.get(JANUARY), 1, Side.SELL, 5, 2_600);
        rests(books.get(FEBRUARY), 2, Side.SELL, 3, 2_590);
        assertThat(quarter.best(QUARTER, Side.BUY, NOBODY)).isNull();
        rests(books.get(MARCH), 3, Side.SELL, 9, 2_611);
        // (744 × 2,600 + 672 × 2,590 + 744 × 2,611) / 2,160 = 5,617,464 / 2,160 = 2,600.677…
        assertThat(quarter.best(QUARTER, Side.BUY, NOBODY)).isEqualTo(new Combination.Implied(2_601, 3));
        assertThat(quarter.best(QUARTER, Side.SELL, NOBODY)).isNull();
    }

    @Test
    void aBidForTheQuarterAndTheOffersOfTwoMonthsBidForTheThird() {
        rests(books.get(JANUARY), 1, Side.SELL, 5, 2_600);
        rests(books.get(FEBRUARY), 2, Side.SELL, 3, 2_590);
        rests(books.get(QUARTER), 4, Side.BUY, 2, 2_600);
        // (2,160 × 2,600 − 744 × 2,600 − 672 × 2,590) / 744 = 1,941,120 / 744 = 2,609.03…
        assertThat(quarter.best(MARCH, Side.SELL, NOBODY)).isEqualTo(new Combination.Implied(2_609, 2));
        assertThat(quarter.best(MARCH, Side.BUY, NOBODY)).isNull();
    }

    @Test
    void aSpreadAndOneLegImplyTheOther() {
        rests(spreadBook, 1, Side.BUY, 2, 12); // buys January, sells February, 0.012 apart
        rests(books.get(FEBRUARY), 2, Side.BUY, 4, 2_590);
        assertThat(spread.best(1, Side.SELL, NOBODY)).isEqualTo(new Combination.Implied(2_602, 2));
        rests(books.get(JANUARY), 3, Side.SELL, 7, 2_605);
        // he who buys the spread buys January at 2,605 and so sells February at 2,593
        assertThat(spread.best(2, Side.BUY, NOBODY)).isEqualTo(new Combination.Implied(2_593, 2));
        rests(books.get(FEBRUARY), 4, Side.SELL, 1, 2_594);
        rests(books.get(JANUARY), 5, Side.BUY, 3, 2_601);
        assertThat(spread.best(0, Side.SELL, NOBODY)).isEqualTo(new Combination.Implied(7, 1));
        assertThat(spread.best(0, Side.BUY, NOBODY)).isEqualTo(new Combination.Implied(15, 4));
    }

    @Test
    void nobodyMeetsHimselfThroughACombination() {
        rests(books.get(JANUARY), 1, Side.SELL, 5, 2_600);
        rests(books.get(FEBRUARY), 2, Side.SELL, 3, 2_590);
        rests(books.get(MARCH), 3, Side.SELL, 9, 2_611);
        assertThat(quarter.best(QUARTER, Side.BUY, 2)).as("his own February").isNull();
        rests(books.get(QUARTER), 2, Side.BUY, 2, 2_500);
        assertThat(quarter.best(MARCH, Side.SELL, NOBODY))
                .as("the quarter's owner offers February")
                .isNull();
        assertThat(quarter.best(FEBRUARY, Side.SELL, 2)).as("his own quarter").isNull();
        // he meets the quarter's owner only, who takes his January too
        assertThat(quarter.best(FEBRUARY, Side.SELL, 1)).isNotNull();
    }

    @Test
    void aMonthIsNeverImpliedBelowATick() {
        rests(books.get(JANUARY), 1, Side.SELL, 5, 90_000);
        rests(books.get(FEBRUARY), 2, Side.SELL, 3, 90_000);
        rests(books.get(QUARTER), 4, Side.BUY, 2, 2_600);
        assertThat(quarter.best(MARCH, Side.SELL, NOBODY)).isNull();
    }

    @Test
    void aSpreadTradesAtZeroAndLessAndAMonthDoesNot() {
        rests(books.get(JANUARY), 1, Side.SELL, 5, 2_600);
        rests(books.get(FEBRUARY), 2, Side.BUY, 3, 2_600);
        assertThat(spread.best(QUARTER, Side.BUY, NOBODY)).isEqualTo(new Combination.Implied(0, 3));
        rests(books.get(FEBRUARY), 3, Side.BUY, 4, 2_650);
        assertThat(spread.best(QUARTER, Side.BUY, NOBODY)).isEqualTo(new Combination.Implied(-50, 4));
        // January 70 below a February bid at 60 would be at −10
        books.get(FEBRUARY).remove(2);
        books.get(FEBRUARY).remove(3);
        rests(books.get(FEBRUARY), 4, Side.BUY, 1, 60);
        rests(spreadBook, 5, Side.BUY, 1, -70);
        assertThat(spread.best(JANUARY, Side.SELL, NOBODY)).isNull();
        rests(spreadBook, 5, Side.BUY, 1, -58);
        assertThat(spread.best(JANUARY, Side.SELL, NOBODY)).isEqualTo(new Combination.Implied(2, 1));
    }

    /** The plain twin tries every price: the best one for the incomer that costs the whole's owner nothing. */
    @Test
    void everyImpliedPriceIsTheBestThatTheWholesLimitAllows() {
        for (long seed = 1; seed <= 300; seed++) {
            var quarters = new CombinationTest();
            quarters.agrees(quarters.quarter, new long[] {2_160, 744, 672, 744}, 50, seed);
            var spreads = new CombinationTest();
            spreads.agrees(spreads.spread, new long[] {1, 1, -1}, 0, seed);
        }
    }

    /** @param weights of the whole and of its legs, negative where a buyer of the whole sells */
    private void agrees(Combination combination, long[] weights, long wholeTicks, long seed) {
        var random = new SplittableRandom(seed);
        for (int order = 0; order < 3 * weights.length; order++) {
            int member = random.nextInt(weights.length);
            restsSomewhere(combination.book(member), member == QUARTER ? wholeTicks : 50, random);
        }
        for (int target = 0; target < weights.length; target++)
            for (Side taker : Side.values())
                assertThat(combination.best(target, taker, NOBODY))
                        .as("seed %d, member %d of %d, %s", seed, target, weights.length, taker)
                        .isEqualTo(triedOut(combination, weights, target, taker));
    }

    private void restsSomewhere(OrderBook book, long fromTicks, SplittableRandom random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long price = fromTicks + random.nextInt(12) - (fromTicks == 0 ? 6 : 0);
        if (!book.crosses(side, price)) rests(book, random.nextInt(6), side, 1 + random.nextInt(5), price);
    }

    private static Combination.Implied triedOut(Combination combination, long[] weights, int target, Side taker) {
        boolean wholeBuys = (target == QUARTER) == (taker == Side.BUY);
        if (weights[target] < 0) wholeBuys = !wholeBuys;
        long[] prices = new long[weights.length];
        long[] owners = new long[weights.length];
        long lots = Long.MAX_VALUE;
        for (int member = 0; member < weights.length; member++) {
            boolean makerBuys = (member == QUARTER) == (wholeBuys == weights[member] > 0);
            if (member == target) continue;
            var maker = new long[3];
            combination.book(member).forEach(makerBuys ? Side.BUY : Side.SELL, (id, owner, ticks, shown, hidden, t) -> {
                if (maker[2] != 0) return;
                maker[0] = owner;
                maker[1] = ticks;
                maker[2] = shown;
            });
            if (maker[2] == 0) return null;
            owners[member] = maker[0];
            prices[member] = maker[1];
            lots = Math.min(lots, maker[2]);
        }
        long wholeOwner = target == QUARTER ? NOBODY : owners[QUARTER];
        for (int member = 1; member < weights.length; member++)
            if (member != target && owners[member] == wholeOwner) return null;
        for (long step = 0; step < 2_000; step++) {
            long price = taker == Side.BUY ? step - 1_000 : 1_000 - step;
            if (price < 1 && target != QUARTER) continue;
            prices[target] = price;
            long legs = 0;
            for (int member = 1; member < weights.length; member++) legs += weights[member] * prices[member];
            long whole = weights[QUARTER] * prices[QUARTER];
            if (wholeBuys ? legs <= whole : legs >= whole) return new Combination.Implied(price, lots);
        }
        return null;
    }
}

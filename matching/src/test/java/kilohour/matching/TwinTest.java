package kilohour.matching;

import static org.assertj.core.api.Assertions.assertThat;

import kilohour.matching.TwoBooks.Market;
import org.junit.jupiter.api.Test;

/** The fast book agrees with its plain twin on millions of random commands. A failure names its seed. */
class TwinTest {
    @Test
    void aNarrowBusyMarketMatchesThePlainBook() {
        for (long seed = 1; seed <= 10; seed++) {
            new TwoBooks(new Market(2_600, 20, 12, 5, 100), seed).run(100_000, 50);
        }
    }

    @Test
    void twoOwnersWhoKeepMeetingThemselvesMatchThePlainBook() {
        for (long seed = 11; seed <= 20; seed++) {
            new TwoBooks(new Market(10, 5, 3, 2, 12), seed).run(50_000, 10);
        }
    }

    @Test
    void aBookOfThousandsOfLevelsMatchesThePlainBook() {
        for (long seed = 21; seed <= 22; seed++) {
            TwoBooks books = new TwoBooks(new Market(1_000_000, 900_000, 40, 50, 8_000), seed);
            books.run(200_000, 5_000);
            assertThat(books.orders()).isGreaterThan(5_000);
        }
    }

    @Test
    void theLargestPricesAndQuantitiesMatchThePlainBook() {
        long middle = OrderBook.MAX_TICKS - 50;
        new TwoBooks(new Market(middle, 50, 1 << 20, 4, 200), 31).run(100_000, 100);
        new TwoBooks(new Market(51, 50, OrderBook.MAX_LOTS, 4, 200), 32).run(100_000, 100);
    }

    /** Spreads trade around zero; the lowest prices of all, too. */
    @Test
    void pricesOfZeroAndLessMatchThePlainBook() {
        for (long seed = 51; seed <= 60; seed++) {
            new TwoBooks(new Market(0, 20, 12, 5, 100), seed).run(50_000, 50);
            new TwoBooks(new Market(-2_600, 20, 12, 5, 100), seed).run(20_000, 50);
            new TwoBooks(new Market(0, 30L * PriceStretch.PRICES, 9, 8, 60), seed).run(20_000, 20);
        }
        new TwoBooks(new Market(OrderBook.MIN_TICKS + 50, 50, 1 << 20, 4, 200), 61).run(100_000, 100);
    }

    /** A stretch is 4,096 prices: here the best prices cross from one to the next, and levels lie stretches apart. */
    @Test
    void pricesOnBothSidesOfAStretchMatchThePlainBook() {
        for (long seed = 41; seed <= 44; seed++) {
            new TwoBooks(new Market(PriceStretch.PRICES, 70, 50, 6, 200), seed).run(50_000, 20);
            new TwoBooks(new Market(40L * PriceStretch.PRICES, 30L * PriceStretch.PRICES, 9, 8, 60), seed)
                    .run(30_000, 20);
        }
    }
}

package kilohour.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** The figures a book gives, and what it refuses. */
class OrderBookTest {
    private static final long ANN = 1;
    private static final long BOB = 2;

    private final OrderBook book = new OrderBook();

    @Test
    void anEmptyBookHasNoPricesAndNothingToTake() {
        assertThat(book.bestBidTicks()).isEqualTo(OrderBook.NONE);
        assertThat(book.bestAskTicks()).isEqualTo(OrderBook.NONE);
        assertThat(book.crosses(Side.BUY, OrderBook.MAX_TICKS)).isFalse();
        assertThat(book.lotsAvailable(Side.BUY, OrderBook.MAX_TICKS, 5, ANN, SelfTradePrevention.CANCEL_BOTH))
                .isZero();
        assertThat(book.checksum()).isEqualTo(17);
        assertThat(book.impactTotal(Side.BUY, 1)).isEqualTo(OrderBook.NONE);
    }

    @Test
    void levelsAreSummedAndShownBestFirstUpToAMaximum() {
        restThreeLevels();
        List<String> shown = new ArrayList<>();
        book.levels(Side.SELL, 2, (ticks, lots, orders) -> shown.add(lots + " lots in " + orders + " at " + ticks));
        assertThat(shown).containsExactly("7 lots in 2 at 2601", "5 lots in 1 at 2602");
    }

    @Test
    void theChecksumGoesUpTheOffersAndThenDownTheBids() {
        book.rest(1, ANN, Side.SELL, 12, 3);
        book.rest(2, ANN, Side.SELL, 11, 2);
        book.rest(3, BOB, Side.BUY, 9, 1);
        // 961 × 17 + 31 × 11 + 2 = 16,680; 961 × 16,680 + 31 × 12 + 3 = 16,029,855
        // 961 × 16,029,855 + 31 × 9 + 1 = 15,404,690,935
        assertThat(book.checksum()).isEqualTo(15_404_690_935L);
    }

    @Test
    void theImpactTotalCountsExactlyTheFirstLots() {
        restThreeLevels();
        // 7 × 2,601 + 3 × 2,602 = 26,013: an impact ask of 2,601.3 ticks for 10 lots
        assertThat(book.impactTotal(Side.SELL, 10)).isEqualTo(26_013);
        // 7 × 2,601 + 5 × 2,602 + 1 × 2,605 = 33,822, and the side holds 13 lots
        assertThat(book.impactTotal(Side.SELL, 13)).isEqualTo(33_822);
        assertThat(book.impactTotal(Side.SELL, 14)).isEqualTo(OrderBook.NONE);
        assertThat(book.impactTotal(Side.BUY, 1)).isEqualTo(OrderBook.NONE);
    }

    @Test
    void hiddenLotsAreInNoFigureOfThePublicBook() {
        book.rest(1, ANN, Side.SELL, 12, 3, 6, 3);
        book.rest(2, BOB, Side.SELL, 12, 2);
        List<String> shown = new ArrayList<>();
        book.levels(Side.SELL, 9, (ticks, lots, orders) -> shown.add(lots + " lots in " + orders + " at " + ticks));
        assertThat(shown).containsExactly("5 lots in 2 at 12");
        assertThat(book.impactTotal(Side.SELL, 5)).isEqualTo(60);
        assertThat(book.impactTotal(Side.SELL, 6)).isEqualTo(OrderBook.NONE);
        // 961 × 17 + 31 × 12 + 5 = 16,714
        assertThat(book.checksum()).isEqualTo(16_714);
        assertThat(book.lots(1)).isEqualTo(9);
        assertThat(book.shownLots(1)).isEqualTo(3);
        assertThat(book.remove(1)).isEqualTo(9);
    }

    @Test
    void pricesOfZeroAndLessAreInOrderLikeAnyOther() {
        book.rest(1, ANN, Side.BUY, -3, 4);
        book.rest(2, ANN, Side.BUY, OrderBook.MIN_TICKS, 1);
        book.rest(3, ANN, Side.SELL, 0, 2);
        book.rest(4, ANN, Side.SELL, OrderBook.MAX_TICKS, 1);
        assertThat(book.bestBidTicks()).isEqualTo(-3);
        assertThat(book.bestAskTicks()).isZero();
        assertThat(book.priceTicks(9)).isEqualTo(OrderBook.NONE);
        assertThat(book.crosses(Side.BUY, -1)).isFalse();
        assertThat(book.crosses(Side.BUY, 0)).isTrue();
        // 4 × −3 + 1 × −2⁴⁰
        assertThat(book.impactTotal(Side.BUY, 5)).isEqualTo(-12 - (1L << 40));
        assertThat(book.impactTotal(Side.SELL, 2)).isZero();
        assertThat(book.move(3, -2, SelfTradePrevention.CANCEL_NEWEST, new EventTape()))
                .isEqualTo(2);
        assertThat(book.bestAskTicks()).isEqualTo(-2);
    }

    @Test
    void aLimitAtTheEdgesOfALongReachesEverythingOrNothing() {
        for (Side side : Side.values()) {
            assertThat(book.crosses(side, Long.MIN_VALUE)).isFalse();
            assertThat(book.crosses(side, Long.MAX_VALUE)).isFalse();
        }
        book.rest(1, ANN, Side.BUY, OrderBook.MIN_TICKS, 1);
        book.rest(2, ANN, Side.SELL, OrderBook.MAX_TICKS, 1);
        assertThat(book.crosses(Side.SELL, Long.MIN_VALUE)).isTrue();
        assertThat(book.crosses(Side.SELL, Long.MAX_VALUE)).isFalse();
        assertThat(book.crosses(Side.BUY, Long.MIN_VALUE)).isFalse();
        assertThat(book.crosses(Side.BUY, Long.MAX_VALUE)).isTrue();
    }

    @Test
    void aTotalThatWouldReadAsNoneIsRefused() {
        book.rest(1, ANN, Side.BUY, OrderBook.MIN_TICKS, 1 << 23);
        assertThatThrownBy(() -> book.impactTotal(Side.BUY, 1 << 23)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aDrawnOutWalkOfAMillionLevelsStaysInOrder() {
        int levels = 1_000_000;
        // 7,919 is prime and shares no factor with a million: every price once, in a scattered order
        for (long i = 0; i < levels; i++) {
            book.rest(i, ANN, Side.SELL, 1 + (i * 7_919) % levels, 1 + i % 3);
        }
        long[] last = {0};
        book.levels(Side.SELL, levels, (ticks, lots, orders) -> {
            if (ticks != last[0] + 1 || orders != 1) {
                throw new AssertionError("level " + ticks + " comes after " + last[0]);
            }
            last[0] = ticks;
        });
        assertThat(last[0]).isEqualTo(levels);
        for (long i = 0; i < levels; i++) {
            if (book.remove(i) != 1 + i % 3) {
                throw new AssertionError("order " + i + " lost its lots");
            }
        }
        assertThat(book.orders()).isZero();
        assertThat(book.bestAskTicks()).isEqualTo(OrderBook.NONE);
    }

    @Test
    void anOrderThatWouldRestAcrossTheBookIsRefused() {
        restThreeLevels();
        assertThatThrownBy(() -> book.rest(9, BOB, Side.BUY, 2_601, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("order 9 would rest across the book: BUY at 2601 ticks");
        assertThat(book.bestBidTicks()).isEqualTo(OrderBook.NONE);
        assertThat(book.contains(9)).isFalse();
    }

    @Test
    void anIdThatRestsAlreadyIsRefusedAndTheFirstOrderStays() {
        restThreeLevels();
        assertThatThrownBy(() -> book.rest(1, BOB, Side.BUY, 2_500, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("order 1 rests in the book already");
        assertThat(book.lots(1)).isEqualTo(4);
        assertThat(book.bestBidTicks()).isEqualTo(OrderBook.NONE);
    }

    @Test
    void quantitiesAndPricesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> book.rest(1, ANN, Side.BUY, 10, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.rest(1, ANN, Side.BUY, OrderBook.NONE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a price is -2^40 to 2^40 ticks");
        assertThatThrownBy(() -> book.rest(1, ANN, Side.BUY, OrderBook.MIN_TICKS - 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.rest(1, ANN, Side.BUY, OrderBook.MAX_TICKS + 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.rest(1, ANN, Side.BUY, 10, OrderBook.MAX_LOTS + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.rest(1, ANN, Side.BUY, 10, 3, 4, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.rest(1, ANN, Side.BUY, 10, 2, -1, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.rest(1, ANN, Side.BUY, 10, 2, 4, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.rest(1, ANN, Side.BUY, 10, 2, OrderBook.MAX_LOTS - 1, 2))
                .isInstanceOf(IllegalArgumentException.class);
        restThreeLevels();
        assertThatThrownBy(() -> book.reduce(1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.reduce(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.reduce(77, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("order 77 does not rest in the book");
        assertThat(book.lots(1)).isEqualTo(4);
    }

    private void restThreeLevels() {
        book.rest(1, ANN, Side.SELL, 2_601, 4);
        book.rest(2, ANN, Side.SELL, 2_605, 1);
        book.rest(3, BOB, Side.SELL, 2_602, 5);
        book.rest(4, BOB, Side.SELL, 2_601, 3);
    }
}

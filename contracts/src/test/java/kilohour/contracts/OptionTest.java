package kilohour.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class OptionTest {
    private static final Underlying H100 = Underlying.gpuHours("H100", "H100 SXM", true);

    private static Option option(Option.Style style, Option.Type type, long strike) {
        return new Option(1, H100, YearMonth.of(2026, 12), style, type, strike);
    }

    @Test
    void namesHaveTheExpiryAndAStrikeWithoutAPoint() {
        var call = option(Option.Style.ON_FUTURE, Option.Type.CALL, 2_500);
        assertThat(call.name()).isEqualTo("H100_USD-29NOV26-2d50-C");
        assertThat(Utc.format(call.expiryNanos())).isEqualTo("2026-11-29T16:00:00Z");
        var put = option(Option.Style.AVERAGE_PRICE, Option.Type.PUT, 2_125);
        assertThat(put.name()).isEqualTo("H100A_USD-31DEC26-2d125-P");
        assertThat(Utc.format(put.expiryNanos())).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(put.unitsPerLot()).isEqualTo(744);
        assertThat(option(Option.Style.ON_FUTURE, Option.Type.PUT, 3_000).name())
                .isEqualTo("H100_USD-29NOV26-3d00-P");
    }

    @Test
    void atTheStrikeItPaysNothing() {
        var call = option(Option.Style.ON_FUTURE, Option.Type.CALL, 2_500);
        assertThat(call.payoffTenths(25_000)).isZero();
        assertThat(call.payoffTenths(25_001)).isOne();
        var put = option(Option.Style.ON_FUTURE, Option.Type.PUT, 2_500);
        assertThat(put.payoffTenths(25_000)).isZero();
        assertThat(put.payoffTenths(24_990)).isEqualTo(10);
    }

    @Test
    void strikesLieOnRoundNumbersAroundThePrice() {
        assertThat(StrikeGrid.around(2_600, 100_000, 3))
                .isEqualTo(List.of(1_750L, 2_000L, 2_250L, 2_500L, 2_750L, 3_000L, 3_250L));
        // 10% of 4.800 is 0.480: the step is 0.250
        assertThat(StrikeGrid.around(4_800, 100_000, 1)).isEqualTo(List.of(4_500L, 4_750L, 5_000L));
        // strikes are positive
        assertThat(StrikeGrid.around(3, 1_000_000, 3)).isEqualTo(List.of(2L, 4L, 6L, 8L, 10L));
        assertThat(StrikeGrid.around(1, 1_000, 1)).isEqualTo(List.of(1L, 2L));
        for (long bound = 1; bound < 100_000; bound++) {
            long step = StrikeGrid.stepTicks(bound);
            assertThat(step).isBetween((bound + 2) / 3, bound);
        }
    }

    @Test
    void theNearestTwelveMonthsHaveOptions() {
        var before = ListingCalendar.optionMonthsListed(H100, Utc.startOfDay(Utc.parseDay("2026-11-29")));
        assertThat(before).hasSize(12);
        assertThat(before.getFirst()).isEqualTo(YearMonth.of(2026, 12));
        long expiry = option(Option.Style.ON_FUTURE, Option.Type.CALL, 2_500).expiryNanos();
        var after = ListingCalendar.optionMonthsListed(H100, expiry);
        assertThat(after.getFirst()).isEqualTo(YearMonth.of(2027, 1));
        assertThat(after.getLast()).isEqualTo(YearMonth.of(2027, 12));
    }
}

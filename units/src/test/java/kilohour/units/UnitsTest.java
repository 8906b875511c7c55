package kilohour.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitsTest {
    private static final PriceGrid GPU_HOURS = new PriceGrid(1_000);
    private static final PriceGrid TOKENS = new PriceGrid(100);

    @Test
    void tiesGoToTheEvenNeighbour() {
        assertThat(Rounding.halfEven(5, 2)).isEqualTo(2);
        assertThat(Rounding.halfEven(7, 2)).isEqualTo(4);
        assertThat(Rounding.halfEven(-5, 2)).isEqualTo(-2);
        assertThat(Rounding.halfEven(-7, 2)).isEqualTo(-4);
    }

    @Test
    void everyRoundingEqualsItsDecimalTwin() {
        long seed = 20261120;
        var random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            long denominator = (random.nextLong() >>> 1 >>> random.nextInt(63)) + 1;
            if (denominator <= 0) continue;
            var exact = BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b));
            check(seed, i, exact, denominator, RoundingMode.HALF_EVEN, () -> Rounding.halfEven(a, b, denominator));
            check(seed, i, exact, denominator, RoundingMode.FLOOR, () -> Rounding.floor(a, b, denominator));
            check(seed, i, exact, denominator, RoundingMode.CEILING, () -> Rounding.ceiling(a, b, denominator));
        }
    }

    private static void check(
            long seed,
            int i,
            BigDecimal product,
            long denominator,
            RoundingMode mode,
            java.util.function.LongSupplier ours) {
        BigInteger expected =
                product.divide(BigDecimal.valueOf(denominator), 0, mode).toBigInteger();
        if (expected.bitLength() > 63) assertThatThrownBy(ours::getAsLong).isInstanceOf(ArithmeticException.class);
        else
            assertThat(ours.getAsLong())
                    .as("seed %d, draw %d, %s", seed, i, mode)
                    .isEqualTo(expected.longValue());
    }

    @Test
    void tenLotsOfDecemberAtAMarkAreWholeMicroDollars() {
        // 10 × 744 × 26,123 × 100
        assertThat(GPU_HOURS.valueMicros(10, 744, 26_123)).isEqualTo(19_435_512_000L);
        // 3 lots of 100 million tokens at $0.96000 = 3 × 100 × 96,000 tenths × 10
        assertThat(TOKENS.valueMicros(3, 100, 96_000)).isEqualTo(288_000_000L);
    }

    @Test
    void pricesShowEveryTickAndEveryTenth() {
        assertThat(GPU_HOURS.formatTicks(2_600)).isEqualTo("2.600");
        assertThat(GPU_HOURS.formatTenths(26_123)).isEqualTo("2.6123");
        assertThat(TOKENS.formatTicks(9_601)).isEqualTo("0.9601");
        assertThat(GPU_HOURS.parseTicks(new BigDecimal("2.6"))).isEqualTo(2_600);
    }

    @Test
    void aPriceOffTheTickIsRefusedWithTheTick() {
        assertThatThrownBy(() -> GPU_HOURS.parseTicks(new BigDecimal("2.6005")))
                .hasMessage("price is not a multiple of the tick 0.001");
        assertThatThrownBy(() -> GPU_HOURS.parseTicks(new BigDecimal("0.00000001")))
                .hasMessage("price is not a multiple of the tick 0.001");
        assertThatThrownBy(() -> GPU_HOURS.parseTicks(new BigDecimal("1e300"))).hasMessageStartingWith("out of range");
    }

    @Test
    void anOverflowIsAnErrorAndNeverAWrap() {
        assertThatThrownBy(() -> GPU_HOURS.valueMicros(Long.MAX_VALUE / 2, 744, 26_000))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.usd(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void decimalsAreExactOrRefused() {
        assertThat(Money.usd("5.416667")).isEqualTo(5_416_667);
        assertThat(Money.format(-5_416_667)).isEqualTo("-5.416667");
        assertThatThrownBy(() -> Decimals.parse("1.0000001", 6)).hasMessageStartingWith("more than 6 decimals");
        assertThatThrownBy(() -> Decimals.parse("1e30", 6)).hasMessageStartingWith("out of range");
        assertThatThrownBy(() -> Decimals.parse("1e999999999", 6)).hasMessageStartingWith("not a decimal number");
        assertThatThrownBy(() -> Decimals.parse("two", 6)).hasMessage("not a decimal number: two");
    }

    @Test
    void daysAndHoursAreCountedInUtc() {
        long nanos = Utc.nanos(java.time.Instant.parse("2026-11-19T23:59:59.999999999Z"));
        assertThat(Utc.formatDay(Utc.day(nanos))).isEqualTo("2026-11-19");
        assertThat(Utc.format(Utc.startOfHour(Utc.hour(nanos)))).isEqualTo("2026-11-19T23:00:00Z");
        assertThat(Utc.day(nanos + 1)).isEqualTo(Utc.day(nanos) + 1);
        assertThat(Utc.parseDay("2026-11-19")).isEqualTo(Utc.day(nanos));
    }
}

package kilohour.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Division by multiplication against division, with dividends at and around every tie and at the ends of the range. */
class HalfEvenDivisionTest {
    private static final long[] DIVISORS = {3, 4, 5, 8, 18, 28, 29, 30, 31, 100_000, 1_000_000, (1L << 30) - 1, 1L << 30
    };

    @Test
    void quotientsAreThoseOfRounding() {
        for (long seed = 1; seed <= 40; seed++) {
            var random = new Random(seed);
            for (long divisor : DIVISORS) same(seed, divisor, random);
            same(seed, 3 + random.nextInt(1 << 29), random);
        }
    }

    private static void same(long seed, long divisor, Random random) {
        var division = new HalfEvenDivision(divisor);
        for (int i = 0; i < 300; i++) {
            long any = random.nextLong() >> (3 + random.nextInt(60));
            long tie = any / divisor * divisor + divisor / 2;
            for (long near = -2; near <= 2; near++) {
                same(seed, division, divisor, Math.clamp(any + near, -(1L << 60), 1L << 60));
                same(seed, division, divisor, Math.clamp(tie + near, -(1L << 60), 1L << 60));
            }
        }
        same(seed, division, divisor, HalfEvenDivision.DIVIDEND_MAX);
        same(seed, division, divisor, -HalfEvenDivision.DIVIDEND_MAX);
    }

    private static void same(long seed, HalfEvenDivision division, long divisor, long dividend) {
        assertThat(division.of(dividend))
                .as("seed %d: %d / %d", seed, dividend, divisor)
                .isEqualTo(Rounding.halfEven(dividend, divisor));
    }

    @Test
    void aDivisorThatHasNoSuchProductIsRefused() {
        assertThatThrownBy(() -> new HalfEvenDivision(2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HalfEvenDivision((1L << 30) + 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

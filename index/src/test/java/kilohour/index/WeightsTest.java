package kilohour.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static ProviderPrice price(String provider, String owner, long micros, long raw) {
        return new ProviderPrice(provider, owner, Evidence.OFFER, micros, 8, raw, 0);
    }

    @Test
    void sharesAddUpToOneMillion() {
        assertThat(Apportion.split(new long[] {1, 1, 1}, 1_000_000)).containsExactly(333_334, 333_333, 333_333);
        assertThat(Apportion.split(new long[] {5, 3, 2}, 1_000_000)).containsExactly(500_000, 300_000, 200_000);
    }

    @Test
    void noGroupWeighsMoreThanAQuarter() {
        // 60 of 100 is cut to 25%; the other 75% go 10:10:10:10 → 18.75% each.
        assertThat(Apportion.capped(new long[] {60, 10, 10, 10, 10}, 250_000))
                .containsExactly(250_000, 187_500, 187_500, 187_500, 187_500);
        // 50 and 30 of 100 are cut; the other half goes 8:8:4 → 20%, 20%, 10%.
        assertThat(Apportion.capped(new long[] {50, 30, 8, 8, 4}, 250_000))
                .containsExactly(250_000, 250_000, 200_000, 200_000, 100_000);
        // 24 of 100 is below a quarter, but not once 60 has been cut: 24 ÷ 40 × 75% = 45%.
        assertThat(Apportion.capped(new long[] {60, 24, 8, 4, 4}, 250_000))
                .containsExactly(250_000, 250_000, 250_000, 125_000, 125_000);
    }

    @Test
    void fourGroupsOrFewerWeighTheSame() {
        assertThat(Apportion.capped(new long[] {60, 20, 19, 1}, 250_000))
                .containsExactly(250_000, 250_000, 250_000, 250_000);
        assertThat(Apportion.capped(new long[] {60, 20, 1}, 250_000)).containsExactly(333_334, 333_333, 333_333);
    }

    @Test
    void theCapHoldsForAnyWeights() {
        long seed = 20261121;
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int n = 1 + random.nextInt(12);
            long[] raw = random.longs(n, 1, 1L << (1 + random.nextInt(36))).toArray();
            int[] shares = Apportion.capped(raw, 250_000);
            long cap = Math.max(250_000, (1_000_000 + n - 1) / n);
            assertThat(Arrays.stream(shares).sum())
                    .as("seed %d, draw %d", seed, i)
                    .isEqualTo(1_000_000);
            assertThat(Arrays.stream(shares).max().orElseThrow())
                    .as("seed %d, draw %d", seed, i)
                    .isLessThanOrEqualTo((int) cap);
        }
    }

    @Test
    void absurdSizesDoNotOverflow() {
        long most = Long.MAX_VALUE / 5;
        assertThat(Apportion.capped(new long[] {most, most, most, most, 1}, 250_000))
                .containsExactly(250_000, 250_000, 250_000, 250_000, 0);
        assertThat(Apportion.split(new long[] {most, most, most}, 1_000_000))
                .containsExactly(333_334, 333_333, 333_333);
    }

    @Test
    void theMiddleHalfEqualsItsDecimalTwin() {
        long seed = 20261122;
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int n = 1 + random.nextInt(15);
            long[] prices = random.longs(n, 1, 10_000_000).sorted().toArray();
            int[] weights = Apportion.split(random.longs(n, 1, 1_000).toArray(), 1_000_000);
            var sum = BigInteger.ZERO;
            long at = 0;
            for (int i = 0; i < n; i++) {
                long counted = Math.clamp(at + weights[i], 250_000, 750_000) - Math.clamp(at, 250_000, 750_000);
                sum = sum.add(BigInteger.valueOf(prices[i]).multiply(BigInteger.valueOf(counted)));
                at += weights[i];
            }
            long twin = new BigDecimal(sum)
                    .divide(BigDecimal.valueOf(500_000L * 100), 0, RoundingMode.HALF_EVEN)
                    .longValueExact();
            assertThat(InterquartileMean.of(prices, weights, 100))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(twin);
        }
    }

    @Test
    void aPriceThatDoesNotMoveLosesHalfItsWeightIn30Days() {
        var freshness = new Freshness(Method.V1);
        long day = Utc.NANOS_PER_DAY;
        assertThat(freshness.ppm(0, 0)).isEqualTo(1_000_000);
        // 2^(−15/30) = 0.70710678…
        assertThat(freshness.ppm(0, 15 * day)).isEqualTo(707_106);
        assertThat(freshness.ppm(0, 30 * day)).isEqualTo(500_000);
        assertThat(freshness.ppm(0, 60 * day)).isEqualTo(250_000);
        assertThat(freshness.ppm(0, 900 * day)).isEqualTo(250_000);
    }

    @Test
    void twiceTheWeightTakesFourTimesTheGpus() {
        assertThat(ProviderPricing.rootMillis(16)).isEqualTo(4_000);
        assertThat(ProviderPricing.rootMillis(64)).isEqualTo(8_000);
        // √8 = 2.8284…
        assertThat(ProviderPricing.rootMillis(8)).isEqualTo(2_828);
    }

    @Test
    void providersOfOneOwnerShareItsWeight() {
        var sheet = new Sheet(
                Method.V1,
                List.of(
                        price("runpod", "runpod", 2_990_000, 300),
                        price("runpod-community", "runpod", 2_690_000, 100),
                        price("b", "b", 2_000_000, 100),
                        price("c", "c", 2_100_000, 100),
                        price("d", "d", 2_200_000, 100),
                        price("e", "e", 2_300_000, 100)));
        // runpod's 400 of 800 is cut to 25%, shared 3:1; the others get 75% ÷ 4.
        assertThat(IntStream.range(0, 6).mapToObj(i -> sheet.providers().get(i).provider() + " " + sheet.weightPpm(i)))
                .containsExactly(
                        "b 187500", "c 187500", "d 187500", "e 187500", "runpod-community 62500", "runpod 187500");
        // 1 ÷ (0.25² + 4 × 0.1875²) = 1 ÷ 0.203125 = 4.923
        assertThat(sheet.effectiveMillis()).isEqualTo(4_923);
    }

    @Test
    void theMiddleHalfIsAveragedWithItsBoundaryWeightsInPart() {
        // The worked example of the package: (0.15 × 2.12 + 0.20 × 2.40 + 0.15 × 2.69) ÷ 0.50 = 2.4030
        long[] prices = {1_990_000, 2_120_000, 2_400_000, 2_690_000, 2_990_000};
        int[] fifths = {200_000, 200_000, 200_000, 200_000, 200_000};
        assertThat(InterquartileMean.of(prices, fifths, 100)).isEqualTo(24_030);
        // One price alone, and two: (0.25 × 2 + 0.25 × 3) ÷ 0.5
        assertThat(InterquartileMean.of(new long[] {2_000_000}, new int[] {1_000_000}, 100))
                .isEqualTo(20_000);
        assertThat(InterquartileMean.of(new long[] {2_000_000, 3_000_000}, new int[] {500_000, 500_000}, 100))
                .isEqualTo(25_000);
    }

    @Test
    void theMedianIsWeightedAndTakesTheMiddleOfATie() {
        assertThat(Weighted.median(new Weighted[] {new Weighted(300, 1), new Weighted(100, 1), new Weighted(200, 1)}))
                .isEqualTo(200);
        assertThat(Weighted.median(new Weighted[] {new Weighted(100, 8), new Weighted(200, 1), new Weighted(300, 1)}))
                .isEqualTo(100);
        assertThat(Weighted.median(new Weighted[] {new Weighted(100, 2), new Weighted(300, 1), new Weighted(400, 1)}))
                .isEqualTo(200);
    }
}

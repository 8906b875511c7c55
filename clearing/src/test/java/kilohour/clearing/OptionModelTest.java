package kilohour.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.Random;
import kilohour.contracts.Option;
import kilohour.contracts.Underlying;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** The option formulas against published values, against what must hold, and against simulated prints. */
class OptionModelTest {
    private static final Underlying H100 = Underlying.gpuHours("H100", "H100 SXM", true);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final int PATHS = 60_000;

    private static Option option(Option.Style style, Option.Type type, long strikeTicks) {
        return new Option(1, H100, DECEMBER, style, type, strikeTicks);
    }

    private static long at(String day) {
        return Utc.startOfDay(Utc.parseDay(day)) + 12 * Utc.NANOS_PER_HOUR;
    }

    @Test
    void theNormalDistributionIsTheIntegralOfItsDensity() {
        // Simpson's rule from 0 to x in steps of 1/1000
        for (double x : new double[] {0.1, 0.5, 1, 1.96, 3, 5, 7, 7.2, 9}) {
            int steps = (int) (x * 1_000) / 2 * 2;
            double h = x / steps;
            double sum = NormalDistribution.density(0) + NormalDistribution.density(x);
            for (int i = 1; i < steps; i++) sum += (i % 2 == 0 ? 2 : 4) * NormalDistribution.density(i * h);
            assertThat(NormalDistribution.cumulative(x)).isCloseTo(0.5 + sum * h / 3, within(1e-13));
            assertThat(NormalDistribution.cumulative(-x)).isCloseTo(0.5 - sum * h / 3, within(1e-13));
        }
        assertThat(NormalDistribution.cumulative(40)).isOne();
        assertThat(NormalDistribution.cumulative(-40)).isZero();
    }

    @Test
    void publishedValuesOfBlacksFormulaComeOut() {
        // Haug, The Complete Guide to Option Pricing Formulas (2007): F = X = 19, T = 0.75, r = 10%, σ = 28%: 1.7011
        double undiscounted = 1.7011 * Math.exp(0.10 * 0.75);
        double deviation = 0.28 * Math.sqrt(0.75);
        for (Option.Type type : Option.Type.values())
            assertThat(Black76.value(type, 19, 19, deviation)).isCloseTo(undiscounted, within(0.0001));
        // Hull, Options, Futures, and Other Derivatives: put on crude oil, F = K = 20, T = 4/12, r = 9%, σ = 25%: 1.12
        assertThat(Black76.value(Option.Type.PUT, 20, 20, 0.25 * Math.sqrt(4 / 12.0)))
                .isCloseTo(1.12 * Math.exp(0.09 * 4 / 12), within(0.005));
    }

    @Test
    void aCallLessAPutIsTheForwardLessTheStrike() {
        var random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            double forward = 1 + random.nextDouble() * 50_000;
            double strike = 1 + random.nextDouble() * 50_000;
            double deviation = random.nextDouble() * 3;
            double call = Black76.value(Option.Type.CALL, forward, strike, deviation);
            double put = Black76.value(Option.Type.PUT, forward, strike, deviation);
            assertThat(call - put).isCloseTo(forward - strike, within(1e-8 * (forward + strike)));
            assertThat(call).isBetween(Math.max(0, forward - strike), forward);
        }
    }

    @Test
    void theSensitivitiesAreSlopesOfTheValue() {
        for (Option.Style style : Option.Style.values())
            for (Option.Type type : Option.Type.values()) {
                var delivery = style == Option.Style.ON_FUTURE ? null : new DeliveryMonth(31, 10, 10 * 26_000);
                var model = new OptionModel(
                        option(style, type, 2_650),
                        delivery,
                        at(style == Option.Style.ON_FUTURE ? "2026-10-01" : "2026-12-11"));
                double up = model.value(26_001, 500_000);
                double down = model.value(25_999, 500_000);
                assertThat(model.delta(26_000, 500_000)).isCloseTo((up - down) / 2, within(1e-5));
                double slope = model.delta(26_001, 500_000) - model.delta(25_999, 500_000);
                // a dollar is 10,000 tenths
                assertThat(model.gammaPerDollar(26_000, 500_000)).isCloseTo(slope / 2 * 10_000, within(1e-3));
                double value = model.value(26_000, 431_234);
                assertThat(model.impliedVolatilityPpm(26_000, value)).isBetween(431_233L, 431_235L);
            }
    }

    @Test
    void anAveragePriceOptionIsWorthWhatSimulatedPrintsPayIt() {
        // before the month, in it, and near its end; 26.5 cents of a standard error, and Levy's own error, are allowed
        for (String day : new String[] {"2026-03-01", "2026-11-15", "2026-12-10", "2026-12-28"})
            for (long strike : new long[] {2_200, 2_600, 3_000})
                for (long volatilityPpm : new long[] {300_000, 700_000}) compare(day, strike, volatilityPpm);
    }

    private static void compare(String day, long strike, long volatilityPpm) {
        long now = at(day);
        int known = Math.max(0, Utc.parseDay(day) - Utc.parseDay("2026-12-01"));
        var delivery = known == 0 ? null : new DeliveryMonth(31, known, known * 25_400L);
        var model = new OptionModel(option(Option.Style.AVERAGE_PRICE, Option.Type.CALL, strike), delivery, now);
        double rest = 26_000;
        double forward = (known * 25_400.0 + (31 - known) * rest) / 31;
        double sigma = volatilityPpm / 1e6;
        var random = new Random(2_026);
        double sum = 0;
        double squares = 0;
        for (int path = 0; path < PATHS; path++) {
            double both = 0;
            double[] noise =
                    random.doubles(31 - known).map(OptionModelTest::normal).toArray();
            for (int sign = -1; sign <= 1; sign += 2) {
                double logarithm = 0;
                double prints = known * 25_400.0;
                double before = 0;
                for (int i = 0; i < 31 - known; i++) {
                    long at = Utc.startOfDay(Utc.parseDay("2026-12-01") + known + i) + Utc.NANOS_PER_DAY / 2;
                    double years = Math.max(0, at - now) / (365.0 * Utc.NANOS_PER_DAY);
                    logarithm +=
                            sigma * Math.sqrt(years - before) * sign * noise[i] - sigma * sigma * (years - before) / 2;
                    before = years;
                    prints += rest * Math.exp(logarithm);
                }
                both += Math.max(0, prints / 31 - 10 * strike) / 2;
            }
            sum += both;
            squares += both * both;
        }
        double mean = sum / PATHS;
        double error = Math.sqrt(Math.max(0, squares / PATHS - mean * mean) / PATHS);
        assertThat(model.value(forward, volatilityPpm))
                .as("%s, strike %d, volatility %d ppm: simulated %f ± %f", day, strike, volatilityPpm, mean, error)
                .isCloseTo(mean, within(4 * error + 0.004 * mean + 0.5));
    }

    /** The inverse of the distribution by halving: plain, and fast enough. */
    private static double normal(double probability) {
        double low = -9;
        double high = 9;
        for (int i = 0; i < 30; i++) {
            double middle = (low + high) / 2;
            if (NormalDistribution.cumulative(middle) < probability) low = middle;
            else high = middle;
        }
        return low;
    }

    @Test
    void whatIsFixedNoLongerMoves() {
        // 30 of 31 prints at 2.6000, one to come: only a thirty-first of a move is left
        var model = new OptionModel(
                option(Option.Style.AVERAGE_PRICE, Option.Type.CALL, 2_500),
                new DeliveryMonth(31, 30, 30 * 26_000),
                at("2026-12-31"));
        assertThat(model.valueTenths(26_000, 400_000)).isEqualTo(1_000);
        // all fixed: what it will pay
        var fixed = new OptionModel(
                option(Option.Style.AVERAGE_PRICE, Option.Type.PUT, 2_700),
                new DeliveryMonth(31, 31, 31 * 26_000),
                at("2027-01-01"));
        assertThat(fixed.valueTenths(26_000, 400_000)).isEqualTo(1_000);
    }
}

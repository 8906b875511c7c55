package kilohour.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Random;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Underlying;
import kilohour.units.Rounding;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** What options gain and their orders lose, against the rule word by word, on random options, marks and limits. */
class OptionScenariosTest {
    private static final Underlying H100 = Underlying.gpuHours("H100", "H100 SXM", true);
    private static final MarginParameters PARAMETERS = MarginParameters.standard("H100");

    @Test
    void lossesAreThoseOfTheModelAtTheShockedPriceAndVolatility() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            var option = new Option(
                    7,
                    H100,
                    YearMonth.of(2026, 12),
                    Option.Style.values()[random.nextInt(2)],
                    Option.Type.values()[random.nextInt(2)],
                    1 + random.nextInt(5_000));
            boolean inside = option.style() == Option.Style.AVERAGE_PRICE && random.nextBoolean();
            int known = random.nextInt(32);
            var delivery = inside ? new DeliveryMonth(31, known, known * 26_000L) : null;
            long now = Utc.startOfDay(Utc.parseDay("2026-12-01") + (inside ? known : -random.nextInt(300)));
            long futureMark = 15_000 + random.nextInt(20_000);
            long mark = random.nextInt(5_000);
            long volatility = 100_000 + random.nextInt(1_000_000);
            int ahead = random.nextInt(12);
            var future = new ContractScenarios(option.future(), PARAMETERS, ahead, delivery, futureMark, 200);
            var model = new OptionModel(option, delivery, now);
            var fast = ContractScenarios.ofOption(
                    option,
                    new OptionScenarios(option, model, PARAMETERS, future, volatility, mark, futureMark, 20_000),
                    200);
            long limit = 1 + random.nextInt(1_000);
            long[] buy = new OrderLosses().perLotMicros(fast, Side.BUY, limit);
            long[] sell = new OrderLosses().perLotMicros(fast, Side.SELL, limit);
            long premium = option.valueMicros(1, 10 * limit);
            long fee = Rounding.ceiling(premium, 200, 1_000_000);
            for (int s = 0; s < PARAMETERS.scenarios().size(); s++) {
                long value = value(option, delivery, now, futureMark, ahead, volatility, s);
                long moved = Math.max(0, 10 * limit + value - mark);
                assertThat(fast.gainPerLotMicros(s)).as("seed %d", seed).isEqualTo(option.valueMicros(1, value - mark));
                long bought = option.valueMicros(1, 10 * limit - Math.min(value, moved)) + fee;
                assertThat(buy[s]).as("seed %d", seed).isEqualTo(Math.max(0, bought));
                assertThat(buy[s]).as("seed %d", seed).isLessThanOrEqualTo(premium + fee);
                long sold = option.valueMicros(1, Math.max(value, moved) - 10 * limit) + fee;
                assertThat(sell[s]).as("seed %d", seed).isEqualTo(Math.max(0, sold));
            }
            assertThat(fast.shortMinimumMicros())
                    .isEqualTo(Rounding.ceiling(option.valueMicros(1, futureMark), 20_000, 1_000_000));
        }
    }

    private static long value(
            Option option,
            DeliveryMonth delivery,
            long now,
            long futureMark,
            int ahead,
            long volatility,
            int scenario) {
        Scenario move = PARAMETERS.scenarios().get(scenario);
        long shocked = delivery == null
                ? Scenario.shockedTenths(futureMark, move.shockPpm(ahead))
                : delivery.shockedTenths(futureMark, move.shockPpm(ahead));
        long moved = Math.clamp(
                volatility + Rounding.halfEven(volatility, move.volatilityPpm(), 1_000_000), 10_000, 5_000_000);
        return new OptionModel(option, delivery, now).valueTenths(shocked, moved);
    }

    @Test
    void onlyOptionsHaveAShortMinimum() {
        var month = new Contract.MonthFuture(1, H100, YearMonth.of(2026, 12));
        assertThat(new ContractScenarios(month, PARAMETERS, 1, null, 26_000, 0).shortMinimumMicros())
                .isZero();
        var vector = new MarginVector(2);
        vector.shortMinimum(500, 700);
        assertThat(vector.maintenanceMicros()).isEqualTo(500);
        // 700 and a tenth of 500
        assertThat(vector.initialMicros(1_100_000)).isEqualTo(750);
        long[] nothing = {0, 0, 0};
        assertThat(vector.initialWithIsAtMost(749, 1_100_000, nothing, 0, nothing, 0))
                .isFalse();
        assertThat(vector.initialWithIsAtMost(750, 1_100_000, nothing, 0, nothing, 0))
                .isTrue();
        vector.clear();
        assertThat(vector.initialMicros(1_100_000)).isZero();
    }
}

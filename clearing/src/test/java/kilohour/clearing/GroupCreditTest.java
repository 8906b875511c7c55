package kilohour.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Random;
import kilohour.contracts.Contract;
import kilohour.contracts.Underlying;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** The credit against the rule's own formula. */
class GroupCreditTest {
    private static ContractScenarios december(String code, long markTenths) {
        var underlying = Underlying.gpuHours(code, "", true);
        var month = new Contract.MonthFuture(1, underlying, YearMonth.of(2026, 12));
        return new ContractScenarios(month, MarginParameters.standard(code), 1, null, markTenths, 200);
    }

    /** M = o × max over s of Σ L_u(s) + (1 − o) × Σ max over s of L_u(s), rounded up, of positions and with orders. */
    @Test
    void whatIsLeftIsTheRulesMargin() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new Random(seed);
            long offset = random.nextInt(1_000_001);
            var credit = new GroupCredit(offset);
            var losses = new OrderLosses();
            var members = new ArrayList<MarginVector>();
            for (int member = 2 + random.nextInt(3); member > 0; member--) {
                ContractScenarios scenarios = december("X" + member, 20_000 + random.nextInt(20_000));
                var vector = new MarginVector(scenarios.count());
                vector.addPosition(scenarios, random.nextInt(41) - 20);
                Side side = Side.values()[random.nextInt(2)];
                vector.addOrder(losses.perLotMicros(scenarios, side, 2_000 + random.nextInt(2_000)), random.nextInt(9));
                members.add(vector);
            }
            credit.clear(members.getFirst().count());
            members.forEach(credit::add);
            long held = 0;
            long orders = 0;
            for (MarginVector vector : members) {
                held += vector.maintenanceMicros();
                orders += vector.initialMicros(1_000_000);
            }
            long togetherHeld = 0;
            long together = 0;
            for (int s = 0; s < members.getFirst().count(); s++) {
                long sumHeld = 0;
                long sum = 0;
                for (MarginVector vector : members) {
                    sumHeld += vector.positionLossMicros(s);
                    sum += vector.lossMicros(s);
                }
                togetherHeld = Math.max(togetherHeld, sumHeld);
                together = Math.max(together, sum);
            }
            assertThat(held - credit.maintenanceMicros())
                    .as("seed %d", seed)
                    .isEqualTo(rule(offset, togetherHeld, held));
            assertThat(orders - credit.initialMicros(1_000_000))
                    .as("seed %d", seed)
                    .isEqualTo(rule(offset, together, orders));
        }
    }

    private static long rule(long offsetPpm, long together, long apart) {
        var offset = BigDecimal.valueOf(offsetPpm, 6);
        return offset.multiply(BigDecimal.valueOf(together))
                .add(BigDecimal.ONE.subtract(offset).multiply(BigDecimal.valueOf(apart)))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    @Test
    void theLeastForShortOptionsStands() {
        var one = new MarginVector(2);
        var other = new MarginVector(2);
        one.shortMinimum(700, 900);
        other.shortMinimum(50, 50);
        var credit = new GroupCredit(1_000_000);
        credit.clear(2);
        credit.add(one);
        credit.add(other);
        // no scenario loses anything: all margin is the least, and nothing is off it
        assertThat(credit.maintenanceMicros()).isZero();
        assertThat(credit.initialMicros(1_100_000)).isZero();
    }
}

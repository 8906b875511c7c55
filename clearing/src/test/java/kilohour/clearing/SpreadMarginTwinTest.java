package kilohour.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Random;
import kilohour.contracts.Contract;
import kilohour.contracts.Spread;
import kilohour.contracts.Underlying;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** What a spread's orders could lose, against the rule leg by leg and one scenario at a time. */
class SpreadMarginTwinTest {
    private static final Underlying H100 = Underlying.gpuHours("H100", "", true);
    private static final Underlying H200 = Underlying.gpuHours("H200", "", true);

    /** Legs of one good, and of two: then the near leg counts in one of them and the far leg in the other. */
    private record Pair(PlainMargin near, PlainMargin far, SpreadLevel level, boolean ofGrades) {
        static Pair any(Random random) {
            boolean grades = random.nextBoolean();
            MarginParameters standard = MarginParameters.standard("H100");
            MarginParameters fewer = new MarginParameters(
                    "H200", 1, 1_100_000, standard.scenarios().subList(0, 1 + random.nextInt(24)));
            int ahead = random.nextInt(36);
            YearMonth month = YearMonth.of(2026, 12).plusMonths(ahead);
            YearMonth other = grades ? month : month.plusMonths(1 + random.nextInt(3));
            long feePpm = random.nextInt(3) * 100L;
            var near = new PlainMargin(
                    new Contract.MonthFuture(1, H100, month), standard, ahead, delivery(random), mark(random), feePpm);
            var far = new PlainMargin(
                    new Contract.MonthFuture(2, grades ? H200 : H100, other),
                    grades ? fewer : standard,
                    ahead + 1,
                    null,
                    mark(random),
                    feePpm);
            long at = near.markTenths() / 10;
            var level = new SpreadLevel(
                    at,
                    at - random.nextInt(400),
                    at + random.nextInt(400),
                    far.markTenths() / 10 + random.nextInt(400));
            return new Pair(near, far, level, grades);
        }

        private static DeliveryMonth delivery(Random random) {
            int known = random.nextInt(31);
            return random.nextInt(4) > 0
                    ? null
                    : new DeliveryMonth(31, known, known * (20_000L + random.nextInt(10_000)));
        }

        private static long mark(Random random) {
            return 20_000 + random.nextInt(10_000);
        }

        Spread spread() {
            return new Spread(3, (Contract.MonthFuture) near.contract(), (Contract.MonthFuture) far.contract());
        }

        /** What the near leg would lose, by the shock from its mark. */
        long nearLossMicros(int scenario, Side side, long limitTicks) {
            long booked = level.nearTicks(limitTicks);
            long shocked = near.markTenths() + tenths(near, near.gainPerLotMicros(scenario));
            return near.contract().valueMicros(1, side.sign() * (PriceGrid.tenths(booked) - shocked));
        }

        /** What the far leg would lose: from its mark, or from where the limit puts it. */
        long farLossMicros(int scenario, Side side, long limitTicks) {
            long booked = PriceGrid.tenths(level.nearTicks(limitTicks) - limitTicks);
            long shocked = far.markTenths() + tenths(far, far.gainPerLotMicros(scenario));
            var moved = new PlainMargin(
                    far.contract(), far.parameters(), far.monthsAhead(), far.delivery(), booked, far.feePpm());
            long shockedThere = booked + tenths(far, moved.gainPerLotMicros(scenario));
            return Math.max(
                    far.contract().valueMicros(1, side.sign() * (shocked - booked)),
                    far.contract().valueMicros(1, side.sign() * (shockedThere - booked)));
        }

        private static long tenths(PlainMargin leg, long gainMicros) {
            return gainMicros / leg.contract().valueMicros(1, 1);
        }

        long nearFeeMicros() {
            return fee(near, level.nearHighTicks());
        }

        long farFeeMicros() {
            return fee(far, level.farHighTicks());
        }

        private static long fee(PlainMargin leg, long ticks) {
            return Rounding.ceiling(leg.contract().valueMicros(1, PriceGrid.tenths(ticks)), leg.feePpm(), 1_000_000);
        }

        long unequalHoursMicros() {
            long hours = Math.abs(near.contract().unitsPerLot() - far.contract().unitsPerLot());
            long widest = Math.max(level.nearHighTicks() - level.nearTicks(), level.nearTicks() - level.nearLowTicks());
            return hours * PriceGrid.tenths(widest) * 100; // a tenth of a tick is 100 micro-dollars
        }
    }

    @Test
    void lossesPerLotAreThoseOfTheLegs() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new Random(seed);
            Pair pair = Pair.any(random);
            var losses = new OrderLosses();
            ContractScenarios near = pair.near.fast();
            ContractScenarios far = pair.far.fast();
            for (int i = 0; i < 20; i++) {
                long limit =
                        random.nextInt(8) == 0 ? random.nextInt(2_000_001) - 1_000_000 : random.nextInt(1_201) - 600;
                Side side = Side.values()[random.nextInt(2)];
                String words = "seed %d, %s at %d".formatted(seed, side, limit);
                if (pair.ofGrades) {
                    var nearOnly = ContractScenarios.ofNearLeg(pair.spread(), near, far, pair.level);
                    var farOnly = ContractScenarios.ofFarLeg(pair.spread(), near, far, pair.level);
                    long[] nearLosses =
                            losses.perLotMicros(nearOnly, side, limit).clone();
                    long[] farLosses = losses.perLotMicros(farOnly, side, limit);
                    for (int s = 0; s < near.count(); s++)
                        assertThat(nearLosses[s])
                                .as(words)
                                .isEqualTo(Math.max(0, pair.nearLossMicros(s, side, limit) + pair.nearFeeMicros()));
                    for (int s = 0; s < far.count(); s++)
                        assertThat(farLosses[s])
                                .as(words)
                                .isEqualTo(Math.max(0, pair.farLossMicros(s, side, limit) + pair.farFeeMicros()));
                } else {
                    var both = ContractScenarios.ofSpread(pair.spread(), near, far, pair.level);
                    long[] found = losses.perLotMicros(both, side, limit);
                    long always = pair.nearFeeMicros() + pair.farFeeMicros() + pair.unequalHoursMicros();
                    for (int s = 0; s < near.count(); s++)
                        assertThat(found[s])
                                .as(words)
                                .isEqualTo(Math.max(
                                        0,
                                        pair.nearLossMicros(s, side, limit)
                                                + pair.farLossMicros(s, side, limit)
                                                + always));
                }
            }
        }
    }
}

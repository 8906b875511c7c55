package kilohour.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import kilohour.contracts.Contract;
import kilohour.contracts.Underlying;
import kilohour.units.Money;
import kilohour.units.PriceGrid;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

class ClearingTest {
    private static final Underlying H100 = Underlying.gpuHours("H100", "H100 SXM", true);
    private static final Contract DECEMBER = new Contract.MonthFuture(1, H100, YearMonth.of(2026, 12));

    @Test
    void cashOnlyMovesBetweenAccounts() {
        var ledger = new Ledger();
        ledger.transfer(VenueAccount.BANK, 100, Money.usd(500));
        ledger.transfer(100, VenueAccount.FEES, 1);
        assertThat(ledger.cashMicros(100)).isEqualTo(Money.usd(500) - 1);
        assertThat(ledger.sumMicros()).isZero();
        assertThatThrownBy(() -> ledger.transfer(100, 101, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.transfer(100, 101, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPositionKeepsItsAverageEntryThroughReductionsAndTurnsOver() {
        var position = new Position();
        fill(position, 4, 2_600);
        fill(position, 6, 2_700);
        // (4 × 2.600 + 6 × 2.700) × 744 = 26.6 × 744
        assertThat(position.entryCostMicros()).isEqualTo(Money.usd("19790.40"));
        fill(position, -5, 2_800);
        assertThat(position.lots()).isEqualTo(5);
        assertThat(position.entryCostMicros()).isEqualTo(Money.usd("9895.20"));
        // P&L since the last settlement is the whole day's: 5 sold at 2.800 and 5 at a mark of 2.650
        // 744 × (5 × 2.800 + 5 × 2.650 − 26.6) = 744 × 0.65
        assertThat(position.unsettledMicros(DECEMBER, 26_500)).isEqualTo(Money.usd("483.60"));
        fill(position, -8, 2_500);
        assertThat(position.lots()).isEqualTo(-3);
        assertThat(position.entryCostMicros()).isEqualTo(Money.usd("-5580")); // −3 × 744 × 2.500
    }

    private static void fill(Position position, long signedLots, long ticks) {
        position.fill(signedLots, DECEMBER.valueMicros(signedLots, PriceGrid.tenths(ticks)));
    }

    @Test
    void settlementTurnsTheGainIntoCashOnce() {
        var position = new Position();
        fill(position, 10, 2_500);
        assertThat(position.settle(DECEMBER, 26_200)).isEqualTo(Money.usd("892.80")); // 10 × 744 × 0.12
        assertThat(position.settle(DECEMBER, 26_200)).isZero();
        assertThat(position.openPnlMicros(DECEMBER, 26_200)).isEqualTo(Money.usd("892.80"));
        assertThat(position.close(DECEMBER, 26_000)).isEqualTo(Money.usd("-148.80"));
        assertThat(position.isClosed()).isTrue();
    }

    @Test
    void whateverIsTradedSettlementsSumToZero() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            var positions = new Positions();
            var ledger = new Ledger();
            for (int i = 0; i < 300; i++) {
                long buyer = 100 + random.nextInt(5);
                long seller = 100 + random.nextInt(5);
                long lots = 1 + random.nextInt(9);
                long value = DECEMBER.valueMicros(lots, PriceGrid.tenths(1 + random.nextInt(5_000)));
                positions.of(buyer, 1).fill(lots, value);
                positions.of(seller, 1).fill(-lots, -value);
                if (random.nextInt(20) == 0) settleAll(positions, ledger, 1 + random.nextInt(50_000));
                assertThat(positions.openInterestLots(1)).as("seed %d", seed).isNotNegative();
            }
            settleAll(positions, ledger, 26_000);
            assertThat(ledger.cashMicros(VenueAccount.CLEARING))
                    .as("seed %d", seed)
                    .isZero();
        }
    }

    private static void settleAll(Positions positions, Ledger ledger, long tenths) {
        for (Position position : positions.holders(1, 0)) {
            long variation = position.settle(DECEMBER, tenths);
            if (variation > 0) ledger.transfer(VenueAccount.CLEARING, position.account(), variation);
            if (variation < 0) ledger.transfer(position.account(), VenueAccount.CLEARING, -variation);
        }
    }

    @Test
    void insideTheMonthOnlyTheRestOfItMoves() {
        // ten prints of 2.60 in a month of thirty days, the rest at 2.70: (10 × 2.60 + 20 × 2.70) / 30 = 2.666…
        var month = new DeliveryMonth(30, 10, 260_000);
        assertThat(month.priceTenths(27_000)).isEqualTo(26_667);
        // a 15% move of R (0.405) moves it by 0.405 × 20/30 = 0.27
        assertThat(month.shockedTenths(26_667, 150_000)).isEqualTo(29_367);
        assertThat(month.restTenths(26_667)).isEqualTo(27_000); // (30 × 2.6667 − 26) / 20 = 2.70005, half-even
        var over = new DeliveryMonth(30, 30, 786_000);
        assertThat(over.priceTenths(0)).isEqualTo(26_200);
        assertThat(over.shockedTenths(26_200, 300_000)).isEqualTo(26_200);
    }

    @Test
    void scenariosBendTheCurveAtEighteenMonths() {
        var launch = new Scenario("a new generation launches", -120_000, -200_000, -250_000);
        assertThat(launch.shockPpm(0)).isEqualTo(-120_000);
        assertThat(launch.shockPpm(9)).isEqualTo(-160_000);
        assertThat(launch.shockPpm(18)).isEqualTo(-200_000);
        assertThat(launch.shockPpm(27)).isEqualTo(-225_000);
        assertThat(launch.shockPpm(36)).isEqualTo(-250_000);
        assertThat(launch.shockPpm(99)).isEqualTo(-250_000);
    }

    @Test
    void theMarginVectorIsTheWorstOverEverySubsetOfFills() {
        var parameters = MarginParameters.standard("H100");
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            var scenarios = new ContractScenarios(DECEMBER, parameters, 3, null, 26_000, 0);
            var losses = new OrderLosses();
            var vector = new MarginVector(scenarios.count());
            long position = random.nextInt(21) - 10;
            vector.addPosition(scenarios, position);
            int orders = 1 + random.nextInt(6);
            var sides = new Side[orders];
            var limits = new long[orders];
            var lots = new long[orders];
            for (int i = 0; i < orders; i++) {
                sides[i] = random.nextBoolean() ? Side.BUY : Side.SELL;
                limits[i] = 2_300 + random.nextInt(600);
                lots[i] = 1 + random.nextInt(9);
                vector.addOrder(losses.perLotMicros(scenarios, sides[i], limits[i]), lots[i]);
            }
            for (int subset = 0; subset < 1 << orders; subset++)
                for (int s = 0; s < scenarios.count(); s++) {
                    long gain = position * scenarios.gainPerLotMicros(s);
                    long shocked = 26_000
                            + Math.round(26_000 * (parameters.scenarios().get(s).shockPpm(3) / 1e6));
                    for (int i = 0; i < orders; i++)
                        if ((subset >> i & 1) != 0)
                            gain += sides[i].sign() * DECEMBER.valueMicros(lots[i], shocked - limits[i] * 10);
                    assertThat(-gain)
                            .as("seed %d, fills %s, scenario %d", seed, Integer.toBinaryString(subset), s)
                            .isLessThanOrEqualTo(vector.lossMicros(s) + DECEMBER.valueMicros(60, 1));
                }
            // what was added comes off again
            for (int i = 0; i < orders; i++)
                vector.addOrder(losses.perLotMicros(scenarios, sides[i], limits[i]), -lots[i]);
            vector.addPosition(scenarios, -position);
            assertThat(vector.initialMicros(1_100_000)).as("seed %d", seed).isZero();
        }
    }

    @Test
    void initialMarginIsATenthMoreThanMaintenanceRoundedUp() {
        var parameters = new MarginParameters(
                "H100", 1, 1_100_000, List.of(new Scenario("down 15%", -150_000, -150_000, -150_000)));
        var scenarios = new ContractScenarios(DECEMBER, parameters, 1, null, 26_000, 0);
        var vector = new MarginVector(1);
        vector.addPosition(scenarios, 5);
        assertThat(vector.maintenanceMicros()).isEqualTo(Money.usd("1450.80"));
        assertThat(vector.initialMicros(1_100_000)).isEqualTo(Money.usd("1595.88"));
    }

    @Test
    void fundingIsTheMeanPremiumOverADayAndClamped() {
        // index 2.600, impact bid 2.613: premium 0.5% = 5,000,000 parts per billion
        long premium = FundingRate.premiumPpb(2_613L * 5_000, 2_615L * 5_000, 5_000, 26_000);
        assertThat(premium).isEqualTo(5_000_000);
        assertThat(FundingRate.premiumPpb(-1, 2_587L * 5_000, 5_000, 26_000)).isEqualTo(-5_000_000);
        assertThat(FundingRate.premiumPpb(2_590L * 5_000, 2_610L * 5_000, 5_000, 26_000))
                .isZero();
        var rate = FundingRate.of(60 * premium, 60);
        assertThat(rate.ratePpb()).isEqualTo(208_333); // 0.5% / 24
        assertThat(rate.paymentMicros(Money.usd(26_000))).isEqualTo(5_416_667);
        assertThat(FundingRate.of(29 * premium, 29).sign()).isZero();
        // a premium of 100% is clamped to 0.25% an hour
        assertThat(FundingRate.of(60L * 1_000_000_000, 60).ratePpb()).isEqualTo(FundingRate.RATE_PPB_MAX);
    }

    @Test
    void sharesLoseNothing() {
        var weights = new TreeMap<Long, Long>();
        weights.put(101L, 1L);
        weights.put(102L, 1L);
        weights.put(103L, 1L);
        assertThat(Share.byWeight(1_625, weights))
                .containsExactly(
                        java.util.Map.entry(101L, 542L),
                        java.util.Map.entry(102L, 542L),
                        java.util.Map.entry(103L, 541L));
        var random = new Random(5);
        for (int i = 0; i < 1_000; i++) {
            weights.clear();
            int holders = 1 + random.nextInt(20);
            for (long a = 0; a < holders; a++) weights.put(a, 1 + (long) random.nextInt(1_000_000));
            long amount = random.nextInt(1_000_000_000);
            long sum = 0;
            for (long share : Share.byWeight(amount, weights).values()) sum += share;
            assertThat(sum).isEqualTo(amount);
        }
    }
}

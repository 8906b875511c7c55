package kilohour.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kilohour.contracts.Contract;
import kilohour.contracts.Good;
import kilohour.contracts.ListingTerms;
import kilohour.contracts.Underlying;
import kilohour.units.PriceGrid;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** The margin vector and what it is fed against {@link PlainMargin}, on random contracts, grids, orders and fills. */
class MarginTwinTest {
    private record Open(PlainMargin contract, ContractScenarios fast, Side side, long limitTicks, long lots) {}

    @Test
    void lossesPerLotAreThoseOfTheRule() {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            var losses = new OrderLosses();
            var contracts = contracts(random, 3);
            var fast = contracts.stream().map(PlainMargin::fast).toList();
            for (int i = 0; i < 60; i++) {
                int one = random.nextInt(contracts.size());
                long limit = limit(random, contracts.get(one));
                Side side = Side.values()[random.nextInt(2)];
                long[] perLot = losses.perLotMicros(fast.get(one), side, limit);
                long most = 0;
                for (int s = 0; s < fast.get(one).count(); s++) {
                    long plain = contracts.get(one).orderLossPerLotMicros(s, side, limit);
                    assertThat(perLot[s])
                            .as("seed %d, %s at %d", seed, side, limit)
                            .isEqualTo(plain);
                    assertThat(fast.get(one).gainPerLotMicros(s))
                            .as("seed %d", seed)
                            .isEqualTo(contracts.get(one).gainPerLotMicros(s));
                    most = Math.max(most, plain);
                }
                assertThat(perLot[perLot.length - 1]).as("seed %d", seed).isBetween(most, 2 * most);
            }
        }
    }

    @Test
    void whatWasAskedForLastStandsThroughOneMoreQuestion() {
        var random = new Random(11);
        var losses = new OrderLosses();
        var contract = contracts(random, 1).getFirst();
        ContractScenarios fast = contract.fast();
        for (int i = 0; i < 20_000; i++) {
            long first = 1 + random.nextInt(30_000);
            long[] kept = losses.perLotMicros(fast, Side.BUY, first);
            losses.perLotMicros(fast, Side.SELL, 1 + random.nextInt(30_000));
            assertThat(kept[0]).isEqualTo(contract.orderLossPerLotMicros(0, Side.BUY, first));
        }
    }

    @Test
    void theVectorIsTheSumOfWhatIsOpenHoweverItCameAbout() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            var losses = new OrderLosses();
            var contracts = contracts(random, 1 + (int) (seed % 11));
            var fast = contracts.stream().map(PlainMargin::fast).toList();
            var vector = new MarginVector(fast.getFirst().count());
            var open = new ArrayList<Open>();
            var lots = new long[contracts.size()];
            for (int step = 0; step < 120; step++) {
                int one = random.nextInt(contracts.size());
                if (random.nextInt(3) == 0) {
                    long bought = random.nextInt(41) - 20;
                    lots[one] += bought;
                    vector.addPosition(fast.get(one), bought);
                } else if (!open.isEmpty() && random.nextInt(3) == 0) {
                    Open gone = open.remove(random.nextInt(open.size()));
                    vector.addOrder(losses.perLotMicros(gone.fast, gone.side, gone.limitTicks), -gone.lots);
                } else {
                    Side side = Side.values()[random.nextInt(2)];
                    long limit = limit(random, contracts.get(one));
                    var added = new Open(contracts.get(one), fast.get(one), side, limit, 1 + random.nextInt(9));
                    Open replaced =
                            open.isEmpty() || random.nextBoolean() ? null : open.get(random.nextInt(open.size()));
                    long asked = initialWith(vector, losses, added, replaced);
                    boolean fits = initialWithIsAtMost(vector, losses, added, replaced, asked);
                    boolean fitsLess = initialWithIsAtMost(vector, losses, added, replaced, asked - 1);
                    assertThat(fits).as("seed %d", seed).isTrue();
                    assertThat(fitsLess).as("seed %d", seed).isFalse();
                    open.remove(replaced);
                    open.add(added);
                    long[] perLot = losses.perLotMicros(added.fast, side, limit);
                    if (replaced == null) vector.addOrder(perLot, added.lots);
                    else vector.changeOrder(perLot, added.lots, perLot(losses, replaced), replaced.lots);
                    assertThat(asked).as("seed %d", seed).isEqualTo(vector.initialMicros(1_100_000));
                }
                same(seed, vector, contracts, lots, open);
            }
            var fromScratch = new MarginVector(vector.count());
            for (int i = 0; i < lots.length; i++) fromScratch.addHeld(fast.get(i), lots[i]);
            fromScratch.held();
            for (Open order : open) fromScratch.addOrder(perLot(losses, order), order.lots);
            assertThat(fromScratch.equalTo(vector)).as("seed %d", seed).isTrue();
            vector.clear();
            same(seed, vector, contracts, new long[lots.length], List.of());
        }
    }

    private static long[] perLot(OrderLosses losses, Open order) {
        return losses.perLotMicros(order.fast, order.side, order.limitTicks);
    }

    private static boolean initialWithIsAtMost(
            MarginVector vector, OrderLosses losses, Open added, Open replaced, long mostMicros) {
        long[] perLot = perLot(losses, added);
        long[] replacedPerLot = replaced == null ? perLot : perLot(losses, replaced);
        return vector.initialWithIsAtMost(
                mostMicros, 1_100_000, perLot, added.lots, replacedPerLot, replaced == null ? 0 : replaced.lots);
    }

    /** What initial margin is once the order stands: it is put in and taken out again. */
    private static long initialWith(MarginVector vector, OrderLosses losses, Open added, Open replaced) {
        vector.addOrder(perLot(losses, added), added.lots);
        if (replaced != null) vector.addOrder(perLot(losses, replaced), -replaced.lots);
        long initial = vector.initialMicros(1_100_000);
        if (replaced != null) vector.addOrder(perLot(losses, replaced), replaced.lots);
        vector.addOrder(perLot(losses, added), -added.lots);
        return initial;
    }

    private static void same(
            long seed, MarginVector vector, List<PlainMargin> contracts, long[] lots, List<Open> open) {
        long worst = 0;
        long worstHeld = 0;
        for (int s = 0; s < vector.count(); s++) {
            long held = 0;
            for (int i = 0; i < lots.length; i++)
                held -= lots[i] * contracts.get(i).gainPerLotMicros(s);
            long loss = held;
            for (Open order : open)
                loss += order.lots * order.contract.orderLossPerLotMicros(s, order.side, order.limitTicks);
            assertThat(vector.lossMicros(s)).as("seed %d", seed).isEqualTo(loss);
            worst = Math.max(worst, loss);
            worstHeld = Math.max(worstHeld, held);
        }
        assertThat(vector.maintenanceMicros()).as("seed %d", seed).isEqualTo(worstHeld);
        // 10% of maintenance on top, rounded up
        assertThat(vector.initialMicros(1_100_000)).as("seed %d", seed).isEqualTo(worst + Math.ceilDiv(worstHeld, 10));
    }

    @Test
    void sumsThatWouldNotFitAreAnErrorAndNotAWrap() {
        var contract = contracts(new Random(3), 1).getFirst();
        ContractScenarios fast = contract.fast();
        long[] perLot = new OrderLosses().perLotMicros(fast, Side.BUY, 2_600);
        var vector = new MarginVector(fast.count());
        assertThatThrownBy(() -> vector.addOrder(perLot, Long.MAX_VALUE / 3)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> vector.addHeld(fast, Long.MAX_VALUE / 3)).isInstanceOf(ArithmeticException.class);
        // a quarter of 2^62 by the bound, at least half of that by the largest: at most eight of them fit
        long quarter = (1L << 60) / perLot[fast.count()];
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 9; i++) vector.addOrder(perLot, quarter);
                })
                .isInstanceOf(ArithmeticException.class);
    }

    /** Months far, near and under delivery, and perpetuals, on grids from the finest to the widest. */
    private static List<PlainMargin> contracts(Random random, int count) {
        var contracts = new ArrayList<PlainMargin>();
        MarginParameters parameters = random.nextBoolean() ? MarginParameters.standard("H100") : anyParameters(random);
        for (int id = 1; id <= count; id++) {
            long tick = List.of(10L, 100L, 1_000L, 1_000_000L).get(random.nextInt(4));
            var good = random.nextBoolean() ? Good.GPU_HOUR : Good.MILLION_TOKENS;
            var underlying = new Underlying("H100", "", good, new PriceGrid(tick), ListingTerms.gpuHours(true));
            Contract contract = random.nextInt(3) == 0
                    ? new Contract.Perpetual(id, underlying)
                    : new Contract.MonthFuture(id, underlying, YearMonth.of(2026, 1 + random.nextInt(12)));
            int known = random.nextInt(32);
            DeliveryMonth delivery = random.nextInt(3) == 0
                    ? new DeliveryMonth(31, known, known * (20_000L + random.nextInt(10_000)))
                    : null;
            long mark = 1 + (random.nextInt(4) == 0 ? random.nextInt(10_000_000) : 20_000 + random.nextInt(10_000));
            contracts.add(new PlainMargin(
                    contract, parameters, random.nextInt(40), delivery, mark, random.nextInt(3) * 100L));
        }
        return contracts;
    }

    private static MarginParameters anyParameters(Random random) {
        var scenarios = new ArrayList<Scenario>();
        int count = 1 + random.nextInt(30);
        for (int s = 0; s < count; s++) scenarios.add(new Scenario("s" + s, ppm(random), ppm(random), ppm(random)));
        return new MarginParameters("H100", 1, 1_100_000, scenarios);
    }

    private static long ppm(Random random) {
        return random.nextInt(2_990_001) - 990_000;
    }

    private static long limit(Random random, PlainMargin contract) {
        return random.nextInt(4) == 0
                ? 1 + random.nextInt(1_900_000)
                : Math.max(1, contract.markTenths() / 10 + random.nextInt(801) - 400);
    }
}

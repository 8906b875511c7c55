package kilohour.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kilohour.contracts.Contract;
import kilohour.contracts.Spread;
import kilohour.contracts.Underlying;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** Running totals against every subset of fills, one by one. */
class ChargedUnitsTest {
    private static final Underlying H100 = Underlying.gpuHours("H100", "", true);
    private static final List<Contract> CONTRACTS = contracts();

    private record Open(Contract contract, Side side, long lots) {}

    private static List<Contract> contracts() {
        var months = new ArrayList<Contract>();
        for (int month = 1; month <= 3; month++)
            months.add(new Contract.MonthFuture(month, H100, YearMonth.of(2027, month)));
        months.add(new Contract.Strip(4, H100, Contract.Strip.Period.QUARTER, YearMonth.of(2027, 1)));
        months.add(new Contract.Perpetual(5, H100));
        months.add(new Spread(6, (Contract.MonthFuture) months.get(0), (Contract.MonthFuture) months.get(1)));
        return months;
    }

    private static ChargeParts parts(Contract contract) {
        return ChargeParts.of(contract, Contract.MonthFuture::unitsPerLot);
    }

    @Test
    void noSubsetOfFillsNeedsMoreThanWhatIsCountedAndTheNetIsExact() {
        for (long seed = 1; seed <= 400; seed++) {
            var random = new Random(seed);
            var units = new ChargedUnits();
            long[] held = new long[CONTRACTS.size()];
            var open = new ArrayList<Open>();
            for (int step = 0; step < 12; step++) {
                int one = random.nextInt(CONTRACTS.size());
                if (one < 5 && random.nextInt(3) == 0) {
                    long lots = random.nextInt(11) - 5;
                    held[one] += lots;
                    units.hold(parts(CONTRACTS.get(one)), lots);
                } else if (open.size() == 8 || !open.isEmpty() && random.nextInt(4) == 0) {
                    Open gone = open.remove(random.nextInt(open.size()));
                    units.order(parts(gone.contract), gone.side, -gone.lots);
                } else {
                    var more = new Open(CONTRACTS.get(one), Side.values()[random.nextInt(2)], 1 + random.nextInt(5));
                    open.add(more);
                    units.order(parts(more.contract), more.side, more.lots);
                }
            }
            long netMost = 0;
            long matchedMost = 0;
            for (int filled = 0; filled < 1 << open.size(); filled++) {
                ChargedUnits after = filled(held, open, filled);
                netMost = Math.max(netMost, after.netHeld());
                matchedMost = Math.max(matchedMost, after.matchedHeld());
            }
            ChargedUnits scratch = filled(held, List.of(), 0);
            for (Open order : open) scratch.order(parts(order.contract), order.side, order.lots);
            assertThat(units.equalTo(scratch)).as("seed %d", seed).isTrue();
            assertThat(units.netHeld())
                    .as("seed %d", seed)
                    .isEqualTo(filled(held, List.of(), 0).netHeld());
            assertThat(units.netMost()).as("seed %d", seed).isEqualTo(netMost);
            assertThat(units.matchedMost()).as("seed %d", seed).isGreaterThanOrEqualTo(matchedMost);
        }
    }

    /** Those of the orders whose bits are set have filled. */
    private static ChargedUnits filled(long[] held, List<Open> open, int bits) {
        var units = new ChargedUnits();
        for (int i = 0; i < held.length; i++) units.hold(parts(CONTRACTS.get(i)), held[i]);
        for (int i = 0; i < open.size(); i++)
            if ((bits & 1 << i) != 0)
                units.hold(parts(open.get(i).contract), open.get(i).side.sign() * open.get(i).lots);
        return units;
    }

    /** A maker who quotes one month on both sides can never be long in one month and short in another. */
    @Test
    void quotesInOneMonthHaveNoBasis() {
        var units = new ChargedUnits();
        units.order(parts(CONTRACTS.getFirst()), Side.BUY, 100);
        units.order(parts(CONTRACTS.getFirst()), Side.SELL, 100);
        assertThat(units.matchedMost()).isZero();
        assertThat(units.netMost()).isEqualTo(74_400);
    }

    /**
     * <pre>
     *   price 2.600, volume 50,000, open interest 200,000: 30,000 net, value 78,000.00
     *   liquidity      1% × 30,000 ÷ 50,000 = 0.6%                  468.00
     *   concentration  15% of the open interest, 5% beyond a tenth: 20% × 5% = 1%   780.00
     *   basis          1% of 10,000 matched, value 26,000.00        260.00
     * </pre>
     */
    @Test
    void theTariffInNumbers() {
        var tariff = new ChargeTariff(
                new Charges("H100", 10_000, 10_000, 200_000, 100_000, 50_000), 26_000, 2_600_000, 200_000);
        assertThat(tariff.liquidityMicros(30_000)).isEqualTo(468_000_000);
        assertThat(tariff.concentrationMicros(30_000)).isEqualTo(780_000_000);
        assertThat(tariff.basisMicros(10_000)).isEqualTo(260_000_000);
        assertThat(tariff.micros(10_000, 30_000)).isEqualTo(1_508_000_000);
        // never more than the value itself, and never a wrap
        assertThat(tariff.liquidityMicros(50_000_000)).isEqualTo(50_000_000L * 2_600_000);
        assertThat(tariff.micros(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4)).isPositive();
    }
}

package kilohour.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import org.junit.jupiter.api.Test;

/** Series made so that the answer is known. */
class CalibrationTest {
    private static final CalibrationMethod METHOD = CalibrationMethod.STANDARD;

    /** @param everyDays between changes; the volatility a day stays the same whatever it is */
    private static PriceHistory walk(String index, long seed, int changes, int everyDays, double dailyVolatility) {
        var random = new Random(seed);
        var moves = new ArrayList<PriceMove>();
        var values = new TreeMap<Integer, Long>();
        double log = StrictMath.log(25_000);
        values.put(20_000, 25_000L);
        for (int i = 1; i <= changes; i++) {
            double move = dailyVolatility * Math.sqrt(everyDays) * random.nextGaussian();
            log += move;
            moves.add(new PriceMove(20_000 + (i - 1) * everyDays, 20_000 + i * everyDays, move));
            for (int day = 1; day < everyDays; day++)
                values.put(20_000 + (i - 1) * everyDays + day, values.get(20_000 + (i - 1) * everyDays));
            values.put(20_000 + i * everyDays, Math.round(StrictMath.exp(log)));
        }
        return new PriceHistory(index, moves, List.of(), values, values.keySet());
    }

    /** Normal moves of 2% a day: 2.576 × 2% × √2 over two days is 7.3%, a little more for the fatter tail of a filter. */
    @Test
    void ofANormalWalkTheSizeIsTheNormalQuantile() {
        var calibration = Calibrator.calibrate(List.of(walk("H100", 1, 4_000, 1, 0.02)), METHOD);
        var series = calibration.series().getFirst();
        assertThat(series.volatility().wholeHistory()).isCloseTo(0.02, within(0.0006));
        assertThat(StrictMath.log1p(series.size().up())).isCloseTo(2.576 * 0.02 * Math.sqrt(2), within(0.012));
        assertThat(-StrictMath.log1p(-series.size().down())).isCloseTo(2.576 * 0.02 * Math.sqrt(2), within(0.012));
        assertThat(series.falls().coverage()).isBetween(0.992, 0.998);
        assertThat(series.rises().zone()).isEqualTo(TrafficLight.Zone.GREEN);
        assertThat(series.printTest().longs().coverage()).isGreaterThan(0.99);
    }

    /** The same walk seen once a week only: zeros in between would say that nothing happens on six days of seven. */
    @Test
    void stalePricesMakeNoSmallerMargin() {
        var daily = Calibrator.calibrate(List.of(walk("H100", 2, 3_000, 1, 0.02)), METHOD);
        var weekly = Calibrator.calibrate(List.of(walk("H100", 2, 3_000, 7, 0.02)), METHOD);
        // the print moves by a week's walk at once, and contracts settle on it: more, if anything
        assertThat(weekly.series().getFirst().size().up())
                .isGreaterThan(daily.series().getFirst().size().up() - 0.01);
        assertThat(weekly.series().getFirst().volatility().wholeHistory()).isCloseTo(0.02, within(0.0008));
    }

    @Test
    void aJumpMonthStaysInTheStressedPeriodAndTheFloor() {
        var calm = walk("H100", 3, 200, 1, 0.01);
        var moves = new ArrayList<>(calm.moves());
        for (int i = 20; i < 40; i++) {
            PriceMove move = moves.get(i);
            moves.set(i, new PriceMove(move.fromDay(), move.toDay(), 6 * move.logReturn()));
        }
        var series = Calibrator.calibrate(
                        List.of(new PriceHistory("H100", moves, List.of(), calm.valueTenths(), calm.printedDays())),
                        METHOD)
                .series()
                .getFirst();
        assertThat(series.volatility().stressed())
                .isGreaterThan(2 * series.volatility().filtered());
        assertThat(series.volatility().used())
                .isGreaterThan(1.2 * series.volatility().filtered());
        assertThat(series.volatility().used())
                .isGreaterThanOrEqualTo(series.volatility().wholeHistory());
        assertThat(series.procyclicality().peakToTrough())
                .isLessThan(series.procyclicality().peakToTroughUnfloored());
    }

    @Test
    void tooFewChangesAreRefusedAndSaid() {
        var calibration =
                Calibrator.calibrate(List.of(walk("H100", 4, 300, 1, 0.02), walk("B300", 5, 12, 1, 0.02)), METHOD);
        assertThat(calibration.grids()).extracting(MarginParameters::index).containsExactly("H100");
        assertThat(calibration.series().getFirst().refusal()).isEqualTo("12 changes of matched prices, 30 needed");
    }

    /** Twins have an offset near one; strangers none. */
    @Test
    void offsetsAreWhatTheLowerEndOfTheCorrelationSupports() {
        var h100 = walk("H100", 6, 1_400, 1, 0.02);
        var twin = new PriceHistory("H200", h100.moves(), List.of(), h100.valueTenths(), h100.printedDays());
        var offsets = Offsets.of(List.of(h100, twin, walk("LLM", 7, 1_400, 1, 0.02)));
        assertThat(offsets.group()).containsExactly("H100", "H200");
        assertThat(offsets.offsetPpm()).isEqualTo(950_000);
        assertThat(offsets.pairs().get(1).refusal()).isEqualTo("the interval reaches below zero");
        var early = Offsets.of(List.of(walk("H100", 6, 300, 1, 0.02), walk("H200", 6, 300, 1, 0.02)));
        assertThat(early.group()).isEmpty();
        assertThat(early.pairs().getFirst().refusal()).isEqualTo("10 spans of four weeks, 24 needed");
    }

    /** Basel: with 250 days, green to 4, yellow to 9, red from 10. */
    @Test
    void theZonesAreBasels() {
        assertThat(new TrafficLight(250, 4).zone()).isEqualTo(TrafficLight.Zone.GREEN);
        assertThat(new TrafficLight(250, 5).zone()).isEqualTo(TrafficLight.Zone.YELLOW);
        assertThat(new TrafficLight(250, 9).zone()).isEqualTo(TrafficLight.Zone.YELLOW);
        assertThat(new TrafficLight(250, 10).zone()).isEqualTo(TrafficLight.Zone.RED);
        assertThat(new TrafficLight(1_000, 10).kupiecChance()).isCloseTo(1, within(1e-9));
        assertThat(new TrafficLight(250, 10).kupiecChance()).isLessThan(0.001);
    }

    /** 12.04% down is 12.1% rounded up; the jumps are e^−0.11 − 1 = −10.4% and e^0.30 − 1 = +35.0%. */
    @Test
    void theGridHasTheSizeItsShapesAndTheJumps() {
        var grid = MarginGrid.of("H100", new MoveSize(0.1204, 0.15));
        assertThat(grid.scenarios()).hasSize(26);
        assertThat(grid.scenarios().get(10))
                .isEqualTo(new Scenario("down 6 of 6, wilder", -121_000, -121_000, -121_000, 400_000));
        assertThat(grid.scenarios().get(11))
                .isEqualTo(new Scenario("up 6 of 6, wilder", 150_000, 150_000, 150_000, 400_000));
        assertThat(grid.scenarios().get(22))
                .isEqualTo(new Scenario("a new generation launches", -104_000, -197_000, -281_000, 500_000));
        assertThat(grid.scenarios().get(23))
                .isEqualTo(new Scenario("supply shock", 350_000, 221_000, 105_000, 500_000));
    }
}

package kilohour.risk;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import kilohour.clearing.MarginParameters;

/**
 * What came of a calibration: a grid for each index that the data carry, how well its predecessors would have done, and
 * why the others have none.
 *
 * @param innovations of all series, whose tails size the moves
 * @param lowerTail the quantile of their falls, in volatilities; {@code upperTail} of their rises
 */
public record Calibration(
        CalibrationMethod method,
        int fromDay,
        int toDay,
        int innovations,
        double lowerTail,
        double upperTail,
        List<Series> series,
        Offsets offsets,
        List<PortfolioTest> portfolios) {
    public Calibration {
        series = List.copyOf(series);
        portfolios = List.copyOf(portfolios);
    }

    /**
     * One index.
     *
     * @param grid empty if the data do not carry one: {@code refusal} then says why
     * @param printFloor below which no size is, in logarithms (see {@link PrintFloor})
     * @param volatility as used, per square root of a day, in logarithms
     * @param stressedFromDay of the stressed period; {@code stressedToDay} its end
     * @param moves tested out of sample: each against what was known before it, falls and rises
     * @param prints tested likewise: what a position over two days of prints would have lost
     */
    public record Series(
            String index,
            Optional<MarginParameters> grid,
            String refusal,
            int prints,
            int changes,
            List<PriceHistory.Break> breaks,
            MoveSize size,
            double printFloor,
            Volatilities volatility,
            int stressedFromDay,
            int stressedToDay,
            TrafficLight falls,
            TrafficLight rises,
            PrintTest printTest,
            Procyclicality procyclicality,
            NavigableMap<Integer, MoveSize> sizes) {}

    /** Per square root of a day, in logarithms. */
    public record Volatilities(double filtered, double stressed, double wholeHistory, double used) {}

    /** The grids, to be sent as commands. */
    public List<MarginParameters> grids() {
        return series.stream().flatMap(each -> each.grid().stream()).toList();
    }
}

package kilohour.clearing;

import java.util.List;

/**
 * What margin is computed from, for one underlying.
 *
 * @param index the underlying's code
 * @param version counts up by one at every change
 * @param initialPpm initial margin as parts per million of maintenance: 1,100,000 is 110%
 * @param scenarios at least one; the worst of them is the margin
 */
public record MarginParameters(String index, long version, long initialPpm, List<Scenario> scenarios) {
    /** Most scenarios of one grid. */
    public static final int SCENARIOS_MAX = 2_500;

    public MarginParameters {
        scenarios = List.copyOf(scenarios);
        if (scenarios.isEmpty() || scenarios.size() > SCENARIOS_MAX)
            throw new IllegalArgumentException(
                    "margin needs 1 to %d scenarios, not %d".formatted(SCENARIOS_MAX, scenarios.size()));
        if (initialPpm < 1_000_000 || initialPpm > 10_000_000)
            throw new IllegalArgumentException(
                    "initial margin is 100% to 1000% of maintenance: " + initialPpm + " ppm");
    }

    /**
     * The starting grid: 26 moves, two of them of volatilities alone. The size of the parallel move, 18%, of the volatilities' and the jumps are starting values until they are
     * calibrated on the index's own history: a launch of a new chip generation has cost incumbents about −22% in
     * logarithms (−20%), and the supply shock of 2026 raised rents by a third.
     */
    public static MarginParameters standard(String index) {
        return new MarginParameters(
                index,
                1,
                1_100_000,
                List.of(
                        parallel("down 3%", -30_000),
                        parallel("up 3%", 30_000),
                        parallel("down 6%", -60_000),
                        parallel("up 6%", 60_000),
                        parallel("down 9%, calmer", -90_000, -300_000),
                        parallel("up 9%, calmer", 90_000, -300_000),
                        parallel("down 12%, wilder", -120_000, 300_000),
                        parallel("up 12%, wilder", 120_000, 300_000),
                        parallel("down 15%", -150_000),
                        parallel("up 15%", 150_000),
                        parallel("down 18%, wilder", -180_000, 400_000),
                        parallel("up 18%, wilder", 180_000, 400_000),
                        new Scenario("front falls, back holds", -180_000, -90_000, 0),
                        new Scenario("front rises, back holds", 180_000, 90_000, 0),
                        new Scenario("back falls, front holds", 0, -90_000, -180_000),
                        new Scenario("back rises, front holds", 0, 90_000, 180_000),
                        new Scenario("front falls, back rises", -120_000, 0, 120_000),
                        new Scenario("front rises, back falls", 120_000, 0, -120_000),
                        new Scenario("middle falls, ends hold", 0, -120_000, 0),
                        new Scenario("middle rises, ends hold", 0, 120_000, 0),
                        new Scenario("middle falls, ends rise", 60_000, -60_000, 60_000),
                        new Scenario("middle rises, ends fall", -60_000, 60_000, -60_000),
                        new Scenario("a new generation launches", -120_000, -200_000, -250_000, 500_000),
                        new Scenario("supply shock", 300_000, 200_000, 100_000, 500_000),
                        parallel("volatilities up 40%", 0, 400_000),
                        parallel("volatilities down 30%", 0, -300_000)));
    }

    private static Scenario parallel(String name, long ppm) {
        return parallel(name, ppm, 0);
    }

    private static Scenario parallel(String name, long ppm, long volatilityPpm) {
        return new Scenario(name, ppm, ppm, ppm, volatilityPpm);
    }
}

package kilohour.risk;

import java.util.List;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;

/**
 * The 26 moves of an underlying's curve that margin covers, from the size of its parallel move down and up: six parallel
 * steps each way, slopes and bends in fixed proportion to them, two jumps of their own size, and two moves of volatilities
 * alone. In every underlying's grid the same place and the same name mean the same event, so that offsets can be given
 * across. Moves of volatilities are starting values: there is no recorded option to calibrate them on.
 *
 * <p>A new generation has cost incumbents about −0.22 in logarithms (doi 10.2139/ssrn.6926798): that at 18 months, half
 * of it now, where machines are let already, half as much again at 36 months. A supply shock does the opposite: +0.30
 * now, a third of it at 36 months.
 */
public final class MarginGrid {
    private static final long MILLION = 1_000_000;
    private static final long INITIAL_PPM = 1_100_000;
    private static final long STEP_PPM = 1_000;
    private static final long DOWN_PPM_MAX = 950_000;
    private static final long UP_PPM_MAX = 1_900_000;
    private static final long JUMP_VOLATILITY_PPM = 500_000;
    private static final double LAUNCH = -0.22;
    private static final double SUPPLY_SHOCK = 0.30;

    private MarginGrid() {}

    /** Version 1; who sends it gives it the next. */
    public static MarginParameters of(String index, MoveSize size) {
        long down = ppm(size.down(), DOWN_PPM_MAX);
        long up = ppm(size.up(), UP_PPM_MAX);
        var grid = new java.util.ArrayList<Scenario>();
        for (int sixths = 1; sixths <= 6; sixths++) {
            grid.add(move("down", -down, sixths));
            grid.add(move("up", up, sixths));
        }
        grid.addAll(List.of(
                new Scenario("front falls, back holds", -down, -down / 2, 0),
                new Scenario("front rises, back holds", up, up / 2, 0),
                new Scenario("back falls, front holds", 0, -down / 2, -down),
                new Scenario("back rises, front holds", 0, up / 2, up),
                new Scenario("front falls, back rises", -down * 2 / 3, 0, up * 2 / 3),
                new Scenario("front rises, back falls", up * 2 / 3, 0, -down * 2 / 3),
                new Scenario("middle falls, ends hold", 0, -down * 2 / 3, 0),
                new Scenario("middle rises, ends hold", 0, up * 2 / 3, 0),
                new Scenario("middle falls, ends rise", up / 3, -down / 3, up / 3),
                new Scenario("middle rises, ends fall", -down / 3, up / 3, -down / 3),
                jump("a new generation launches", LAUNCH / 2, LAUNCH, 1.5 * LAUNCH),
                jump("supply shock", SUPPLY_SHOCK, SUPPLY_SHOCK * 2 / 3, SUPPLY_SHOCK / 3),
                new Scenario("volatilities up 40%", 0, 0, 0, 400_000),
                new Scenario("volatilities down 30%", 0, 0, 0, -300_000)));
        return new MarginParameters(index, 1, INITIAL_PPM, grid);
    }

    /** Rounded up to a tenth of a percent: what is asked as security is never rounded down. */
    private static long ppm(double relative, long most) {
        return Math.min(most, STEP_PPM * (long) StrictMath.ceil(relative * MILLION / STEP_PPM));
    }

    /** Half-way up or down in a calmer market, further in a wilder one. */
    private static Scenario move(String direction, long ppm, int sixths) {
        long part = ppm * sixths / 6;
        long volatility = switch (sixths) {
            case 3 -> -300_000;
            case 4 -> 300_000;
            case 6 -> JUMP_VOLATILITY_PPM - 100_000;
            default -> 0;
        };
        String mood = volatility == 0 ? "" : volatility < 0 ? ", calmer" : ", wilder";
        return new Scenario("%s %d of 6%s".formatted(direction, sixths, mood), part, part, part, volatility);
    }

    private static Scenario jump(String name, double near, double middle, double far) {
        return new Scenario(name, jumpPpm(near), jumpPpm(middle), jumpPpm(far), JUMP_VOLATILITY_PPM);
    }

    private static long jumpPpm(double log) {
        return STEP_PPM * Math.round((StrictMath.exp(log) - 1) * MILLION / STEP_PPM);
    }

    /** The largest fall now that a grid covers, relative and positive. */
    static double nearDown(MarginParameters grid) {
        return -grid.scenarios().stream().mapToLong(Scenario::nearPpm).min().orElseThrow() / (double) MILLION;
    }

    static double nearUp(MarginParameters grid) {
        return grid.scenarios().stream().mapToLong(Scenario::nearPpm).max().orElseThrow() / (double) MILLION;
    }
}

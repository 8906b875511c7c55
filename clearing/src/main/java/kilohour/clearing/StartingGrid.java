package kilohour.clearing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import kilohour.units.Rounding;

/**
 * Margin's starting grid for a good that has no history yet: all its moves are shares of one width, the largest move of a
 * usual two days. Six parallel moves each way, in the largest four of them volatilities too; slopes and bends; two jumps
 * that are 1.4 and 1.7 widths, as they are of GPU-hours (25% and 30% at a width of 18%); volatilities alone.
 */
public final class StartingGrid {
    private static final int STEPS = 6;
    private static final long TENTH_OF_PERCENT_PPM = 1_000;
    private static final long INITIAL_PPM = 1_100_000;
    private static final long FALL_MOST_PPM = -990_000;
    private static final long RISE_MOST_PPM = 2_000_000;

    private final long widthPpm;
    private final List<Scenario> scenarios = new ArrayList<>();

    private StartingGrid(long widthPpm) {
        this.widthPpm = widthPpm;
    }

    /**
     * Version 1 of an underlying's parameters.
     *
     * @param widthPpm 10,000 to 900,000, parts per million of a price: 180,000 for GPU-hours
     * @throws IllegalArgumentException if it is outside of that
     */
    public static MarginParameters of(String index, long widthPpm) {
        if (widthPpm < 10_000 || widthPpm > 900_000)
            throw new IllegalArgumentException(
                    "margin starts with a width of 1% to 90%, not " + percent(widthPpm) + "%");
        return new MarginParameters(index, 1, INITIAL_PPM, new StartingGrid(widthPpm).made());
    }

    private List<Scenario> made() {
        for (int step = 1; step <= STEPS; step++) {
            long volatilityPpm = step == 3 ? -300_000 : step == 4 ? 300_000 : step == STEPS ? 400_000 : 0;
            parallel("down ", -step, volatilityPpm);
            parallel("up ", step, volatilityPpm);
        }
        both("front falls, back holds", "front rises, back holds", -6, -3, 0, 0);
        both("back falls, front holds", "back rises, front holds", 0, -3, -6, 0);
        both("front falls, back rises", "front rises, back falls", -4, 0, 4, 0);
        both("middle falls, ends hold", "middle rises, ends hold", 0, -4, 0, 0);
        both("middle falls, ends rise", "middle rises, ends fall", 2, -2, 2, 0);
        scenarios.add(scenario("jump down", shares(-4), shares(-7), 14 * -widthPpm / 10, 500_000));
        scenarios.add(scenario("jump up", 17 * widthPpm / 10, shares(7), shares(3), 500_000));
        scenarios.add(scenario("volatilities up 40%", 0, 0, 0, 400_000));
        scenarios.add(scenario("volatilities down 30%", 0, 0, 0, -300_000));
        return scenarios;
    }

    /** So many sixths of the width, half-even to a tenth of a percent. */
    private long shares(int sixths) {
        return TENTH_OF_PERCENT_PPM * Rounding.halfEven(sixths * widthPpm, STEPS * TENTH_OF_PERCENT_PPM);
    }

    private void parallel(String name, int sixths, long volatilityPpm) {
        long ppm = shares(sixths);
        String volatility = volatilityPpm == 0 ? "" : volatilityPpm > 0 ? ", wilder" : ", calmer";
        scenarios.add(scenario(name + percent(Math.abs(ppm)) + "%" + volatility, ppm, ppm, ppm, volatilityPpm));
    }

    private void both(String falls, String rises, int near, int middle, int far, long volatilityPpm) {
        scenarios.add(scenario(falls, shares(near), shares(middle), shares(far), volatilityPpm));
        scenarios.add(scenario(rises, shares(-near), shares(-middle), shares(-far), volatilityPpm));
    }

    private static Scenario scenario(String name, long near, long middle, long far, long volatilityPpm) {
        return new Scenario(name, clamped(near), clamped(middle), clamped(far), volatilityPpm);
    }

    private static long clamped(long ppm) {
        return Math.clamp(ppm, FALL_MOST_PPM, RISE_MOST_PPM);
    }

    private static String percent(long ppm) {
        BigDecimal percent = BigDecimal.valueOf(ppm, 4).stripTrailingZeros();
        return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString();
    }
}

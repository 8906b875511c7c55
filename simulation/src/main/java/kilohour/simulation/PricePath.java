package kilohour.simulation;

import static kilohour.units.Utc.NANOS_PER_DAY;
import static kilohour.units.Utc.NANOS_PER_HOUR;

/**
 * The price that a good's providers gather around: level × e<sup>x(t)</sup>. x is a sum of wandering parts with periods
 * from half a year down to hours, each pulled back to 0, half of each common to all goods, and of jumps, good by good,
 * of up to 5% that come every few weeks and wear off within days.
 */
final class PricePath {
    /** One wandering part: standard deviation in logarithms, and how long until it forgets itself. */
    private record Part(double deviation, long periodNanos) {}

    private static final Part[] PARTS = {
        new Part(0.080, 180 * NANOS_PER_DAY),
        new Part(0.030, 30 * NANOS_PER_DAY),
        new Part(0.012, 5 * NANOS_PER_DAY),
        new Part(0.006, NANOS_PER_DAY),
        new Part(0.002, 3 * NANOS_PER_HOUR)
    };

    private static final double ROOT_HALF = StrictMath.sqrt(0.5);
    private static final long COMMON = Noise.series("all goods");

    private static final long JUMP_CELL_NANOS = 8 * NANOS_PER_DAY;
    private static final double JUMP_CHANCE = 0.3;
    private static final double JUMP_MAX = 0.05;
    private static final double JUMP_DECAY_NANOS = 4.0 * NANOS_PER_DAY;
    private static final int JUMP_CELLS_REMEMBERED = 4;

    private final Noise noise;
    private final double levelUsd;
    private final double breadth;
    private final long own;

    PricePath(Noise noise, PracticeGood good) {
        this(noise, good.code(), good.levelUsd(), 1);
    }

    /** @param breadth what x is multiplied by: 2 for a good twice as unsteady as GPU-hours */
    PricePath(Noise noise, String code, double levelUsd, double breadth) {
        this.noise = noise;
        this.levelUsd = levelUsd;
        this.breadth = breadth;
        this.own = Noise.series(code);
    }

    /** Dollars per unit of the good. */
    double usd(long atNanos) {
        double x = jumps(atNanos);
        for (int i = 0; i < PARTS.length; i++) {
            Part part = PARTS[i];
            double common = noise.smooth(COMMON + i, atNanos, part.periodNanos());
            double apart = noise.smooth(own + i, atNanos, part.periodNanos());
            x += part.deviation() * ROOT_HALF * (common + apart);
        }
        return levelUsd * StrictMath.exp(breadth * x);
    }

    private double jumps(long atNanos) {
        double sum = 0;
        long cell = Math.floorDiv(atNanos, JUMP_CELL_NANOS);
        for (long c = cell - JUMP_CELLS_REMEMBERED; c <= cell; c++) {
            if (noise.uniform(own ^ 0x1L, c) >= JUMP_CHANCE) continue;
            long jumpedAt = c * JUMP_CELL_NANOS + (long) (noise.uniform(own ^ 0x2L, c) * JUMP_CELL_NANOS);
            if (jumpedAt > atNanos) continue;
            double size = JUMP_MAX * (2 * noise.uniform(own ^ 0x4L, c) - 1);
            sum += size * StrictMath.exp(-(atNanos - jumpedAt) / JUMP_DECAY_NANOS);
        }
        return sum;
    }
}

package kilohour.simulation;

import static kilohour.units.Utc.NANOS_PER_DAY;

import java.util.List;
import kilohour.units.Utc;

/**
 * Prices of practice of what is no GPU-hour: tokens, memory, power, hardware. They are told as somebody else's index
 * tells them, hour by hour and day by day. One seed makes one world, whatever is asked of it when.
 */
public final class PracticeSeries {
    private static final int POWER_TROUGH_HOUR = 4;
    /** How much of its level power swings through a day. */
    private static final double POWER_SWING = 0.35;

    private static final int SPIKE_FROM_HOUR = 17;
    private static final int SPIKE_HOURS = 4;
    private static final double SPIKE_CHANCE = 0.05;
    private static final double SPIKE_TIMES_MAX = 6;

    /** From here on hardware has been losing value. */
    private static final int HARDWARE_FROM_DAY = Utc.parseDay("2026-01-01");

    private static final double DAYS_A_YEAR = 365.25;

    /** How a series moves besides wandering. */
    private enum Shape {
        WANDERING,
        /** With the hours of the day, and spikes in the evening. */
        DAILY_CYCLE,
        /** By a quarter a year. */
        FALLING
    }

    private final String code;
    private final PricePath path;
    private final Shape shape;
    private final Noise noise;
    private final long own;

    private PracticeSeries(Noise noise, String code, double levelUsd, double breadth, Shape shape) {
        this.noise = noise;
        this.code = code;
        this.path = new PricePath(noise, code, levelUsd, breadth);
        this.shape = shape;
        this.own = Noise.series(code);
    }

    /** All of them, in alphabetical order of code. */
    public static List<PracticeSeries> all(long seed) {
        var noise = new Noise(seed);
        return List.of(
                new PracticeSeries(noise, OtherGood.MODULE, 26_000, 0.6, Shape.FALLING),
                new PracticeSeries(noise, OtherGood.TOKENS, 0.96, 0.8, Shape.WANDERING),
                new PracticeSeries(noise, OtherGood.POWER, 38, 1.2, Shape.DAILY_CYCLE),
                new PracticeSeries(noise, OtherGood.RAM, 5.60, 1.5, Shape.WANDERING));
    }

    public String code() {
        return code;
    }

    /** The value of an hour counted from 1970, micro-dollars a unit. */
    public long hourMicros(int epochHour) {
        return Math.round(1_000_000 * usd(epochHour));
    }

    /** The mean of a day's hours, micro-dollars a unit, rounded to the nearest. */
    public long dayMicros(int epochDay) {
        double sum = 0;
        for (int hour = 24 * epochDay; hour < 24 * (epochDay + 1); hour++) sum += usd(hour);
        return Math.round(1_000_000 * sum / 24);
    }

    private double usd(int epochHour) {
        double usd = path.usd(Utc.startOfHour(epochHour));
        return switch (shape) {
            case WANDERING -> usd;
            case DAILY_CYCLE -> usd * cycle(Math.floorMod(epochHour, 24)) * spike(epochHour);
            case FALLING -> usd * StrictMath.pow(0.75, yearsSince(epochHour));
        };
    }

    private static double yearsSince(int epochHour) {
        return (double) (Utc.startOfHour(epochHour) - Utc.startOfDay(HARDWARE_FROM_DAY)) / NANOS_PER_DAY / DAYS_A_YEAR;
    }

    private static double cycle(int hourOfDay) {
        return 1 - POWER_SWING * StrictMath.cos(2 * StrictMath.PI * (hourOfDay - POWER_TROUGH_HOUR) / 24);
    }

    /** One evening in twenty an hour costs two to six times as much. */
    private double spike(int epochHour) {
        int day = Math.floorDiv(epochHour, 24);
        if (noise.uniform(own ^ 0x1L, day) >= SPIKE_CHANCE) return 1;
        int hour = SPIKE_FROM_HOUR + (int) (SPIKE_HOURS * noise.uniform(own ^ 0x2L, day));
        return Math.floorMod(epochHour, 24) == hour ? 2 + (SPIKE_TIMES_MAX - 2) * noise.uniform(own ^ 0x4L, day) : 1;
    }
}

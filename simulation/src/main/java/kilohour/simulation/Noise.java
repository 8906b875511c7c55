package kilohour.simulation;

/**
 * Random numbers that are looked up instead of drawn: the value of a series at an instant depends on seed, series and
 * instant alone, so any window of time can be asked for, in any order, again.
 */
final class Noise {
    private static final double ROOT_3 = StrictMath.sqrt(3);

    private final long seed;

    Noise(long seed) {
        this.seed = seed;
    }

    /** Evenly spread over [0, 1). */
    double uniform(long series, long cell) {
        return (mixed(mixed(mixed(seed) ^ series) ^ cell) >>> 11) * 0x1.0p-53;
    }

    /** An even draw of mean 0 and variance 1. */
    private double draw(long series, long cell) {
        return ROOT_3 * (2 * uniform(series, cell) - 1);
    }

    /**
     * A smooth path that wanders around 0 with a deviation of about 1 and forgets itself after a period: independent
     * draws at each multiple of the period, joined by a curve that is level at both ends.
     */
    double smooth(long series, long atNanos, long periodNanos) {
        long cell = Math.floorDiv(atNanos, periodNanos);
        double part = (double) Math.floorMod(atNanos, periodNanos) / periodNanos;
        double before = draw(series, cell);
        double after = draw(series, cell + 1);
        return before + (after - before) * part * part * (3 - 2 * part);
    }

    /** A series number for a name. */
    static long series(String name) {
        long h = 1_125_899_906_842_597L;
        for (int i = 0; i < name.length(); i++) h = mixed(h ^ name.charAt(i));
        return h;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
    static long mixed(long z) {
        long x = z + 0x9e3779b97f4a7c15L;
        x = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }
}

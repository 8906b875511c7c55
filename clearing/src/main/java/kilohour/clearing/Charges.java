package kilohour.clearing;

/**
 * What margin asks of one underlying beyond its scenarios, as parts per million of value. A set value is the starting
 * value until the venue's own volume has shown another.
 *
 * @param index the underlying's code
 * @param basisPpm of the value of what is matched between months: what moves of the whole curve do not see, as SPAN's
 *     intra-commodity spread charge
 * @param liquidityPpm of the net position's value, for each day's volume that it has: the price given up in closing it,
 *     growing linearly with size, as Eurex Clearing's liquidity add-on
 * @param concentrationPpm of the net position's value, for each whole open interest that it has beyond the threshold
 * @param thresholdPpm share of the open interest up to which there is no concentration charge
 * @param dailyVolumeUnits units of the good that trade on a day; measured outside
 */
public record Charges(
        String index,
        long basisPpm,
        long liquidityPpm,
        long concentrationPpm,
        long thresholdPpm,
        long dailyVolumeUnits) {
    /** Most of a day's volume: a trillion units. */
    public static final long VOLUME_UNITS_MAX = 1_000_000_000_000L;

    private static final long MILLION = 1_000_000;

    public Charges {
        for (long ppm : new long[] {basisPpm, liquidityPpm, concentrationPpm, thresholdPpm})
            if (ppm < 0 || ppm > MILLION)
                throw new IllegalArgumentException("a charge and its threshold are 0 to 100%: " + ppm + " ppm");
        if (dailyVolumeUnits < 0 || dailyVolumeUnits > VOLUME_UNITS_MAX)
            throw new IllegalArgumentException("a day's volume is 0 to 10^12 units: " + dailyVolumeUnits);
        if (dailyVolumeUnits == 0 && (liquidityPpm > 0 || concentrationPpm > 0))
            throw new IllegalArgumentException("charges for size need the day's volume that size is compared with");
    }

    /** None at all. */
    public static Charges none(String index) {
        return new Charges(index, 0, 0, 0, 0, 0);
    }

    /**
     * Starting values, not calibrated: 1% of what is matched between months; 1% of the price for every day's volume to be
     * closed; 20% of the price for a whole open interest beyond a tenth of it.
     *
     * @param dailyVolumeUnits stated: nobody has measured it yet
     */
    public static Charges starting(String index, long dailyVolumeUnits) {
        return new Charges(index, 10_000, 10_000, 200_000, 100_000, dailyVolumeUnits);
    }

    /** Whether nothing is charged. */
    public boolean isNone() {
        return basisPpm == 0 && liquidityPpm == 0 && concentrationPpm == 0;
    }
}

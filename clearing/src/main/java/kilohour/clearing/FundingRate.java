package kilohour.clearing;

import kilohour.units.Rounding;

/**
 * An hour's funding of a perpetual: the mean of the minutes' premiums ÷ 24, clamped, so that a premium that persists
 * is paid in full over a day. No interest leg: a GPU-hour cannot be stored.
 *
 * @param premiumSumPpb sum of the minutes' premiums, parts per billion of the index, within the clamp
 * @param minutes how many minutes counted
 */
public record FundingRate(long premiumSumPpb, int minutes) {
    /** With fewer valid minutes than this the rate is zero. */
    public static final int MINUTES_MIN = 30;

    /** ±0.25% an hour, in parts per billion. */
    public static final long RATE_PPB_MAX = 2_500_000;

    private static final long PPB = 1_000_000_000;
    private static final int HOURS_TO_PAY = 24;

    /** The rate of the premiums collected, clamped; zero with too few minutes. */
    public static FundingRate of(long premiumSumPpb, int minutes) {
        if (minutes < MINUTES_MIN) return new FundingRate(0, minutes);
        long limit = RATE_PPB_MAX * HOURS_TO_PAY * minutes;
        return new FundingRate(Math.clamp(premiumSumPpb, -limit, limit), minutes);
    }

    /**
     * One minute's premium in parts per billion: [max(0, impact bid − I) − max(0, I − impact ask)] / I, half-even.
     *
     * @param impactBidTickUnits sum of price in ticks × units over the first {@code impactUnits} of bids; −1 if the
     *     side is not that deep
     * @param indexTenths I, more than zero
     */
    public static long premiumPpb(
            long impactBidTickUnits, long impactAskTickUnits, long impactUnits, long indexTenths) {
        long indexTenthUnits = Math.multiplyExact(indexTenths, impactUnits);
        long above = impactBidTickUnits < 0 ? 0 : Math.max(0, impactBidTickUnits * 10 - indexTenthUnits);
        long below = impactAskTickUnits < 0 ? 0 : Math.max(0, indexTenthUnits - impactAskTickUnits * 10);
        return Rounding.halfEven(above - below, PPB, indexTenthUnits);
    }

    /** −1, 0 or 1: longs pay shorts where positive. */
    public int sign() {
        return Long.signum(premiumSumPpb);
    }

    /** The hourly rate in parts per billion, half-even, for display. */
    public long ratePpb() {
        return minutes < MINUTES_MIN ? 0 : Rounding.halfEven(premiumSumPpb, (long) HOURS_TO_PAY * minutes);
    }

    /**
     * What a position of this value at the index pays, half-even to a micro-dollar, 0 or more. The rate enters as the
     * exact fraction, not as its rounded display.
     */
    public long paymentMicros(long valueAtIndexMicros) {
        if (sign() == 0) return 0;
        return Rounding.halfEven(Math.abs(valueAtIndexMicros), Math.abs(premiumSumPpb), HOURS_TO_PAY * minutes * PPB);
    }
}

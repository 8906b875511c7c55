package kilohour.exchange;

import kilohour.units.Utc;

/**
 * How the venue's auctions run; set by the officer, the same for every contract. Lengths are nanoseconds.
 *
 * @param openingNanos how long orders gather after listing; 0: trading is continuous at once
 * @param reopeningNanos how long they gather after a halt; 0: until the next tick
 * @param closingNanos how long before the daily run they gather for it; 0: there is no closing call
 * @param pausePpm how far from the lowest or highest price of the rolling hour a trade may be, parts per million; 0: any
 * @param pauseNanos how long orders gather when one would trade beyond that
 */
public record AuctionParameters(
        long openingNanos, long reopeningNanos, long closingNanos, long pausePpm, long pauseNanos) {
    private static final long LENGTH_NANOS_MAX = Utc.NANOS_PER_HOUR;

    /** No auctions and no pauses: what a venue has before its officer sets others. */
    public static final AuctionParameters NONE = new AuctionParameters(0, 0, 0, 0, 0);

    /** A minute to open, two to reopen, ten to close; ten percent in an hour pause for two minutes. */
    public static final AuctionParameters STANDARD = new AuctionParameters(
            Utc.NANOS_PER_MINUTE,
            2 * Utc.NANOS_PER_MINUTE,
            10 * Utc.NANOS_PER_MINUTE,
            100_000,
            2 * Utc.NANOS_PER_MINUTE);

    public AuctionParameters {
        for (long nanos : new long[] {openingNanos, reopeningNanos, closingNanos, pauseNanos})
            if (nanos < 0 || nanos > LENGTH_NANOS_MAX)
                throw new IllegalArgumentException("orders gather for an hour at most");
        if (pausePpm < 0 || pausePpm > 1_000_000 || (pausePpm == 0) != (pauseNanos == 0))
            throw new IllegalArgumentException(
                    "a pause comes after a move of up to 100% and lasts some time, or there is none: both zero");
    }
}

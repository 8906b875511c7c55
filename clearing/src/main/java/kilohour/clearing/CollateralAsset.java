package kilohour.clearing;

import kilohour.units.Rounding;

/**
 * What may be pledged besides dollars. Amounts are millionths of its unit: of a stablecoin's coin, of a dollar of a
 * bill's face.
 *
 * @param code 2 to 16 capitals and digits, such as {@code USDC} or {@code TB2706}
 * @param haircutPpm taken off its value, parts per million
 * @param capMicros the most of its value that counts for one account, before the haircut, micro-dollars
 * @param priceAgeNanosMax how old its price may be before its haircut grows
 * @param maturityDay the day on which a bill is paid at par, days since 1970; 0 for a stablecoin
 */
public record CollateralAsset(
        String code, Kind kind, long haircutPpm, long capMicros, long priceAgeNanosMax, int maturityDay) {
    public static final long PPM = 1_000_000;
    /** Highest price of a unit, parts per million of a dollar. */
    public static final long PRICE_PPM_MAX = 2 * PPM;
    /** The haircut of a price that is too old is twice its own, and at least this. */
    public static final long STALE_HAIRCUT_PPM_MIN = 100_000;

    /** What it is. */
    public enum Kind {
        STABLECOIN,
        TREASURY_BILL
    }

    /** How far its price can be relied on. */
    public enum Standing {
        /** No older than it may be. */
        FRESH,
        /** Older, and at most twice as old: the haircut is larger. */
        STALE,
        /** Older than that, or there is none: it counts for nothing. */
        NONE
    }

    public CollateralAsset {
        if (!code.matches("[A-Z][A-Z0-9]{1,15}") || code.equals("USD"))
            throw new IllegalArgumentException("an asset's code has 2 to 16 capitals and digits, and is not USD");
        if (haircutPpm < 0 || haircutPpm > PPM)
            throw new IllegalArgumentException("a haircut is 0 to 100%: " + haircutPpm + " ppm");
        if (capMicros < 0 || capMicros > 1_000_000_000_000_000L)
            throw new IllegalArgumentException("a cap is $0 to $1,000,000,000");
        if (priceAgeNanosMax < 1 || priceAgeNanosMax > 1_000_000_000_000_000_000L)
            throw new IllegalArgumentException("a price's greatest age is more than zero and at most some 31 years");
        if ((kind == Kind.TREASURY_BILL) != (maturityDay > 0))
            throw new IllegalArgumentException("a bill has a day of maturity, a stablecoin has none");
    }

    /** The haircut as the price's standing makes it, parts per million. */
    public long haircutPpm(Standing standing) {
        return switch (standing) {
            case FRESH -> haircutPpm;
            case STALE -> Math.min(PPM, Math.max(2 * haircutPpm, STALE_HAIRCUT_PPM_MIN));
            case NONE -> PPM;
        };
    }

    /** Its value, micro-dollars, rounded down: amount × price ÷ 1,000,000. */
    public static long valueMicros(long amountMicros, long pricePpm) {
        return Rounding.floor(amountMicros, pricePpm, PPM);
    }

    /** What it counts for as collateral, micro-dollars, rounded down: the value up to the cap, less the haircut. */
    public long collateralMicros(long amountMicros, long pricePpm, Standing standing) {
        long counted = Math.min(capMicros, valueMicros(amountMicros, pricePpm));
        return Rounding.floor(counted, PPM - haircutPpm(standing), PPM);
    }
}

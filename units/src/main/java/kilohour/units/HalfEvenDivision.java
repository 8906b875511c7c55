package kilohour.units;

/**
 * Division by one fixed number, to the nearest, a tie to the even neighbour: what {@link Rounding#halfEven(long, long)}
 * gives, by a multiplication, for loops that divide by the same number over and over.
 *
 * <p>With M = ⌈2<sup>64+k</sup> ÷ d⌉ and 2<sup>k+1</sup> < d ≤ 2<sup>k+2</sup>, ⌊m ÷ d⌋ = ⌊m · M ÷ 2<sup>64+k</sup>⌋ for
 * every m from 0 to 2<sup>62</sup>: M is too large by less than 1, so the product is too large by less than 1 ÷ d, which
 * no quotient needs to reach the next whole number. A multiple of d is added first so that m is never negative, and half
 * of d so that the floor is the nearest.
 */
public final class HalfEvenDivision {
    /** Dividends are from −2<sup>60</sup> to 2<sup>60</sup>. */
    public static final long DIVIDEND_MAX = 1L << 60;

    private static final long DIVISOR_MAX = 1L << 30;

    private final long divisor;
    private final long multiplier;
    private final int shift;
    /** Even, so that adding it to a quotient leaves even even. */
    private final long quotientAdded;

    private final long dividendAdded;
    /** 1 if the divisor is even: only then is there a tie. */
    private final long tiesPossible;

    /** @param divisor 3 to 2<sup>30</sup> */
    public HalfEvenDivision(long divisor) {
        if (divisor < 3 || divisor > DIVISOR_MAX)
            throw new IllegalArgumentException("a fixed divisor is from 3 to 2^30, not " + divisor);
        this.divisor = divisor;
        this.shift = 62 - Long.numberOfLeadingZeros(divisor - 1);
        this.multiplier = java.math.BigInteger.TWO
                .pow(64 + shift)
                .add(java.math.BigInteger.valueOf(divisor - 1))
                .divide(java.math.BigInteger.valueOf(divisor))
                .longValueExact();
        this.quotientAdded = (DIVIDEND_MAX / divisor + 2) & ~1L;
        this.dividendAdded = quotientAdded * divisor + divisor / 2;
        this.tiesPossible = divisor & 1 ^ 1;
    }

    /** dividend ÷ divisor, half-even; the dividend is not checked against {@link #DIVIDEND_MAX}. */
    public long of(long dividend) {
        long above = dividend + dividendAdded;
        long quotient = Math.multiplyHigh(above, multiplier) >> shift;
        // A tie is where adding half made it divisible: then an odd quotient is one too many.
        long isWhole = (above - quotient * divisor - 1) >>> 63;
        return quotient - (isWhole & quotient & tiesPossible) - quotientAdded;
    }
}

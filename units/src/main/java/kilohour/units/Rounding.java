package kilohour.units;

/**
 * Division of whole numbers, each rounding by its name. Products are taken in 128 bits, so only a <i>result</i> that
 * does not fit in a long is an error ({@link ArithmeticException}); denominators must be positive.
 */
public final class Rounding {
    private Rounding() {}

    /** numerator ÷ denominator, to the nearest; a tie goes to the even neighbour. */
    public static long halfEven(long numerator, long denominator) {
        requirePositive(denominator);
        long quotient = Math.floorDiv(numerator, denominator);
        long remainder = numerator - quotient * denominator;
        long toNext = denominator - remainder;
        if (remainder > toNext || (remainder == toNext && (quotient & 1) != 0)) return Math.incrementExact(quotient);
        return quotient;
    }

    /** a × b ÷ denominator, to the nearest; a tie goes to the even neighbour. */
    public static long halfEven(long a, long b, long denominator) {
        requirePositive(denominator);
        if (fits(a, b)) return halfEven(a * b, denominator);
        return wide(a, b, denominator, java.math.RoundingMode.HALF_EVEN);
    }

    /** a × b ÷ denominator, towards minus infinity. */
    public static long floor(long a, long b, long denominator) {
        requirePositive(denominator);
        if (fits(a, b)) return Math.floorDiv(a * b, denominator);
        return wide(a, b, denominator, java.math.RoundingMode.FLOOR);
    }

    /** a × b ÷ denominator, towards plus infinity: what is asked of somebody as security is never rounded down. */
    public static long ceiling(long a, long b, long denominator) {
        requirePositive(denominator);
        if (fits(a, b)) return Math.ceilDiv(a * b, denominator);
        return wide(a, b, denominator, java.math.RoundingMode.CEILING);
    }

    private static boolean fits(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return (high == 0 && low >= 0) || (high == -1 && low < 0);
    }

    private static long wide(long a, long b, long denominator, java.math.RoundingMode mode) {
        var product = java.math.BigDecimal.valueOf(a).multiply(java.math.BigDecimal.valueOf(b));
        return product.divide(java.math.BigDecimal.valueOf(denominator), 0, mode)
                .longValueExact();
    }

    private static void requirePositive(long denominator) {
        if (denominator <= 0) throw new ArithmeticException("denominator must be positive: " + denominator);
    }
}

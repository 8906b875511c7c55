package kilohour.units;

/** Amounts of money, whole micro-dollars in a long: room for ±9.2 trillion dollars. */
public final class Money {
    /** Micro-dollars in one US dollar. */
    public static final long MICROS_PER_USD = 1_000_000;

    private Money() {}

    /** Whole dollars as micro-dollars. */
    public static long usd(long dollars) {
        return Math.multiplyExact(dollars, MICROS_PER_USD);
    }

    /**
     * Dollars as micro-dollars, exactly: {@code usd("5.416667")}.
     *
     * @throws IllegalArgumentException if it is no number or finer than a micro-dollar
     */
    public static long usd(String dollars) {
        return Decimals.parse(dollars, 6);
    }

    /** Micro-dollars as dollars with all six decimals: {@code "5.416667"}. */
    public static String format(long micros) {
        return Decimals.format(micros, 6);
    }
}

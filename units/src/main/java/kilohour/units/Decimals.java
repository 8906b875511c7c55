package kilohour.units;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Scaled longs to and from decimal text: {@code "2.600"} with three decimals is 2600. Never through a double. */
public final class Decimals {
    private Decimals() {}

    /**
     * The text as a whole number of units of 10<sup>−decimals</sup>.
     *
     * @throws IllegalArgumentException if it is no number, has more decimals than fit, or overflows a long
     */
    public static long parse(String text, int decimals) {
        BigDecimal value;
        try {
            if (text.length() > 40) throw new NumberFormatException();
            value = new BigDecimal(text);
            if (Math.abs((long) value.scale()) > 40) throw new NumberFormatException();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a decimal number: " + shortened(text));
        }
        return exact(value, decimals);
    }

    /**
     * A decimal as a whole number of units of 10<sup>−decimals</sup>.
     *
     * @throws IllegalArgumentException if it has more decimals than fit, or overflows a long
     */
    public static long exact(BigDecimal value, int decimals) {
        if (Math.abs((long) value.scale()) > 400)
            throw new IllegalArgumentException("out of range: " + shortened(value.toString()));
        try {
            return value.setScale(decimals, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException e) {
            boolean large = value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE, decimals)) > 0;
            throw new IllegalArgumentException(
                    large
                            ? "out of range: " + shortened(value.toString())
                            : "more than " + decimals + " decimals: " + shortened(value.toString()));
        }
    }

    /** The value with exactly so many decimals, for example {@code format(2600, 3)} is {@code "2.600"}. */
    public static String format(long value, int decimals) {
        return BigDecimal.valueOf(value, decimals).toPlainString();
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}

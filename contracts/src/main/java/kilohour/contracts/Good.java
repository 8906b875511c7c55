package kilohour.contracts;

/**
 * What one unit of an underlying is, and what lots of it are. Two goods of equal terms are of one kind: months of them may
 * be spread against each other.
 *
 * @param unit one of it, as people read it: {@code GPU-hour}; 1 to 16 letters, digits, spaces and hyphens
 * @param units many of it: {@code GPU-hours}
 * @param lot what a month's lot is
 * @param perpetualLotUnits units in one lot of a perpetual, 1 to 1,000,000
 */
public record Good(String unit, String units, Lot lot, long perpetualLotUnits) {
    /** One GPU of the index's grade for one hour. A month's lot is one GPU through every hour of the month. */
    public static final Good GPU_HOUR = new Good("GPU-hour", "GPU-hours", new Lot.Flow("GPU", 1), 1);

    /** One million AI tokens of the index's basket. A lot is 100 million tokens. */
    public static final Good MILLION_TOKENS = new Good("million tokens", "million tokens", new Lot.Fixed(100), 100);

    /** @throws IllegalArgumentException if a name or a number is outside its range */
    public Good {
        requireName("a unit's name", unit);
        requireName("a unit's plural", units);
        if (perpetualLotUnits < 1 || perpetualLotUnits > 1_000_000)
            throw new IllegalArgumentException("a perpetual's lot is 1 to 1,000,000 units: " + perpetualLotUnits);
    }

    static void requireName(String what, String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9 -]{0,15}"))
            throw new IllegalArgumentException(
                    what + " is 1 to 16 letters, digits, spaces and hyphens: \"" + name + "\"");
    }

    /** So many of it: {@code 744 GPU-hours}, {@code 1 module}. */
    public String count(long number) {
        return number + " " + (number == 1 ? unit : units);
    }
}

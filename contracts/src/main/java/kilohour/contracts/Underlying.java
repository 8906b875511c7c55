package kilohour.contracts;

import kilohour.units.PriceGrid;

/**
 * A good that contracts are listed on, priced by the index of the same code.
 *
 * @param code upper-case letters and digits, a letter first, at most 12: {@code H100}
 * @param description the good in words
 * @param good what one unit is
 * @param grid tick of its order prices
 * @param perpetual whether a perpetual is listed: only where the index prints through the day
 */
public record Underlying(String code, String description, Good good, PriceGrid grid, boolean perpetual) {
    public Underlying {
        if (!code.matches("[A-Z][A-Z0-9]{0,11}"))
            throw new IllegalArgumentException(
                    "underlying code must be a letter and up to 11 more letters and digits: " + code);
    }
}

package kilohour.tokens;

/**
 * A model in a print; all prices in nano-dollars per million tokens.
 *
 * @param weightPpm its share of the basket's tokens, fixed for the period
 * @param valueSharePpm its share of the print: by so much a move of all its prices by 1 moves the print
 * @param freshNanos fresh input
 * @param cachedNanos cached input
 * @param hosts hosts in its median, 0 if none quotes it
 * @param daysOld days since a host quoted it
 */
public record Constituent(
        String model,
        int weightPpm,
        int valueSharePpm,
        PriceState state,
        long freshNanos,
        long cachedNanos,
        long outputNanos,
        int hosts,
        int daysOld) {}

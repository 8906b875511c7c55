package kilohour.tokens;

import java.util.List;

/**
 * A model in a print; all prices in nano-dollars per million tokens.
 *
 * @param weightPpm its share of the basket's tokens, fixed for the period
 * @param valueSharePpm its share of the print: by so much a move of all its prices by 1 moves the print
 * @param freshNanos fresh input
 * @param cachedNanos cached input
 * @param daysOld days since a host quoted it
 * @param influenceTenths the print less the print without the model, the others' weights scaled up, in tenths of a tick
 * @param hosts the hosts in its median, in order of name; none if nobody quotes it
 */
public record Constituent(
        String model,
        int weightPpm,
        int valueSharePpm,
        PriceState state,
        long freshNanos,
        long cachedNanos,
        long outputNanos,
        int daysOld,
        long influenceTenths,
        List<HostShare> hosts) {
    public Constituent {
        hosts = List.copyOf(hosts);
    }
}

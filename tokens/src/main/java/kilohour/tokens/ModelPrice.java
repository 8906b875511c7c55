package kilohour.tokens;

import java.util.List;

/**
 * A model's price of a day: the weighted median over its hosts, leg by leg.
 *
 * @param hosts names of the hosts in the median, sorted
 * @param intradayPpm weight of hosts read several times a day
 * @param recentPpm weight of hosts read in the last 36 hours
 */
record ModelPrice(PriceTriple prices, List<String> hosts, int intradayPpm, int recentPpm) {
    ModelPrice {
        hosts = List.copyOf(hosts);
    }
}

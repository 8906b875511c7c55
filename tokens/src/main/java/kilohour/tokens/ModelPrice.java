package kilohour.tokens;

/**
 * A model's price of a day: the weighted median over its hosts, leg by leg.
 *
 * @param hosts hosts in the median
 * @param intradayPpm weight of hosts read several times a day
 * @param recentPpm weight of hosts read in the last 36 hours
 */
record ModelPrice(PriceTriple prices, int hosts, int intradayPpm, int recentPpm) {}

package kilohour.tokens;

/**
 * A model's price at a time: the weighted median over its hosts, leg by leg.
 *
 * @param votes the hosts in the median
 * @param intradayPpm weight of hosts read several times a day
 * @param recentPpm weight of hosts read in the last 36 hours
 */
record ModelPrice(PriceTriple prices, HostVotes votes, int intradayPpm, int recentPpm) {
    static ModelPrice of(HostVotes votes, long endNanos) {
        return new ModelPrice(
                votes.median(),
                votes,
                votes.ppm(HostPrice::isIntraday),
                votes.ppm(price -> price.isRecentAt(endNanos)));
    }
}

package kilohour.matching;

/** An order in the queue of its price level. Taken from {@link OrderPool} and given back, so that none is garbage. */
final class RestingOrder {
    long id;
    long owner;
    /** Lots shown in the queue, above 0 while there. */
    long lots;
    /** An iceberg's lots that are not shown yet, else 0. */
    long hiddenLots;
    /** Lots that an iceberg shows at a time; 0 for an order that shows all. */
    long trancheLots;

    PriceLevel level;
    /** The next older order of the level. */
    RestingOrder ahead;
    /** The next younger order of the level; in the pool, the next free order. */
    RestingOrder behind;

    /** Lots that rest, shown and hidden. */
    long allLots() {
        return lots + hiddenLots;
    }

    /** So many lots rest, as if the order came now: an iceberg shows one tranche of them. */
    void showFirstTranche(long allLots) {
        lots = trancheLots == 0 ? allLots : Math.min(allLots, trancheLots);
        hiddenLots = allLots - lots;
    }

    /** Lots that would be shown after so many whole rounds of the queue: in round 0, those shown now. */
    long lotsInRound(long round) {
        if (round == 0) {
            return lots;
        }
        return hiddenLots == 0 ? 0 : Math.clamp(hiddenLots - (round - 1) * trancheLots, 0, trancheLots);
    }
}

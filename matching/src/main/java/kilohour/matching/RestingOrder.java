package kilohour.matching;

/** An order in the queue of its price level. Taken from {@link OrderPool} and given back, so that none is garbage. */
final class RestingOrder {
    long id;
    long owner;
    /** Lots that still rest, above 0 while in a queue. */
    long lots;

    PriceLevel level;
    /** The next older order of the level. */
    RestingOrder ahead;
    /** The next younger order of the level; in the pool, the next free order. */
    RestingOrder behind;
}

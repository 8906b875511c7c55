package kilohour.matching;

/**
 * Is told what an incoming order does to resting orders, in the order in which it happens. Each call comes after the
 * book has changed. A listener must not change the book it listens to.
 */
public interface MatchListener {
    /**
     * The incoming order took lots of a resting order.
     *
     * @param priceTicks the maker's price
     * @param lots lots traded, above 0
     * @param makerLotsLeft lots of the maker that still rest, hidden ones too; 0 when it has left the book
     */
    void traded(long makerOrderId, long makerOwner, long priceTicks, long lots, long makerLotsLeft);

    /**
     * Self-trade prevention took a resting order out of the book.
     *
     * @param lots lots that rested, hidden ones too, above 0
     */
    void makerCancelled(long makerOrderId, long makerOwner, long lots);

    /**
     * {@link SelfTradePrevention#DECREMENT} made a resting order smaller; it keeps its place, unless that was the end of
     * an iceberg's tranche.
     *
     * @param lots lots taken off, above 0
     * @param makerLotsLeft lots that still rest, hidden ones too, above 0
     */
    void makerReduced(long makerOrderId, long makerOwner, long lots, long makerLotsLeft);
}

package kilohour.matching;

/** Sees the price levels of a side, best price first. */
@FunctionalInterface
public interface LevelVisitor {
    /**
     * @param lots sum of the lots shown at this price, above 0
     * @param orders number of orders that rest at this price, above 0
     */
    void level(long priceTicks, long lots, int orders);
}

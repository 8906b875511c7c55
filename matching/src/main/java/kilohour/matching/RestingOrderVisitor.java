package kilohour.matching;

/** Sees the resting orders of a side in priority order: best price first, then the oldest. */
@FunctionalInterface
public interface RestingOrderVisitor {
    /**
     * @param shownLots lots shown in the queue, above 0
     * @param hiddenLots an iceberg's lots that are not shown yet, else 0
     * @param trancheLots lots that an iceberg shows at a time; 0 for an order that shows all
     */
    void order(long orderId, long owner, long priceTicks, long shownLots, long hiddenLots, long trancheLots);
}

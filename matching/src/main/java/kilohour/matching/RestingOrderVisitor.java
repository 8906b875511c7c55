package kilohour.matching;

/** Sees the resting orders of a side in priority order: best price first, then the oldest. */
@FunctionalInterface
public interface RestingOrderVisitor {
    /** @param lots lots that rest, above 0 */
    void order(long orderId, long owner, long priceTicks, long lots);
}

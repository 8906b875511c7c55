package kilohour.matching;

/** Sees orders of a side that the other side's best price reaches. */
@FunctionalInterface
interface OverlapVisitor {
    /** @param lots lots that rest, shown and hidden, above 0 */
    void order(long priceTicks, long lots);
}

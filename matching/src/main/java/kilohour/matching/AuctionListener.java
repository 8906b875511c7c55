package kilohour.matching;

/** Is told what an auction trades, in order. Each call comes after the book has changed; it must not change the book. */
@FunctionalInterface
public interface AuctionListener {
    /**
     * A bid and an offer traded at the auction's price.
     *
     * @param lots lots traded, above 0
     * @param bidLotsLeft lots of the bid that still rest, hidden ones too; 0 when it has left the book
     * @param askLotsLeft likewise of the offer
     */
    void traded(long bidOrderId, long bidLotsLeft, long askOrderId, long askLotsLeft, long lots);
}

package kilohour.tokens;

/**
 * A basket and how it was linked to the one before.
 *
 * @param fromDay first epoch day that it served
 * @param oldNanos the blend of the basket before on its last day with a print, nano-dollars; 0 for the first basket
 * @param newNanos the blend of this basket on the day before it served
 * @param linkPpb the cumulative link factor from {@code fromDay} on: the one before × old ÷ new, half-even
 */
public record BasketLink(Basket basket, int fromDay, long oldNanos, long newNanos, long linkPpb) {}

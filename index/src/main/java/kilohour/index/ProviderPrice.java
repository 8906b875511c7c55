package kilohour.index;

/**
 * One provider's price at an instant (rulebook 2.5) and what its weight is made of (2.6).
 *
 * @param owner its owner group
 * @param evidence the class of evidence the price is made from
 * @param gpusOnOffer GPUs on offer, the method's assumption where unknown
 * @param rawWeight evidence × freshness × √GPUs on offer, in thousandths of ppm; only ratios matter
 * @param readAtNanos when the newest of its quotes was read
 */
record ProviderPrice(
        String provider,
        String owner,
        Evidence evidence,
        long priceMicros,
        long gpusOnOffer,
        long rawWeight,
        long readAtNanos) {}

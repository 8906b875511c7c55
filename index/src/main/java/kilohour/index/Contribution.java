package kilohour.index;

/**
 * A provider's part in a print.
 *
 * @param owner its owner group
 * @param priceMicros the mean of its hourly prices, micro-dollars per GPU-hour
 * @param weightPpm its weight; all weights add up to one million
 * @param evidence the class of evidence its price was made from, the best of the day
 * @param gpusOnOffer GPUs on offer, the method's assumption where unknown
 * @param influenceTenths the day's value less the value without it, in tenths of a tick
 */
public record Contribution(
        String provider,
        String owner,
        long priceMicros,
        int weightPpm,
        Evidence evidence,
        long gpusOnOffer,
        long influenceTenths) {}

package kilohour.tokens;

/**
 * The parameters of the token index. Changing one makes a new version.
 *
 * @param floorNanos prices below are in another unit (a price for one token, taken for a million)
 * @param ceilingNanos prices above are in another unit, or of pictures and sound
 * @param freshParts parts of fresh input in the headline blend
 * @param outputParts parts of output in the headline blend
 * @param hoursStoodAtLeast hours of the day in which a host must have quoted to have a price that day
 * @param trailingDays days whose medians make a model's trailing reference
 * @param trailingBand a host's price may lie between one part in so many and so many times the trailing reference
 * @param peersAtLeast hosts from which on a host is compared with its peers
 * @param peerBand as {@code trailingBand}, against the median of all hosts
 * @param hostCapPpm largest weight of a host in a model's price; with few hosts, an equal share
 * @param carryDays days for which a model without a quote keeps its last price
 * @param imputedMostPpm largest share of the value that may be moved with the rest of the basket
 * @param membersAtLeast models without which there is no basket
 * @param membersAtMost models in a measured basket
 * @param memberFloorPpm smallest share of the tokens counted that brings a model in
 * @param memberCapPpm largest weight of a model; with few models, an equal share
 * @param countedDaysAtLeast days of the quarter before whose tokens must have been counted
 * @param bootstrapDraws draws of the 90% interval, a multiple of 20
 */
public record TokenMethod(
        String version,
        long floorNanos,
        long ceilingNanos,
        int freshParts,
        int outputParts,
        int hoursStoodAtLeast,
        int trailingDays,
        int trailingBand,
        int peersAtLeast,
        int peerBand,
        int hostCapPpm,
        int carryDays,
        int imputedMostPpm,
        int membersAtLeast,
        int membersAtMost,
        int memberFloorPpm,
        int memberCapPpm,
        int countedDaysAtLeast,
        int bootstrapDraws) {
    /** One whole, in parts per million. */
    static final long ONE_PPM = 1_000_000;

    public static final TokenMethod V1 = new TokenMethod(
            "LLM 1.0",
            500_000,
            1_000L * 1_000_000_000,
            3,
            1,
            12,
            7,
            10,
            4,
            5,
            200_000,
            10,
            250_000,
            5,
            12,
            10_000,
            250_000,
            7,
            1_000);

    /** Parts in the headline blend. */
    int parts() {
        return freshParts + outputParts;
    }
}

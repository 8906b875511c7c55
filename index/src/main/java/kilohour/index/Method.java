package kilohour.index;

import java.util.stream.Collectors;
import java.util.stream.LongStream;
import kilohour.units.Utc;

/**
 * The method and its parameters (rulebook 2, those marked (p)). A change is a new version; nothing is restated.
 *
 * @param version as printed in every record
 * @param ratioFloorPpm lowest price that counts, of the trailing median (400,000 = 0.4)
 * @param ratioCeilingPpm highest price that counts, of the trailing median (2,500,000 = 2.5)
 * @param medianHours hours the trailing median looks back
 * @param offerHoldPpm an offer's validity as a share of its source's interval (1,500,000 = 1.5)
 * @param offerMaxNanos the longest an offer holds
 * @param listMaxNanos the longest a rate card holds
 * @param tradeMaxNanos the time in which a trade fades to nothing
 * @param stretchedOfferNanos an offer's validity on the fallback ladder
 * @param stretchedTradeNanos a trade's validity on the fallback ladder
 * @param reReadNanos half of a daily print's weight must have been read within this
 * @param tradePpm weight of a trade
 * @param offerPpm weight of an offer
 * @param listPpm weight of a rate card
 * @param freshnessHalfDays days without a move after which the weight has halved
 * @param freshnessFloorPpm what freshness never falls below
 * @param unknownGpus GPUs on offer when the source does not tell
 * @param groupCapPpm an owner group's highest weight, when there are more than four
 * @param hostCapPpm a host's highest weight inside a marketplace, when there are more than four
 * @param startGroups owner groups to start or resume
 * @param startEffectiveMillis effective number to start or resume, in thousandths
 * @param continueGroups owner groups to continue
 * @param continueEffectiveMillis effective number to continue, in thousandths
 * @param reconstructedGroups owner groups for a RECONSTRUCTED value
 * @param hoursForPrint hourly values of one grade that a day needs
 * @param carryDays days that a last print may stand for missing ones
 * @param bootstrapDraws draws of the 90% interval
 */
public record Method(
        String version,
        long ratioFloorPpm,
        long ratioCeilingPpm,
        int medianHours,
        long offerHoldPpm,
        long offerMaxNanos,
        long listMaxNanos,
        long tradeMaxNanos,
        long stretchedOfferNanos,
        long stretchedTradeNanos,
        long reReadNanos,
        long tradePpm,
        long offerPpm,
        long listPpm,
        int freshnessHalfDays,
        long freshnessFloorPpm,
        int unknownGpus,
        long groupCapPpm,
        long hostCapPpm,
        int startGroups,
        long startEffectiveMillis,
        int continueGroups,
        long continueEffectiveMillis,
        int reconstructedGroups,
        int hoursForPrint,
        int carryDays,
        int bootstrapDraws) {

    /** One, in parts per million. */
    static final long ONE_PPM = 1_000_000;

    /** Version 1.0. */
    public static final Method V1 = new Method(
            "1.0",
            400_000,
            2_500_000,
            168,
            1_500_000,
            36 * Utc.NANOS_PER_HOUR,
            35 * Utc.NANOS_PER_DAY,
            24 * Utc.NANOS_PER_HOUR,
            48 * Utc.NANOS_PER_HOUR,
            72 * Utc.NANOS_PER_HOUR,
            36 * Utc.NANOS_PER_HOUR,
            ONE_PPM,
            500_000,
            200_000,
            30,
            250_000,
            8,
            250_000,
            250_000,
            5,
            4_500,
            4,
            4_000,
            3,
            18,
            3,
            1_000);

    /**
     * The method as one line: its version and every parameter in the order of this record, joined by spaces. Part of
     * every input hash, so that the same observations under another method give another hash.
     */
    String canonical() {
        long[] parameters = {
            ratioFloorPpm,
            ratioCeilingPpm,
            medianHours,
            offerHoldPpm,
            offerMaxNanos,
            listMaxNanos,
            tradeMaxNanos,
            stretchedOfferNanos,
            stretchedTradeNanos,
            reReadNanos,
            tradePpm,
            offerPpm,
            listPpm,
            freshnessHalfDays,
            freshnessFloorPpm,
            unknownGpus,
            groupCapPpm,
            hostCapPpm,
            startGroups,
            startEffectiveMillis,
            continueGroups,
            continueEffectiveMillis,
            reconstructedGroups,
            hoursForPrint,
            carryDays,
            bootstrapDraws
        };
        return "method " + version
                + LongStream.of(parameters).mapToObj(p -> " " + p).collect(Collectors.joining());
    }

    /** Weight of the evidence by itself, in parts per million. */
    long evidencePpm(Evidence evidence) {
        return switch (evidence) {
            case TRADE -> tradePpm;
            case OFFER -> offerPpm;
            case LIST -> listPpm;
        };
    }
}

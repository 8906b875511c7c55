package kilohour.index;

/**
 * Observations of a day that did not count, alike in source, provider and reason.
 *
 * @param reason why
 * @param count how many
 * @param lowestMicros their lowest price
 * @param highestMicros their highest price
 */
public record RejectedInput(
        String source, String provider, RejectReason reason, int count, long lowestMicros, long highestMicros) {}

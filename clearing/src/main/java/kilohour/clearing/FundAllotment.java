package kilohour.clearing;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The published rule by which the default fund is allotted to members: pro rata to what each would lose beyond its own
 * cover on average over the stress scenarios, and at least a minimum.
 *
 * <pre>
 *   a fund of 6,500,000, averages 4,000,000 and 1,000,000 and 0, minimum 10,000:
 *   5,200,000, 1,300,000 and 10,000
 * </pre>
 */
public final class FundAllotment {
    private FundAllotment() {}

    /**
     * @param sizeMicros what the shares must cover, 0 or more
     * @param minimumMicros the least share, 0 or more
     * @param averageMicros by member, 0 or more each; members that are not named have no share
     * @return by member: the floor of its part of the size, remainders a micro-dollar each in order of member, and where
     *     that is less than the minimum, the minimum; the sum is the size or more, if anyone's average is more than 0
     */
    public static NavigableMap<Long, Long> shares(
            long sizeMicros, long minimumMicros, NavigableMap<Long, Long> averageMicros) {
        var weights = new TreeMap<Long, Long>();
        averageMicros.forEach((member, average) -> {
            if (average > 0) weights.put(member, average);
        });
        NavigableMap<Long, Long> parts = Share.byWeight(sizeMicros, weights);
        var shares = new TreeMap<Long, Long>();
        for (long member : averageMicros.keySet())
            shares.put(member, Math.max(minimumMicros, parts.getOrDefault(member, 0L)));
        return shares;
    }
}

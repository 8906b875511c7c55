package kilohour.risk;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import kilohour.clearing.Charges;
import kilohour.index.Observation;
import kilohour.index.Term;
import kilohour.units.Utc;

/**
 * What recorded prices carry for margin's charges: how much of a good is on offer, as long as no venue's own volume is known.
 * A day's depth is the sum over offers of the most GPUs that each had on offer that day, for 24 hours; the measure is the
 * median of the days that had any. One machine offered in several sizes is one offer.
 */
public final class ChargeStudy {
    /** Days with depth that a volume is measured from; as many as margin asks of a level. */
    public static final int DAYS_MIN = CalibrationMethod.STANDARD.movesMin();

    /** Stated where the data carry none: GPU-hours a day. */
    public static final long STATED_VOLUME_UNITS = 50_000;

    private static final long HOURS_PER_DAY = 24;

    private record Offer(String source, String provider, String region, String hostId, String machineId) {}

    private final Map<String, TreeMap<Integer, Map<Offer, Integer>>> byGpu = new HashMap<>();

    /**
     * @param days on which depth was read
     * @param measured whether the volume is the data's, and not stated
     */
    public record Finding(Charges charges, int days, boolean measured) {}

    public void observe(Observation price) {
        if (price.term() != Term.ON_DEMAND || price.gpusAvailable() <= 0) return;
        byGpu.computeIfAbsent(price.gpu(), gpu -> new TreeMap<>())
                .computeIfAbsent(Utc.day(price.observedAtNanos()), day -> new HashMap<>())
                .merge(
                        new Offer(price.source(), price.provider(), price.region(), price.hostId(), price.machineId()),
                        price.gpusAvailable(),
                        Math::max);
    }

    /** An index's charges: rates as stated, on a volume that is measured where it can be. */
    public Finding finding(String index, String gpu) {
        long[] depths = byGpu.getOrDefault(gpu, new TreeMap<>()).values().stream()
                .mapToLong(offers -> offers.values().stream()
                        .mapToLong(gpus -> HOURS_PER_DAY * gpus)
                        .sum())
                .sorted()
                .toArray();
        boolean measured = depths.length >= DAYS_MIN;
        // The lower of the two in the middle: less volume is more margin.
        long volume = measured ? depths[(depths.length - 1) / 2] : STATED_VOLUME_UNITS;
        return new Finding(Charges.starting(index, volume), depths.length, measured);
    }
}

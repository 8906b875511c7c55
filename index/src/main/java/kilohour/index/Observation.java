package kilohour.index;

import java.util.Comparator;
import kilohour.units.Decimals;
import kilohour.units.Utc;

/**
 * One price that somebody saw (rulebook 2.1).
 *
 * @param observedAtNanos when the source was read; for sources that give only a day, 00:00 of that day
 * @param source the feed that reported it, a name of the {@link SourceRegistry}
 * @param provider who rents the GPU out
 * @param owner common owner of several providers, or empty
 * @param gpu model, such as {@code H100}
 * @param formFactor {@code SXM}, {@code PCIE}, {@code NVL} or empty if not stated
 * @param memoryGb nominal memory of one GPU, 0 if not stated
 * @param gpus GPUs in the box priced, 0 if not stated
 * @param fabric {@code INFINIBAND}, {@code TCPXO} or empty
 * @param country ISO 3166 two-letter code, or empty
 * @param region the provider's own name of the place, or empty
 * @param termMonths months of commitment, 0 unless {@link Term#RESERVED}
 * @param priceMicrosPerGpuHour micro-dollars for one GPU-hour, not negative
 * @param gpusAvailable GPUs on offer in this row, −1 if unknown
 * @param hostId a marketplace's host, or empty
 * @param machineId a marketplace's machine, or empty
 */
public record Observation(
        long observedAtNanos,
        String source,
        String provider,
        String owner,
        Evidence evidence,
        String gpu,
        String formFactor,
        int memoryGb,
        int gpus,
        String fabric,
        String country,
        String region,
        Term term,
        int termMonths,
        long priceMicrosPerGpuHour,
        int gpusAvailable,
        String hostId,
        String machineId) {

    /** A total order, the cheapest of one instant first: nothing computed depends on the order of arrival. */
    static final Comparator<Observation> ORDER = Comparator.comparingLong(Observation::observedAtNanos)
            .thenComparingLong(Observation::priceMicrosPerGpuHour)
            .thenComparing(Observation::source)
            .thenComparing(Observation::provider)
            .thenComparing(Observation::evidence)
            .thenComparing(Observation::gpu)
            .thenComparing(Observation::formFactor)
            .thenComparing(Observation::region)
            .thenComparing(Observation::machineId)
            .thenComparing(Observation::hostId)
            .thenComparingInt(Observation::gpus)
            .thenComparing(Observation::term)
            .thenComparingInt(Observation::termMonths)
            .thenComparingInt(Observation::memoryGb)
            .thenComparing(Observation::fabric)
            .thenComparing(Observation::country)
            .thenComparing(Observation::owner)
            .thenComparingInt(Observation::gpusAvailable);

    /** The columns of the observation layout joined by commas: what input hashes are taken over. */
    public String canonical() {
        return Utc.format(observedAtNanos)
                + ','
                + source
                + ','
                + provider
                + ','
                + owner
                + ','
                + evidence
                + ','
                + gpu
                + ','
                + formFactor
                + ','
                + memoryGb
                + ','
                + gpus
                + ','
                + fabric
                + ','
                + country
                + ','
                + region
                + ','
                + term
                + ','
                + termMonths
                + ','
                + Decimals.format(priceMicrosPerGpuHour, 6)
                + ','
                + gpusAvailable
                + ','
                + hostId
                + ','
                + machineId;
    }
}

package kilohour.index;

import java.util.List;
import java.util.Optional;
import kilohour.units.Rounding;

/**
 * A day's print and everything needed to judge it (rulebook 2.11). Weights, influence, interval and cost are taken on
 * the day's sheet: each provider's mean price and mean raw weight over the hours used. The value itself is the mean of
 * the hourly values; {@link #hourShares()} has what each of them was made of, so that {@link #recomputedTenths()} makes
 * the value again from the record alone.
 *
 * @param epochDay the day, counted from 1970-01-01
 * @param reason why there is no print, or what stands in for it; empty for an ordinary print
 * @param valueTenths tenths of a tick, 0 for {@link PrintStatus#NO_PRINT}
 * @param grade of the evidence; of a carried or determined value the grade of the print carried; null without a value
 * @param stretched made on the longer validity of the fallback ladder
 * @param practice made under the practice rule
 * @param hours hourly values in the mean
 * @param contributors in order of price, then name
 * @param hourShares the hours in the mean, in order of time
 * @param effectiveNumberMillis effective number of owner groups, in thousandths
 * @param intervalLowTenths lower end of the 90% interval
 * @param intervalHighTenths upper end of the 90% interval
 * @param costToMove1Pct null if no single group can move the print by 1%
 * @param inputHash SHA-256 of the observations in force in the day and of the method, hex
 * @param previousRecordHash hash of the index's record before, 64 zeros for the first
 * @param recordHash SHA-256 of {@link #canonical()}, hex
 */
public record PrintRecord(
        String index,
        int epochDay,
        PrintStatus status,
        String reason,
        long valueTenths,
        Grade grade,
        boolean stretched,
        boolean practice,
        String methodVersion,
        int hours,
        List<Contribution> contributors,
        List<HourShare> hourShares,
        EvidenceShares evidence,
        long effectiveNumberMillis,
        long intervalLowTenths,
        long intervalHighTenths,
        CostToMove costToMove1Pct,
        List<RejectedInput> rejects,
        String inputHash,
        String previousRecordHash,
        String recordHash)
        implements ChainedRecord {
    public PrintRecord {
        contributors = List.copyOf(contributors);
        hourShares = List.copyOf(hourShares);
        rejects = List.copyOf(rejects);
    }

    @Override
    public boolean hasValue() {
        return status != PrintStatus.NO_PRINT;
    }

    /** Is the value somebody else's, who alone knows what it was made from? */
    public boolean isReported() {
        return methodVersion.equals(ReportedDesk.METHOD);
    }

    @Override
    public String canonical() {
        return RecordText.of(this);
    }

    /**
     * The value made again from the hours in the record: each hour's weighted interquartile mean, half-even to a tenth
     * of a tick, and the mean of those, half-even. A carried or determined value has no hours of its own to be made
     * from.
     *
     * @throws IllegalStateException if there are none
     */
    public long recomputedTenths() {
        if (hourShares.isEmpty())
            throw new IllegalStateException(
                    "the record of " + title() + " is " + status + " and has no hours to recompute");
        long sum = 0;
        for (HourShare hour : hourShares) sum = Math.addExact(sum, hour.recomputedTenths());
        return Rounding.halfEven(sum, hourShares.size());
    }

    /** The contributor whose absence moves the value most; of equals the first. Empty without contributors. */
    public Optional<Contribution> mostInfluential() {
        return contributors.stream()
                .reduce((a, b) -> Math.abs(b.influenceTenths()) > Math.abs(a.influenceTenths()) ? b : a);
    }

    @Override
    public boolean agreesWithItsParts() {
        return hourShares.isEmpty() || recomputedTenths() == valueTenths;
    }

    PrintRecord sealed() {
        return new PrintRecord(
                index,
                epochDay,
                status,
                reason,
                valueTenths,
                grade,
                stretched,
                practice,
                methodVersion,
                hours,
                contributors,
                hourShares,
                evidence,
                effectiveNumberMillis,
                intervalLowTenths,
                intervalHighTenths,
                costToMove1Pct,
                rejects,
                inputHash,
                previousRecordHash,
                Fingerprint.of(canonical()));
    }
}

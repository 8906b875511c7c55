package kilohour.tokens;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kilohour.index.ChainedRecord;
import kilohour.index.Fingerprint;
import kilohour.index.Grade;
import kilohour.index.PrintStatus;

/**
 * The record of a day's print. Values are in tenths of a tick ($0.00001 per million tokens).
 *
 * @param index its code, {@code LLM}
 * @param status {@code CARRIED} if less than half of the value was quoted that day
 * @param reason why there is no print, empty otherwise
 * @param valueTenths the unlinked dollar price of the blend: what contracts settle on; 0 without a print
 * @param linkedTenths value × link factor: the price of the first basket moved by price changes alone
 * @param linkPpb the cumulative link factor, in parts per billion
 * @param freshTenths the leg fresh input
 * @param cachedTenths the leg cached input
 * @param outputTenths the leg output
 * @param grade null without a print
 * @param practice made under the practice rule
 * @param basket name of the basket, empty if there is none yet
 * @param basketHash its hash, empty if there is none yet
 * @param measured its weights are counted tokens
 * @param effectiveNumberMillis 1 ÷ Σ weight², in thousandths
 * @param intervalLowTenths lower end of the 90% interval ({@code HostBootstrap}); 0 without a print
 * @param intervalHighTenths upper end of it
 * @param costToMove1Pct null if no single host can move the print by 1%
 * @param hostInfluences every host in the medians, in order of name
 * @param hours the values at the ends of the day's hours, in order of time; none unless the grade is INTRADAY
 * @param hourly why there are no hourly values, empty if there are
 * @param rejects quotes of the basket's models that did not count
 * @param inputHash SHA-256 of the quotes in force, the basket and the method, hex
 * @param previousRecordHash hash of the record before, 64 zeros for the first
 * @param recordHash SHA-256 of {@link #canonical()}, hex
 */
public record TokenPrint(
        String index,
        int epochDay,
        PrintStatus status,
        String reason,
        long valueTenths,
        long linkedTenths,
        long linkPpb,
        long freshTenths,
        long cachedTenths,
        long outputTenths,
        Grade grade,
        boolean practice,
        String methodVersion,
        String basket,
        String basketHash,
        boolean measured,
        List<Constituent> constituents,
        long effectiveNumberMillis,
        long intervalLowTenths,
        long intervalHighTenths,
        CheapestMove costToMove1Pct,
        List<HostInfluence> hostInfluences,
        List<TokenHour> hours,
        String hourly,
        List<TokenReject> rejects,
        String inputHash,
        String previousRecordHash,
        String recordHash)
        implements ChainedRecord {
    public TokenPrint {
        constituents = List.copyOf(constituents);
        hostInfluences = List.copyOf(hostInfluences);
        hours = List.copyOf(hours);
        rejects = List.copyOf(rejects);
    }

    @Override
    public boolean hasValue() {
        return status != PrintStatus.NO_PRINT;
    }

    @Override
    public String canonical() {
        return TokenPrintText.of(this);
    }

    /** Models' medians, legs, price and linked index made again from the hosts' prices and weights in the record. */
    @Override
    public boolean agreesWithItsParts() {
        return !hasValue() || new TokenArithmetic(this).agrees();
    }

    /** The model without which the print would be another the most, the first of such; empty without a print. */
    public Optional<Constituent> mostInfluentialModel() {
        return constituents.stream().max(Comparator.comparingLong(model -> Math.abs(model.influenceTenths())));
    }

    /** The host without which the print would be another the most; empty if nobody quotes. */
    public Optional<HostInfluence> mostInfluentialHost() {
        return hostInfluences.stream().max(Comparator.comparingLong(host -> Math.abs(host.influenceTenths())));
    }

    TokenPrint sealed() {
        return new TokenPrint(
                index,
                epochDay,
                status,
                reason,
                valueTenths,
                linkedTenths,
                linkPpb,
                freshTenths,
                cachedTenths,
                outputTenths,
                grade,
                practice,
                methodVersion,
                basket,
                basketHash,
                measured,
                constituents,
                effectiveNumberMillis,
                intervalLowTenths,
                intervalHighTenths,
                costToMove1Pct,
                hostInfluences,
                hours,
                hourly,
                rejects,
                inputHash,
                previousRecordHash,
                Fingerprint.of(canonical()));
    }
}

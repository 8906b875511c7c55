package kilohour.tokens;

import java.util.List;
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
        List<TokenReject> rejects,
        String inputHash,
        String previousRecordHash,
        String recordHash) {
    /** What stands for the hash before the first record. */
    public static final String NO_RECORD = "0".repeat(64);

    public TokenPrint {
        constituents = List.copyOf(constituents);
        rejects = List.copyOf(rejects);
    }

    public boolean hasValue() {
        return status != PrintStatus.NO_PRINT;
    }

    /** The record as lines of {@code name=value}, UTF-8, each ended by one line feed: everything but its own hash. */
    public String canonical() {
        return TokenPrintText.of(this);
    }

    /** Is the hash that of the text? */
    public boolean isIntact() {
        return recordHash.equals(Fingerprint.of(canonical()));
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
                rejects,
                inputHash,
                previousRecordHash,
                Fingerprint.of(canonical()));
    }
}

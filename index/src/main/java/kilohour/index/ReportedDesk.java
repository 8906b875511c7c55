package kilohour.index;

import java.util.List;
import java.util.Optional;
import kilohour.units.Utc;

/**
 * Makes the prints of an index that somebody else computes: a day's record is what its administrator reported; else the
 * ladder of rulebook 2.10, as for the venue's own indices: the last print carried for three days, then the officers'
 * word, for which the practice rule has the last print stand in. There is one record a day, none left out.
 *
 * <pre>
 *   2026-11-02  5.31 reported   PRINTED     5.31
 *   2026-11-03  nothing         CARRIED     5.31, and so on the 4th and the 5th
 *   2026-11-06  nothing         none until two officers have spoken; in practice DETERMINED at 5.31
 *   2026-11-07  5.40 reported   PRINTED     5.40, once there is a record of the 6th
 * </pre>
 */
public final class ReportedDesk {
    /** Version of the method in its records. */
    public static final String METHOD = "REPORTED 1.0";

    /** Days on which the last print is carried. */
    public static final int CARRY_DAYS = 3;

    private static final EvidenceShares NO_EVIDENCE = new EvidenceShares(0, 0, 0);

    private final String index;
    private final String administrator;
    private final boolean practice;
    private String previousHash = ChainedRecord.NO_RECORD;
    private PrintRecord last;
    private PrintRecord lastPrinted;

    /** @param practice the practice rule: RECONSTRUCTED values count, and nobody has to be asked */
    public ReportedDesk(String index, String administrator, boolean practice) {
        this.index = index;
        this.administrator = administrator;
        this.practice = practice;
    }

    /** Carries on after a record made earlier. */
    public void continueAfter(PrintRecord record) {
        previousHash = record.recordHash();
        last = record;
        if (record.status() == PrintStatus.PRINTED) lastPrinted = record;
    }

    /** The record made last. */
    public Optional<PrintRecord> last() {
        return Optional.ofNullable(last);
    }

    /** Does a value of this grade count here? */
    public boolean admits(Grade grade) {
        return practice || grade != Grade.RECONSTRUCTED;
    }

    /** The record of a day of which a value was reported, of a grade that counts. */
    public PrintRecord printed(Reported reported) {
        if (!admits(reported.grade()))
            throw new IllegalArgumentException("RECONSTRUCTED values are for practice only: " + reported.text());
        return made(
                reported.epoch(),
                PrintStatus.PRINTED,
                "reported by " + administrator,
                reported.valueTenths(),
                reported.grade(),
                reported.text());
    }

    /** The record of a day of which nothing was reported, as the ladder has it; empty if officers have to speak. */
    public Optional<PrintRecord> standIn(int epochDay) {
        if (lastPrinted == null) return Optional.empty();
        boolean carried = epochDay - lastPrinted.epochDay() <= CARRY_DAYS;
        if (!carried && !practice) return Optional.empty();
        String from = "print of " + Utc.formatDay(lastPrinted.epochDay());
        return Optional.of(made(
                epochDay,
                carried ? PrintStatus.CARRIED : PrintStatus.DETERMINED,
                (carried ? from + " carried; " : "practice rule: " + from + " stands in for the officers' word; ")
                        + administrator + " reported nothing",
                lastPrinted.valueTenths(),
                lastPrinted.grade(),
                ""));
    }

    /** The record of a day before the first value, at that value: the practice rule's word for the officers'. */
    public PrintRecord before(int epochDay, Reported first) {
        if (!practice) throw new IllegalStateException("two officers determine a day before the first print");
        return made(
                epochDay,
                PrintStatus.DETERMINED,
                "practice rule: the first value, of " + Utc.formatDay(first.epoch())
                        + ", stands in for the officers' word",
                first.valueTenths(),
                first.grade(),
                first.text());
    }

    /** The record of a day on which officers have spoken. */
    public PrintRecord determined(Determination determination) {
        return made(
                determination.epochDay(),
                PrintStatus.DETERMINED,
                determination.words(),
                determination.valueTenths(),
                lastPrinted == null ? Grade.DAILY : lastPrinted.grade(),
                determination.text());
    }

    private PrintRecord made(int epochDay, PrintStatus status, String reason, long tenths, Grade grade, String text) {
        if (last != null && epochDay != last.epochDay() + 1)
            throw new IllegalArgumentException(
                    Utc.formatDay(epochDay) + " does not follow " + Utc.formatDay(last.epochDay()));
        var record = new PrintRecord(
                        index,
                        epochDay,
                        status,
                        reason,
                        tenths,
                        grade,
                        false,
                        practice,
                        METHOD,
                        0,
                        List.of(),
                        List.of(),
                        NO_EVIDENCE,
                        0,
                        tenths,
                        tenths,
                        null,
                        List.of(),
                        Fingerprint.of(text),
                        previousHash,
                        "")
                .sealed();
        continueAfter(record);
        return record;
    }
}

package kilohour.index;

import java.util.List;
import java.util.Optional;
import kilohour.units.Utc;

/** An index's records in order: each intact, each the mean of its hours, each naming the one before. */
public final class RecordChain {
    private RecordChain() {}

    /** What is wrong with the first faulty record, or empty if nothing is. Oldest first, of one index. */
    public static Optional<String> fault(List<PrintRecord> records) {
        PrintRecord before = null;
        for (PrintRecord record : records) {
            String name = record.index() + " of " + Utc.formatDay(record.epochDay());
            if (!record.isIntact())
                return Optional.of("the record of " + name + " is not what its hash was taken over");
            if (!record.hourShares().isEmpty() && record.recomputedTenths() != record.valueTenths())
                return Optional.of("the value of " + name + " is not what its hours give");
            if (before != null && !record.index().equals(before.index()))
                return Optional.of("the record of " + name + " stands among those of " + before.index());
            if (before != null && record.epochDay() != before.epochDay() + 1)
                return Optional.of(
                        "the record of " + name + " does not follow that of " + Utc.formatDay(before.epochDay()));
            if (before != null && !record.previousRecordHash().equals(before.recordHash()))
                return Optional.of("the record of " + name + " names another record before it");
            before = record;
        }
        return Optional.empty();
    }
}

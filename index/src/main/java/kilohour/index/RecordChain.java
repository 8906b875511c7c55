package kilohour.index;

import java.util.List;
import java.util.Optional;
import kilohour.units.Utc;

/** An index's records in order: each intact, each made of what it says it is made of, each naming the one before. */
public final class RecordChain {
    private RecordChain() {}

    /** What is wrong with the first faulty record, or empty if nothing is. Oldest first, of one index. */
    public static Optional<String> fault(List<? extends ChainedRecord> records) {
        ChainedRecord before = null;
        for (ChainedRecord record : records) {
            String fault = fault(record, before);
            if (fault != null) return Optional.of(fault);
            before = record;
        }
        return Optional.empty();
    }

    private static String fault(ChainedRecord record, ChainedRecord before) {
        if (!record.isIntact()) return "the record of " + record.title() + " is not what its hash was taken over";
        if (!record.agreesWithItsParts()) return "the value of " + record.title() + " is not what its parts give";
        if (before == null) return null;
        if (!record.index().equals(before.index()))
            return "the record of " + record.title() + " stands among those of " + before.index();
        if (record.epochDay() != before.epochDay() + 1)
            return "the record of " + record.title() + " does not follow that of " + Utc.formatDay(before.epochDay());
        if (!record.previousRecordHash().equals(before.recordHash()))
            return "the record of " + record.title() + " names another record before it";
        return null;
    }
}

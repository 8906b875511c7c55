package kilohour.tokens;

import java.util.List;
import java.util.Optional;
import kilohour.units.Utc;

/** Token prints in order: each intact, each naming the one before. */
public final class TokenChain {
    private TokenChain() {}

    /** What is wrong with the first faulty record, or empty if nothing is. Oldest first. */
    public static Optional<String> fault(List<TokenPrint> prints) {
        TokenPrint before = null;
        for (TokenPrint print : prints) {
            String name = print.index() + " of " + Utc.formatDay(print.epochDay());
            if (!print.isIntact()) return Optional.of("the record of " + name + " is not what its hash was taken over");
            if (before != null && print.epochDay() != before.epochDay() + 1)
                return Optional.of(
                        "the record of " + name + " does not follow that of " + Utc.formatDay(before.epochDay()));
            if (before != null && !print.previousRecordHash().equals(before.recordHash()))
                return Optional.of("the record of " + name + " names another record before it");
            before = print;
        }
        return Optional.empty();
    }
}

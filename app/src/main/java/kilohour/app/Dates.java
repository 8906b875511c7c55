package kilohour.app;

import java.time.LocalDate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of a span of days given as arguments. */
final class Dates {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private Dates() {}

    static void requireOrder(CommandSpec command, LocalDate from, LocalDate to) {
        if (from.isBefore(FIRST) || to.isAfter(LAST))
            throw new ParameterException(command.commandLine(), "days lie between " + FIRST + " and " + LAST);
        if (to.isBefore(from))
            throw new ParameterException(
                    command.commandLine(), "--to " + to + " is before --from " + from + ": the last day comes last");
    }
}

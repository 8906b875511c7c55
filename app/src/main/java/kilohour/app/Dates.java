package kilohour.app;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Days given as arguments. */
final class Dates {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private Dates() {}

    /** @throws TypeConversionException in words of ours: the library's own would name a class of Java's */
    static LocalDate parse(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("\"" + text + "\" is no day; days are written as in 2025-10-20");
        }
    }

    static void requireOrder(CommandSpec command, LocalDate from, LocalDate to) {
        if (from.isBefore(FIRST) || to.isAfter(LAST))
            throw new ParameterException(command.commandLine(), "days lie between " + FIRST + " and " + LAST);
        if (to.isBefore(from))
            throw new ParameterException(
                    command.commandLine(), "--to " + to + " is before --from " + from + ": the last day comes last");
    }
}

package kilohour.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import kilohour.history.AccountStatement;
import kilohour.history.History;
import kilohour.history.StatementText;
import kilohour.units.Money;
import kilohour.units.Utc;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "statement",
        header = "An account's statement of a day or a month, as a file.",
        description = {
            "Balances, cash by purpose, trades, positions and collateral at the end, margin calls. The file's name says",
            "the form: .csv, .json, or .html, a page to print. Works on a venue that runs and on one that is stopped.",
            "",
            "Examples:",
            "  kilohour statement --account 100 --day 2026-11-20 --out 100.html",
            "  kilohour statement --account 100 --month 2026-11 --out 100.csv --home /srv/venue",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong arguments or no venue there."})
final class StatementCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--account", paramLabel = "A", required = true, description = "The account.")
    private long account;

    @Option(names = "--day", paramLabel = "D", description = "A day, as in 2026-11-20, UTC.")
    private LocalDate day;

    @Option(names = "--month", paramLabel = "M", description = "Or a month, as in 2026-11.")
    private String month;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where it is written.")
    private Path out;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = HomeFolder.DEFAULT,
            description = "The folder that holds the venue (default: ${DEFAULT-VALUE}).")
    private String home;

    @Option(
            names = "--history",
            paramLabel = "JDBC_URL",
            description = "The history is in PostgreSQL, jdbc:postgresql://... (default: SQLite in the home).")
    private String url;

    @Override
    public Integer call() {
        if ((day == null) == (month == null)) throw wrong("say either --day or --month");
        String name = out.getFileName().toString();
        String format = name.substring(name.lastIndexOf('.') + 1);
        if (!StatementText.FORMATS.contains(format)) throw wrong("--out ends with .csv, .json or .html");
        YearMonth whole = month == null ? null : month();
        long from = whole == null ? Utc.startOfDay((int) day.toEpochDay()) : Utc.startOfMonth(whole);
        long to = whole == null ? from + Utc.NANOS_PER_DAY : Utc.startOfMonth(whole.plusMonths(1));
        var folder = HomeFolder.of(home);
        folder.requireVenue();
        try (History history = open(folder)) {
            AccountStatement statement = history.accountStatements().statement(account, from, to);
            if (statement.name().isEmpty() && statement.cash().isEmpty())
                throw new Stop(
                        ExitCode.USAGE, "there is no account " + account + " in the history of " + folder.path());
            Files.writeString(out, StatementText.of(statement, format));
            Console.standard()
                    .line("Account %d: opening $%s, closing $%s, %d trades; written to %s"
                            .formatted(
                                    account,
                                    Money.format(statement.openingMicros()),
                                    Money.format(statement.closingMicros()),
                                    statement.trades().size(),
                                    out));
            return ExitCode.OK;
        } catch (IOException e) {
            throw new Stop(ExitCode.FAILED, out + " cannot be written: " + e.getMessage(), e);
        }
    }

    private YearMonth month() {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw wrong("--month " + month + ": a month reads as in 2026-11");
        }
    }

    private CommandLine.ParameterException wrong(String sentence) {
        return new CommandLine.ParameterException(spec.commandLine(), sentence);
    }

    private History open(HomeFolder folder) {
        String where = url == null ? Settings.read(folder.settings()).history() : url;
        return where.isEmpty() ? History.inHome(folder.path()) : History.onPostgres(where);
    }
}

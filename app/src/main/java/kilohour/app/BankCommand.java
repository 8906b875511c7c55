package kilohour.app;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import kilohour.bank.BankAccount;
import kilohour.bank.BankFileException;
import kilohour.bank.BankStatement;
import kilohour.bank.Camt053;
import kilohour.bank.CreditorReference;
import kilohour.bank.Reconciliation;
import kilohour.bank.StatementImport;
import kilohour.exchange.Command;
import kilohour.units.Decimals;
import kilohour.units.Money;
import kilohour.units.Utc;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@CommandLine.Command(
        name = "bank",
        header = "The bank's statements (ISO 20022 camt.053): taken in, and held against the ledger.",
        description = {
            "A venue that is up takes in what lies in bank/statements of its home by itself; these commands do it at",
            "once, and say what to do about entries that name nobody. The venue must be running, and its settings",
            "must name its account at the bank.",
            "",
            "Examples:",
            "  kilohour bank import 2026-11-20.xml",
            "  kilohour bank reconcile 2026-11-20.xml",
            "  kilohour bank reference 100",
            "  kilohour bank credit --entry 2026112000017 --date 2026-11-20 --account 100 --amount 500",
            "  kilohour bank reverse --entry 2026112100003 --date 2026-11-21 --reversed 2026112000017",
            ""
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BankCommand.Import.class,
            BankCommand.Reconcile.class,
            BankCommand.Reference.class,
            BankCommand.Credit.class,
            BankCommand.Reverse.class
        })
final class BankCommand implements Callable<Integer> {
    private static final int LOOK_BACK_DAYS = 400;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do: bank import, reconcile, reference, credit or reverse");
    }

    private static List<BankStatement> read(Path file) {
        try {
            return Camt053.read(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new Stop(ExitCode.USAGE, file + " cannot be read: " + e.getMessage(), e);
        } catch (BankFileException e) {
            throw new Stop(ExitCode.FAILED, e.getMessage(), e);
        }
    }

    @CommandLine.Command(
            name = "import",
            header = "Takes statements in.",
            mixinStandardHelpOptions = true,
            footer = {"", "Exit codes: 0 every entry is booked, 1 some wait for a person."})
    static final class Import implements Callable<Integer> {
        @Mixin
        private WithdrawalsCommand.Venue venue;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of statements.")
        private List<Path> files;

        @Override
        public Integer call() {
            var console = Console.standard();
            VenueClient client = venue.client();
            BankAccount own = venue.bank();
            var statements = new StatementImport(own, command -> book(client, command));
            boolean allDone = true;
            for (Path file : files) {
                for (BankStatement statement : read(file)) {
                    StatementImport.Report report = taken(statements, statement);
                    report.lines().forEach(console::line);
                    allDone &= report.todo().isEmpty();
                }
            }
            return allDone ? ExitCode.OK : ExitCode.FAILED;
        }

        private static StatementImport.Report taken(StatementImport statements, BankStatement statement) {
            try {
                return statements.take(statement);
            } catch (BankFileException e) {
                throw new Stop(ExitCode.FAILED, e.getMessage(), e);
            }
        }

        private static StatementImport.Outcome book(VenueClient client, Command command) {
            try {
                return asked(client, command).asString().equals("booked")
                        ? new StatementImport.Outcome.Booked()
                        : new StatementImport.Outcome.AlreadyBooked();
            } catch (Stop refused) {
                return new StatementImport.Outcome.Refused(refused.getMessage());
            }
        }

        private static JsonNode asked(VenueClient client, Command command) {
            return switch (command) {
                case Command.CreditBankEntry it ->
                    client.call(
                            "private/kilohour/credit_bank_entry",
                            Map.of(
                                    "bank", it.bank(),
                                    "entry", it.entry(),
                                    "date", Utc.formatDay(it.day()),
                                    "account", Long.toString(it.account()),
                                    "amount", Money.format(it.amountMicros()),
                                    "reference", it.reference()));
                case Command.SettleWithdrawal it ->
                    client.call(
                            "private/kilohour/settle_withdrawal",
                            Map.of(
                                    "bank", it.bank(),
                                    "entry", it.entry(),
                                    "date", Utc.formatDay(it.day()),
                                    "id", Long.toString(it.withdrawal()),
                                    "amount", Money.format(it.amountMicros())));
                default -> throw new IllegalStateException(command.toString());
            };
        }
    }

    @CommandLine.Command(
            name = "reconcile",
            header = "Holds a statement's closing balance against the ledger.",
            mixinStandardHelpOptions = true,
            footer = {"", "Exit codes: 0 equal, 1 different."})
    static final class Reconcile implements Callable<Integer> {
        @Mixin
        private WithdrawalsCommand.Venue venue;

        @Parameters(paramLabel = "FILE", description = "The file of the last statement.")
        private Path file;

        @Override
        public Integer call() {
            BankStatement statement = read(file).getLast();
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            JsonNode ledger = venue.call(
                    "private/kilohour/get_bank_ledger",
                    Map.of(
                            "from",
                            today.minusDays(LOOK_BACK_DAYS).toString(),
                            "to",
                            today.plusDays(1).toString()));
            try {
                return tell(Reconciliation.of(statement, micros(ledger.get("at_the_bank")), lines(ledger)), statement);
            } catch (BankFileException e) {
                throw new Stop(ExitCode.FAILED, e.getMessage(), e);
            }
        }

        private static int tell(Reconciliation result, BankStatement statement) {
            var console = Console.standard();
            console.line("Ledger    $" + Money.format(result.ledgerMicros()));
            console.line("Statement $" + Money.format(result.statementMicros()) + " at the end of "
                    + Utc.formatDay(statement.closingDay()));
            if (result.isEqual()) {
                console.line("They are equal.");
                return ExitCode.OK;
            }
            console.line("Ledger less statement is $" + Money.format(result.ledgerMicros() - result.statementMicros())
                    + ":");
            for (Reconciliation.Difference each : result.differences())
                console.line("  $" + Money.format(each.micros()) + "  " + each.what());
            console.line("  $" + Money.format(result.unexplainedMicros()) + "  is left unexplained");
            return ExitCode.FAILED;
        }

        private static List<Reconciliation.LedgerLine> lines(JsonNode ledger) {
            var lines = new ArrayList<Reconciliation.LedgerLine>();
            for (JsonNode line : ledger.get("lines")) {
                String entry = line.get("entry").asString();
                lines.add(new Reconciliation.LedgerLine(
                        entry,
                        Utc.parseDay(line.get("date").asString()),
                        micros(line.get("amount")),
                        "%s, account %d, %s%s"
                                .formatted(
                                        line.get("purpose").asString().replace('_', ' '),
                                        line.get("account").longValue(),
                                        line.get("date").asString(),
                                        entry.isEmpty() ? ", without an entry of the bank" : ", entry " + entry)));
            }
            return lines;
        }

        private static long micros(JsonNode amount) {
            return Decimals.exact(amount.decimalValue(), 6);
        }
    }

    @CommandLine.Command(
            name = "reference",
            header = "The reference by which a payment in names an account (ISO 11649).",
            mixinStandardHelpOptions = true)
    static final class Reference implements Callable<Integer> {
        @Parameters(paramLabel = "ACCOUNT", description = "The account.")
        private long account;

        @Override
        public Integer call() {
            Console.standard().line(CreditorReference.of(account));
            return ExitCode.OK;
        }
    }

    @CommandLine.Command(
            name = "credit",
            header = "Credits an entry by hand that named no account.",
            mixinStandardHelpOptions = true)
    static final class Credit implements Callable<Integer> {
        @Mixin
        private WithdrawalsCommand.Venue venue;

        @Option(names = "--entry", paramLabel = "REF", required = true, description = "The bank's reference of it.")
        private String entry;

        @Option(names = "--date", paramLabel = "DAY", required = true, description = "When the bank booked it.")
        private LocalDate date;

        @Option(names = "--account", paramLabel = "A", required = true, description = "Whose it is.")
        private long account;

        @Option(names = "--amount", paramLabel = "USD", required = true, description = "How much.")
        private BigDecimal amount;

        @Override
        public Integer call() {
            JsonNode said = venue.call(
                    "private/kilohour/credit_bank_entry",
                    Map.of(
                            "bank", venue.bank().own().number(),
                            "entry", entry,
                            "date", date.toString(),
                            "account", Long.toString(account),
                            "amount", amount.toPlainString(),
                            "reference", "by hand"));
            Console.standard()
                    .line(said.asString().equals("booked") ? "Credited." : "It was booked before: nothing moved.");
            return ExitCode.OK;
        }
    }

    @CommandLine.Command(
            name = "reverse",
            header = "Books that the bank took a deposit back.",
            mixinStandardHelpOptions = true)
    static final class Reverse implements Callable<Integer> {
        @Mixin
        private WithdrawalsCommand.Venue venue;

        @Option(names = "--entry", paramLabel = "REF", required = true, description = "The entry that takes it back.")
        private String entry;

        @Option(names = "--date", paramLabel = "DAY", required = true, description = "When the bank booked that.")
        private LocalDate date;

        @Option(names = "--reversed", paramLabel = "REF", required = true, description = "The deposit's entry.")
        private String reversed;

        @Override
        public Integer call() {
            venue.call(
                    "private/kilohour/reverse_deposit",
                    Map.of(
                            "bank",
                            venue.bank().own().number(),
                            "entry",
                            entry,
                            "date",
                            date.toString(),
                            "reversed",
                            reversed));
            Console.standard().line("Taken back.");
            return ExitCode.OK;
        }
    }
}

package kilohour.app;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import kilohour.bank.BankAccount;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "withdrawals",
        header = "Withdrawals that wait for an officer, or for the bank.",
        description = {
            "Cash that an account asks to be paid out is held at once. Above the threshold two officers approve it,",
            "below it one; any of them refuses it. The venue must be running.",
            "",
            "Examples:",
            "  kilohour withdrawals list",
            "  kilohour withdrawals approve 7 --amount 250000 --officer officer-2",
            "  kilohour withdrawals refuse 7 --reason \"the holder's name differs\"",
            "  kilohour withdrawals payee 100 --holder \"Rhone Compute SA\" --number GB33BUKB20201555555555 --agent BUKBGB22",
            ""
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            WithdrawalsCommand.ListPending.class,
            WithdrawalsCommand.Approve.class,
            WithdrawalsCommand.Refuse.class,
            WithdrawalsCommand.Payee.class
        })
final class WithdrawalsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do: withdrawals list, approve, refuse or payee");
    }

    /** Where the venue is, and whose key speaks. */
    static final class Venue {
        @Option(
                names = "--home",
                paramLabel = "DIR",
                defaultValue = HomeFolder.DEFAULT,
                description = "The home whose keys are used (default: ${DEFAULT-VALUE}).")
        private String home;

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "Where the venue is (default: as the home's settings say).")
        private URI url;

        @Option(
                names = "--officer",
                paramLabel = "NAME",
                defaultValue = Opening.OFFICER,
                description = "Whose key of the home speaks (default: ${DEFAULT-VALUE}).")
        private String officer;

        /** The venue's account at the bank, as its settings say. */
        BankAccount bank() {
            var folder = HomeFolder.of(home);
            return Settings.read(folder.settings())
                    .bank()
                    .orElseThrow(() -> new Stop(
                            ExitCode.USAGE,
                            "the venue has no account at a bank: set kilohour.bank in " + folder.settings()));
        }

        JsonNode call(String method, Map<String, String> parameters) {
            return client().call(method, parameters);
        }

        VenueClient client() {
            return client(officer);
        }

        /** @param name whose key of the home speaks */
        VenueClient client(String name) {
            var folder = HomeFolder.of(home);
            Settings settings = Settings.read(folder.settings());
            URI where = url == null ? URI.create("http://127.0.0.1:" + settings.port()) : url;
            return VenueClient.of(folder, where, name);
        }
    }

    private static int tell(JsonNode pending) {
        var console = Console.standard();
        if (pending.isEmpty()) console.line("Nothing waits.");
        for (JsonNode each : pending)
            console.line("%d  account %d (%s)  %s %s  to %s, %s (%s)  asked %s  %s"
                    .formatted(
                            each.get("id").longValue(),
                            each.get("account").longValue(),
                            each.get("name").asString(),
                            each.get("asset").asString(),
                            each.get("amount").decimalValue().toPlainString(),
                            each.get("holder").asString(),
                            each.get("number").asString(),
                            each.get("agent").asString(),
                            Instant.ofEpochMilli(each.get("requested").longValue()),
                            waitsFor(each)));
        return ExitCode.OK;
    }

    private static String waitsFor(JsonNode withdrawal) {
        int left = withdrawal.get("approvals_left").intValue();
        String first = withdrawal.path("officer").asString("");
        if (left == 0) return "approved: waits for the bank";
        return "waits for "
                + (left == 2 ? "two officers" : first.isEmpty() ? "an officer" : "an officer after " + first);
    }

    @Command(name = "list", header = "Lists them.", mixinStandardHelpOptions = true)
    static final class ListPending implements Callable<Integer> {
        @Mixin
        private Venue venue;

        @Override
        public Integer call() {
            return tell(venue.call("private/kilohour/get_pending_withdrawals", Map.of()));
        }
    }

    @Command(name = "approve", header = "One officer's approval.", mixinStandardHelpOptions = true)
    static final class Approve implements Callable<Integer> {
        @Mixin
        private Venue venue;

        @Parameters(paramLabel = "ID", description = "The withdrawal's number.")
        private long id;

        @Option(names = "--amount", paramLabel = "USD", required = true, description = "Its amount, said again.")
        private BigDecimal amount;

        @Override
        public Integer call() {
            return tell(venue.call(
                    "private/kilohour/approve_withdrawal",
                    Map.of("id", Long.toString(id), "amount", amount.toPlainString())));
        }
    }

    @Command(name = "refuse", header = "Sends the cash back to its account.", mixinStandardHelpOptions = true)
    static final class Refuse implements Callable<Integer> {
        @Mixin
        private Venue venue;

        @Parameters(paramLabel = "ID", description = "The withdrawal's number.")
        private long id;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why: its owner reads it.")
        private String reason;

        @Override
        public Integer call() {
            return tell(venue.call(
                    "private/kilohour/refuse_withdrawal", Map.of("id", Long.toString(id), "reason", reason)));
        }
    }

    @Command(name = "payee", header = "Registers where an account's money goes.", mixinStandardHelpOptions = true)
    static final class Payee implements Callable<Integer> {
        @Mixin
        private Venue venue;

        @Parameters(paramLabel = "ACCOUNT", description = "The account.")
        private long account;

        @Option(names = "--holder", paramLabel = "NAME", required = true, description = "In whose name it is.")
        private String holder;

        @Option(names = "--number", paramLabel = "IBAN", required = true, description = "IBAN, or the bank's number.")
        private String number;

        @Option(names = "--agent", paramLabel = "BIC", required = true, description = "The bank's BIC.")
        private String agent;

        @Override
        public Integer call() {
            venue.call(
                    "private/kilohour/set_payout_address",
                    Map.of("account", Long.toString(account), "holder", holder, "number", number, "agent", agent));
            Console.standard().line("Withdrawals of account " + account + " go to " + number + " from now on.");
            return ExitCode.OK;
        }
    }
}

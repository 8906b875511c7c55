package kilohour.app;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import kilohour.node.HomeInUseException;
import kilohour.node.NodeException;
import kilohour.sources.ObservationFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: reads the arguments, does the work, ends with an {@link ExitCode}. */
@Command(
        name = "kilohour",
        header = "The whole market for AI compute as one open system.",
        description = {
            "",
            "Start here:",
            "  kilohour up --practice        a living market on http://127.0.0.1:8080, prices simulated",
            "  kilohour COMMAND --help       what a command does, with examples",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            TimelapseCommand.class,
            IndexCommand.class,
            ObserveCommand.class,
            MarginCommand.class,
            ReportCommand.class,
            HistoryCommand.class,
            ReplayCommand.class,
            StateCommand.class,
            DrillCommand.class,
            WithdrawalsCommand.class,
            CollateralCommand.class,
            TradingControls.Halt.class,
            TradingControls.Resume.class,
            TradingControls.Kill.class,
            BankCommand.class,
            StatementCommand.class,
            Main.Test.class,
            Main.Bench.class
        },
        footer = {"", ExitCode.HELP})
public final class Main implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .registerConverter(LocalDate.class, Dates::parse)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(110)
                .setUsageHelpLongOptionsMaxWidth(30)
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler(Main::fail);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK;
    }

    /** One line that says what is wrong with the arguments, and where help is. */
    private static int refuse(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String suggestion = e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .findFirst()
                        .map(likely -> " (did you mean " + likely + "?)")
                        .orElse("")
                : "";
        say(
                command,
                e.getMessage().replaceAll("\\s+", " ") + suggestion + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** One line that says what happened; the stack trace of what nobody expected goes to the log. */
    private static int fail(Exception e, CommandLine command, ParseResult arguments) {
        switch (e) {
            case Stop stop -> {
                say(command, stop.getMessage());
                return stop.exitCode();
            }
            case HomeInUseException home -> {
                say(command, home.getMessage());
                return ExitCode.HOME_BUSY;
            }
            case NodeException node -> say(command, node.getMessage());
            case ObservationFileException file -> say(command, file.getMessage());
            default -> {
                org.slf4j.LoggerFactory.getLogger(Main.class).error("The command failed", e);
                say(command, "failed: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            }
        }
        return ExitCode.FAILED;
    }

    private static void say(CommandLine command, String sentence) {
        command.getErr().println("kilohour: " + sentence);
        command.getErr().flush();
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"Kilohour " + number()};
        }

        static String number() {
            var version = Main.class.getPackage().getImplementationVersion();
            return version == null ? "(not packaged)" : version;
        }
    }

    /** Listed here so that help is complete; the launcher in the project's root answers it before Java starts. */
    @Command(
            name = "test",
            header = "Runs the tests with Maven (--long: the long ones too).",
            mixinStandardHelpOptions = true)
    static final class Test implements Callable<Integer> {

        @Override
        public Integer call() {
            throw new Stop(ExitCode.USAGE, "the tests are started by the launcher: ./kilohour test");
        }
    }

    /** Listed for the same reason. */
    @Command(
            name = "bench",
            header = "Runs the measurements, or those whose name holds FILTER.",
            mixinStandardHelpOptions = true)
    static final class Bench implements Callable<Integer> {

        @Override
        public Integer call() {
            throw new Stop(ExitCode.USAGE, "the measurements are started by the launcher: ./kilohour bench");
        }
    }
}

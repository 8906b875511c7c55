package kilohour.app;

import java.util.concurrent.Callable;
import kilohour.node.Node;
import kilohour.node.StateMark;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "state",
        header = "The market's state: its hash.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = StateCommand.Hash.class)
final class StateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: state hash");
    }

    @Command(
            name = "hash",
            description = {
                "Prints the log position that a stopped venue stands at and the SHA-256 of its state there.",
                "Two venues that applied the same log have the same hash.",
                "",
                "Example:",
                "  kilohour state hash --home /srv/venue",
                ""
            },
            mixinStandardHelpOptions = true,
            footer = {"", "Exit codes: 0 done, 1 failed, 2 no venue there, 3 the venue is running."})
    static final class Hash implements Callable<Integer> {
        @Option(
                names = "--home",
                paramLabel = "DIR",
                defaultValue = HomeFolder.DEFAULT,
                description = "The folder that holds the venue (default: ${DEFAULT-VALUE}).")
        private String home;

        @Override
        public Integer call() {
            var console = Console.standard();
            try (Node node = StoppedVenue.open(HomeFolder.of(home), console)) {
                StateMark mark = node.stateMark();
                console.line(mark.logPosition() + " " + mark.hash());
                return ExitCode.OK;
            }
        }
    }
}

package kilohour.app;

import java.util.concurrent.Callable;
import kilohour.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        header = "Proves a stopped venue: its whole log again gives the same state.",
        description = {
            "Replays every command from the first on into a new market and compares what each caused, and the hash of",
            "the state in the end, with what the venue holds.",
            "",
            "Example:",
            "  kilohour replay --home /srv/venue",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 the same, 1 not the same or failed, 2 no venue there, 3 the venue is running."})
final class ReplayCommand implements Callable<Integer> {
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
            long startNanos = System.nanoTime();
            Replay.Outcome outcome = Replay.of(node);
            if (outcome.differsAt() != 0)
                throw new Stop(
                        ExitCode.FAILED,
                        "the command at log position " + outcome.differsAt()
                                + " caused something else than is on the tape; keep this home as it is and report it");
            console.line("%,d commands replayed in %.1f s, to log position %d"
                    .formatted(outcome.commands(), (System.nanoTime() - startNanos) / 1e9, outcome.logPosition()));
            console.line("state " + outcome.hash());
            if (!outcome.isSame())
                throw new Stop(
                        ExitCode.FAILED,
                        "the venue's own state is " + outcome.venueHash()
                                + ", not the replayed one; keep this home as it is and report it");
            console.line("The venue's state is the same.");
            return ExitCode.OK;
        }
    }
}

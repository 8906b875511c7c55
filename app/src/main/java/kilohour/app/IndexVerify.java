package kilohour.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kilohour.sources.ArchiveCheck;
import kilohour.sources.ObservationArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description = {
            "Reads an archive from end to end: is every file, row and line of every manifest as it was written?",
            "",
            "Example:",
            "  kilohour index verify --archive prices/",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 it is, 1 it is not, 2 arguments cannot be used."})
final class IndexVerify implements Callable<Integer> {
    @Option(
            names = "--archive",
            paramLabel = "DIR",
            defaultValue = HomeFolder.DEFAULT_PRICES,
            converter = HomeFolder.Argument.class,
            description = "The archive (default: ${DEFAULT-VALUE}).")
    private Path archive;

    @Override
    public Integer call() {
        ArchiveCheck check = ObservationArchive.verify(archive);
        var console = Console.standard();
        check.tails().forEach(file -> console.line("ends in something that was never archived: " + file));
        if (!check.intact()) {
            for (ArchiveCheck.Fault fault : check.faults()) console.line("differs: " + fault);
            throw new Stop(ExitCode.FAILED, "the archive is not as it was written; take back the files named above");
        }
        console.line(
                "intact: %,d rows in %,d files of %,d sources".formatted(check.rows(), check.files(), check.sources()));
        return ExitCode.OK;
    }
}

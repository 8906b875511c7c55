package kilohour.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import kilohour.index.SourceRegistry;
import kilohour.sources.ImportReport;
import kilohour.sources.ObservationArchive;
import kilohour.units.Utc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Takes files of observations and token quotes into an archive. A row that is there already adds nothing; a",
            "row that gives another price for one that is there is kept as a restatement, and the first price stands.",
            "",
            "Example:",
            "  kilohour index import --archive prices/ downloads/",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Exit codes: 0 done, 1 a file was refused or the archive failed, 2 arguments cannot be used."})
final class IndexImport implements Callable<Integer> {
    private static final int ROWS_TOLD = 20;

    @Option(
            names = "--archive",
            required = true,
            paramLabel = "DIR",
            description = "The archive; made if there is none.")
    private Path archive;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "A file, or a folder searched for gpu_* and tokens_*, .csv or .csv.gz.")
    private List<Path> paths;

    @Override
    public Integer call() {
        var console = Console.standard();
        try (var open = ObservationArchive.write(archive, SourceRegistry.standard())) {
            open.setAside().forEach(file -> console.line("set aside what was never archived: " + file));
            ImportReport report = open.importFrom(paths, Utc.nanos(Instant.now()));
            for (ImportReport.FileImport file : report.files()) console.line(line(file));
            report.rejectedRows().stream().limit(ROWS_TOLD).forEach(row -> console.line("  left out: " + row));
            if (report.rejected() > ROWS_TOLD)
                console.line("  %,d more rows were left out".formatted(report.rejected() - ROWS_TOLD));
            return report.complete() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private static String line(ImportReport.FileImport file) {
        if (!file.taken()) return "refused: " + file.fault();
        return "%s: %,d rows archived, %,d known already, %,d restated, %,d left out%s"
                .formatted(
                        file.file().getFileName(),
                        file.accepted(),
                        file.duplicates(),
                        file.restated(),
                        file.rejected(),
                        file.outOfOrder() == 0 ? "" : ", %,d out of order".formatted(file.outOfOrder()));
    }
}

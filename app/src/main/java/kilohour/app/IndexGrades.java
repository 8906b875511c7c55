package kilohour.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kilohour.index.Differential;
import kilohour.index.GradeStudy;
import kilohour.index.GradeTable;
import kilohour.index.SourceRegistry;
import kilohour.sources.ObservationFileException;
import kilohour.sources.ObservationFiles;
import kilohour.units.Decimals;
import kilohour.units.Utc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "grades",
        description = {
            "What form factor, fabric, memory, box size, region, term and provider tier are worth in a week:",
            "a regression of log prices with provider effects. What the data cannot carry is refused, with the reason.",
            "",
            "Example:",
            "  kilohour index grades --observations prices/ --gpu H100 --week 2025-11-03",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Exit codes: 0 done, 1 a file cannot be read, 2 arguments cannot be used."})
final class IndexGrades implements Callable<Integer> {
    @Option(
            names = "--observations",
            required = true,
            paramLabel = "PATH",
            description = "An observation file, or a folder searched for gpu_*.csv and gpu_*.csv.gz. May be repeated.")
    private List<Path> observations;

    @Option(names = "--gpu", required = true, paramLabel = "MODEL", description = "The model, as in H100.")
    private String gpu;

    @Option(
            names = "--week",
            required = true,
            paramLabel = "DATE",
            description = "The first of seven UTC days, as in 2025-11-03.")
    private LocalDate week;

    @Override
    public Integer call() {
        var registry = SourceRegistry.standard();
        int from = Utc.day(week);
        var study = new GradeStudy(gpu, from, from + 6, registry);
        try {
            ObservationFiles.read(observations, registry, study::observe);
        } catch (ObservationFileException e) {
            throw new Stop(ExitCode.FAILED, e.getMessage(), e);
        }
        var console = Console.standard();
        lines(study.table()).forEach(console::line);
        return ExitCode.OK;
    }

    static List<String> lines(GradeTable table) {
        var lines = new ArrayList<String>();
        lines.add("%s, %s to %s: %d goods, %d of them of %d providers compared, %d degrees of freedom, condition %s"
                .formatted(
                        table.gpu(),
                        Utc.formatDay(table.fromDay()),
                        Utc.formatDay(table.toDay()),
                        table.rows(),
                        table.rowsUsed(),
                        table.providers(),
                        table.degreesOfFreedom(),
                        Decimals.format(table.conditionMillis(), 3)));
        lines.add("");
        lines.add("| attribute | level | against | difference | standard error | providers |");
        lines.add("|---|---|---|---:|---:|---:|");
        for (Differential each : table.differentials())
            lines.add("| %s | %s | %s | %s | %s | %d |"
                    .formatted(
                            each.attribute().words(),
                            each.level(),
                            each.base(),
                            each.isRefused() ? each.refusal() : percent(each.differenceBps()),
                            each.isRefused() ? "" : percent(each.standardErrorBps()),
                            each.providers()));
        return lines;
    }

    private static String percent(long bps) {
        return Decimals.format(bps, 2) + "%";
    }
}

package kilohour.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kilohour.index.Differential;
import kilohour.index.GradeStudy;
import kilohour.index.GradeTable;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.index.WeeklyGrades;
import kilohour.sources.GradesCsv;
import kilohour.sources.ObservationArchive;
import kilohour.sources.ObservationFileException;
import kilohour.sources.ObservationFiles;
import kilohour.sources.PriceStream;
import kilohour.units.Decimals;
import kilohour.units.Utc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "grades",
        description = {
            "What form factor, fabric, memory, box size, region, term and provider tier are worth, a table a week:",
            "a regression of log prices with provider effects. What the data cannot carry is refused, with the reason.",
            "",
            "Examples:",
            "  kilohour index grades --observations prices/ --gpu H100 --week 2025-11-03",
            "  kilohour index grades --observations prices/ --from 2025-10-20 --to 2026-07-31 --out grades/",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Exit codes: 0 done, 1 a file cannot be read or written, 2 arguments cannot be used."})
final class IndexGrades implements Callable<Integer> {
    static final String CSV = "grades.csv";
    static final String READABLE = "grades.md";

    @Option(
            names = "--observations",
            paramLabel = "PATH",
            description = "An observation file, or a folder searched for gpu_*.csv and gpu_*.csv.gz. May be repeated.")
    private List<Path> observations = List.of();

    @Option(names = "--archive", paramLabel = "DIR", description = "An archive instead of files.")
    private Path archive;

    @Option(
            names = "--gpu",
            paramLabel = "MODEL",
            description = "A model, as in H100; may be repeated (default: each that has an index).")
    private List<String> gpus = WeeklyGrades.MODELS;

    @Option(
            names = "--week",
            paramLabel = "DATE",
            description = "One table: the first of its seven UTC days, as in 2025-11-03.")
    private LocalDate week;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "A table for each week from Monday to Sunday: a day of the first.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "A day of the last week.")
    private LocalDate to;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "A folder for " + CSV + ", a row a week and level, and " + READABLE
                    + ", the tables (default: the tables are printed).")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        requireUsable();
        List<GradeTable> tables = tables();
        if (out == null) readable(tables).forEach(Console.standard()::line);
        else write(tables);
        return ExitCode.OK;
    }

    private void requireUsable() {
        if (observations.isEmpty() == (archive == null))
            throw new ParameterException(
                    spec.commandLine(), "give either --observations or --archive: where the prices come from");
        if ((week == null) == (from == null) || (from == null) != (to == null))
            throw new ParameterException(
                    spec.commandLine(), "give either --week, or --from and --to: which weeks are studied");
        if (from != null) Dates.requireOrder(spec, from, to);
    }

    private List<GradeTable> tables() {
        var registry = SourceRegistry.standard();
        try {
            if (archive == null) return tables(ObservationFiles.open(observations, registry), registry);
            try (var open = ObservationArchive.read(archive, registry)) {
                return tables(open.observations(open.position()), registry);
            }
        } catch (ObservationFileException e) {
            throw new Stop(ExitCode.FAILED, e.getMessage(), e);
        }
    }

    private List<GradeTable> tables(PriceStream<Observation> stream, SourceRegistry registry) {
        try (stream) {
            return week == null ? weekly(stream, registry) : ofWeek(stream, registry);
        }
    }

    private List<GradeTable> ofWeek(PriceStream<Observation> stream, SourceRegistry registry) {
        int first = Utc.day(week);
        List<GradeStudy> studies = gpus.stream()
                .map(gpu -> new GradeStudy(gpu, first, first + WeeklyGrades.DAYS - 1, registry))
                .toList();
        while (stream.hasNext()) {
            var observation = stream.next();
            studies.forEach(study -> study.observe(observation));
        }
        return studies.stream().map(GradeStudy::table).toList();
    }

    private List<GradeTable> weekly(PriceStream<Observation> stream, SourceRegistry registry) {
        var grades = new WeeklyGrades(gpus, registry, WeeklyGrades.monday(Utc.day(from)));
        long end = Utc.startOfDay(WeeklyGrades.monday(Utc.day(to)) + WeeklyGrades.DAYS);
        var tables = new ArrayList<GradeTable>();
        while (stream.nextAtNanos() < end) {
            tables.addAll(grades.endedBy(stream.nextAtNanos()));
            grades.observe(stream.next());
        }
        tables.addAll(grades.endedBy(end));
        return tables;
    }

    private void write(List<GradeTable> tables) {
        try {
            Files.createDirectories(out);
            GradesCsv.write(out.resolve(CSV), tables);
            Files.writeString(out.resolve(READABLE), String.join("\n", readable(tables)) + "\n");
        } catch (IOException e) {
            throw new Stop(ExitCode.FAILED, "the tables cannot be written to " + out + ": " + e.getMessage(), e);
        }
        long carried = tables.stream().mapToLong(GradeTable::carried).sum();
        Console.standard()
                .line("%d tables, %d of them with a differential, %d differentials in all: %s"
                        .formatted(
                                tables.size(),
                                tables.stream()
                                        .filter(table -> table.carried() > 0)
                                        .count(),
                                carried,
                                out));
    }

    /** The tables one after another; weeks in which no price of a model was read are one line. */
    static List<String> readable(List<GradeTable> tables) {
        return tables.stream()
                .flatMap(table -> Stream.concat(lines(table).stream(), Stream.of("")))
                .toList();
    }

    static List<String> lines(GradeTable table) {
        var lines = new ArrayList<String>();
        String name =
                "%s, %s to %s: ".formatted(table.gpu(), Utc.formatDay(table.fromDay()), Utc.formatDay(table.toDay()));
        if (table.rows() == 0) return List.of(name + "refused: no price was read");
        lines.add(name
                + "%d goods, %d of them of %d providers compared, %d degrees of freedom, condition %s"
                        .formatted(
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
                            each.isRefused() ? "refused: " + each.refusal() : percent(each.differenceBps()),
                            each.isRefused() ? "" : percent(each.standardErrorBps()),
                            each.providers()));
        return lines;
    }

    private static String percent(long bps) {
        return Decimals.format(bps, 2) + "%";
    }
}

package kilohour.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import kilohour.index.Good;
import kilohour.index.Goods;
import kilohour.index.Observation;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;
import kilohour.risk.Calibration;
import kilohour.risk.CalibrationMethod;
import kilohour.risk.CalibrationReport;
import kilohour.risk.Calibrator;
import kilohour.risk.ChargeStudy;
import kilohour.risk.CurveStudy;
import kilohour.risk.PriceHistory;
import kilohour.sources.ObservationArchive;
import kilohour.sources.ObservationFileException;
import kilohour.sources.ObservationFiles;
import kilohour.sources.PriceStream;
import kilohour.sources.StudyPrints;
import kilohour.units.Utc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "calibrate",
        description = {
            "Sizes margin's scenarios by filtered historical simulation on the indices' own prints, made from the",
            "observations by the practice rule. Writes parameters for a venue and a report that says how well they",
            "would have done, and where the data carry nothing. The same files give the same output.",
            "",
            "Example:",
            "  kilohour margin calibrate --observations prices/ --out margin.json --report calibration.md",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "The report is written twice: readable, and as JSON beside it (calibration.json).",
            "Parameters: put the file into a new venue's home as margin.json, or send it to a running one with",
            "\"kilohour margin set\".",
            "",
            "Exit codes: 0 done, 1 a file cannot be read or written, 2 arguments cannot be used."
        })
final class MarginCalibrate implements Callable<Integer> {
    @Option(
            names = "--observations",
            paramLabel = "PATH",
            description = "An observation file, or a folder searched for gpu_*.csv and gpu_*.csv.gz. May be repeated.")
    private List<Path> observations = List.of();

    @Option(names = "--archive", paramLabel = "DIR", description = "An archive instead of files; it is only read.")
    private Path archive;

    @Option(
            names = "--index",
            split = ",",
            paramLabel = "CODE",
            description = "The indices, joined by commas (default: those every venue lists).")
    private List<String> indices = IndexRoom.GOODS;

    @Option(names = "--from", paramLabel = "DATE", description = "First day used (default: the first there is).")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day used (default: the last there is).")
    private LocalDate to;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the parameters go, as JSON.")
    private Path out;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where the report goes, as Markdown; JSON goes beside it (default: it is printed).")
    private Path report;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (observations.isEmpty() == (archive == null))
            throw new ParameterException(
                    spec.commandLine(), "give either --observations or --archive: where the prices come from");
        if (out != null && report != null && (isSame(out, report) || isSame(out, beside(report))))
            throw new ParameterException(
                    spec.commandLine(),
                    "the report needs " + report + " and " + beside(report) + ": give the parameters another --out");
        if (from != null && to != null) Dates.requireOrder(spec, from, to);
        List<Good> goods = goods();
        Survey survey = reading(stream -> survey(stream, goods));
        if (survey.firstDay > survey.lastDay)
            throw new Stop(ExitCode.FAILED, "there are no observations to calibrate on");
        int fromDay = from == null ? survey.firstDay : Utc.day(from);
        int toDay = to == null ? survey.lastDay : Utc.day(to);
        var bar = new ProgressBar(Console.standard(), "Printing");
        List<PrintRecord> prints = reading(stream -> StudyPrints.of(
                stream, goods, fromDay, toDay, true, (day, done, all) -> bar.at(Utc.formatDay(day), done, all)));
        bar.done();
        Calibration calibration = Calibrator.calibrate(histories(goods, prints), CalibrationMethod.STANDARD);
        write(new CalibrationReport(calibration, survey.curve.findings(), charges(goods, survey.depth)));
        return ExitCode.OK;
    }

    private static List<ChargeStudy.Finding> charges(List<Good> goods, ChargeStudy depth) {
        return goods.stream()
                .map(good -> depth.finding(good.index(), good.gpu()))
                .toList();
    }

    private List<Good> goods() {
        try {
            return indices.stream().distinct().map(Goods::require).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static List<PriceHistory> histories(List<Good> goods, List<PrintRecord> prints) {
        var histories = new ArrayList<PriceHistory>();
        for (Good good : goods)
            histories.add(PriceHistory.of(
                    good.index(),
                    prints.stream()
                            .filter(print -> print.index().equals(good.index()))
                            .toList(),
                    CalibrationMethod.STANDARD));
        return histories;
    }

    /** What a first reading tells: from when to when, and what there is of the curve. */
    private record Survey(int firstDay, int lastDay, CurveStudy curve, ChargeStudy depth) {}

    private static Survey survey(PriceStream<Observation> stream, List<Good> goods) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        var depth = new ChargeStudy();
        var curve = new CurveStudy(goods.stream().map(Good::gpu).collect(Collectors.toSet()));
        while (stream.hasNext()) {
            Observation price = stream.next();
            int day = Utc.day(price.observedAtNanos());
            first = Math.min(first, day);
            last = Math.max(last, day);
            curve.observe(price);
            depth.observe(price);
        }
        return new Survey(first, last, curve, depth);
    }

    private <T> T reading(Function<PriceStream<Observation>, T> work) {
        var registry = SourceRegistry.standard();
        try {
            if (archive == null)
                try (var stream = ObservationFiles.open(observations, registry)) {
                    return work.apply(stream);
                }
            try (var open = ObservationArchive.read(archive, registry);
                    var stream = open.observations(open.position())) {
                return work.apply(stream);
            }
        } catch (ObservationFileException e) {
            throw new Stop(ExitCode.FAILED, e.getMessage(), e);
        }
    }

    private void write(CalibrationReport made) {
        try {
            if (out != null)
                Files.writeString(
                        out,
                        MarginFile.text(
                                made.calibration(),
                                made.charges().stream()
                                        .map(ChargeStudy.Finding::charges)
                                        .toList()));
            if (report != null) {
                Files.writeString(report, made.markdown());
                Files.writeString(beside(report), MarginFile.text(made));
            }
        } catch (IOException e) {
            throw new Stop(ExitCode.FAILED, "the calibration cannot be written: " + e.getMessage(), e);
        }
        var console = Console.standard();
        if (report == null) made.markdown().lines().forEach(console::line);
        else made.summary().forEach(console::line);
    }

    private static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private static Path beside(Path markdown) {
        String name = markdown.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return markdown.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
    }
}

package kilohour.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import kilohour.index.Goods;
import kilohour.index.LocationBasis;
import kilohour.index.PrintRecord;
import kilohour.sources.ArchiveBuild;
import kilohour.sources.IndexBuild;
import kilohour.sources.LocationBasisCsv;
import kilohour.sources.PrintsCsv;
import kilohour.sources.TokenArchiveBuild;
import kilohour.sources.TokenIndexBuild;
import kilohour.tokens.TokenIndex;
import kilohour.units.Utc;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "index",
        header = "The price index: computes prints from observations.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            IndexCommand.Build.class,
            IndexGrades.class,
            IndexImport.class,
            IndexVerify.class,
            IndexReplaying.class,
            IndexExplaining.class
        })
final class IndexCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do: index build, grades, import, verify, replay or explain");
    }

    @Command(
            name = "build",
            description = {
                "Computes the daily prints of an index from observation files alone, by the published method.",
                "The same files give the same prints to the last digit, on any machine.",
                "",
                "Example:",
                "  kilohour index build --observations prices/ --index H100 --from 2025-10-20 --to 2025-11-15 \\",
                "      --out prints.csv",
                ""
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footer = {"", "Exit codes: 0 done, 1 a file cannot be read or written, 2 arguments cannot be used."})
    static final class Build implements Callable<Integer> {
        @Option(
                names = "--observations",
                paramLabel = "PATH",
                description =
                        "An observation file, or a folder searched for gpu_*.csv and gpu_*.csv.gz (for LLM: tokens_*)."
                                + " May be repeated.")
        private List<Path> observations = List.of();

        @Option(
                names = "--archive",
                paramLabel = "DIR",
                description = "An archive instead of files; the prints are also written there, for index replay.")
        private Path archive;

        @Option(
                names = "--index",
                required = true,
                split = ",",
                paramLabel = "CODE",
                description =
                        "The index, as in H100, or several joined by commas. LLM, the price of tokens, stands alone.")
        private List<String> indices;

        @Option(
                names = "--from",
                required = true,
                paramLabel = "DATE",
                description = "First day printed, as in 2025-10-20; days are UTC days.")
        private LocalDate from;

        @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day printed.")
        private LocalDate to;

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the prints go, as CSV.")
        private Path out;

        @Option(
                names = "--legs",
                paramLabel = "FILE",
                description =
                        "LLM only: where the linked index and the legs input, cached input and output go, as CSV.")
        private Path legs;

        @Option(
                names = "--basis",
                paramLabel = "FILE",
                description =
                        "Print the regional indices of those asked for too, such as H100US of H100; their location"
                                + " basis, a day's regional print less the print, goes here as CSV.")
        private Path basis;

        @Option(
                names = "--practice",
                description = "The practice rule: slow and adjusted evidence such as monthly panels counts too,"
                        + " and the last print stands in for the officers' word.")
        private boolean practice;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Dates.requireOrder(spec, from, to);
            if (observations.isEmpty() == (archive == null))
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "give either --observations or --archive: where the prices come from");
            if (indices.contains(TokenIndex.CODE)) return tokens();
            if (legs != null)
                throw new CommandLine.ParameterException(spec.commandLine(), "--legs goes with --index LLM only");
            if (basis != null) indices = withRegions();
            var bar = new ProgressBar(Console.standard(), "Printing");
            if (archive != null) {
                List<PrintRecord> prints = fromArchive(bar);
                bar.done();
                write(prints);
                Console.standard()
                        .line("%d prints, %d with a value, from %s: %s"
                                .formatted(prints.size(), valued(prints), archive, out));
                return ExitCode.OK;
            }
            var build = new IndexBuild(observations, indices, Utc.day(from), Utc.day(to), practice);
            var result = checked(build, bar);
            bar.done();
            write(result.prints());
            tell(result);
            return ExitCode.OK;
        }

        private List<String> withRegions() {
            var all = new TreeSet<>(indices);
            for (String index : indices)
                Goods.find(index).ifPresent(good -> Goods.regionsOf(good).forEach(region -> all.add(region.index())));
            return List.copyOf(all);
        }

        private List<PrintRecord> fromArchive(ProgressBar bar) {
            try {
                return new ArchiveBuild(archive, indices, Utc.day(from), Utc.day(to), practice)
                        .run((day, done, all) -> bar.at(Utc.formatDay(day), done, all));
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
            }
        }

        private void write(List<PrintRecord> prints) {
            try {
                PrintsCsv.write(out, prints);
                if (basis != null) LocationBasisCsv.write(basis, prints);
            } catch (IOException e) {
                throw new Stop(ExitCode.FAILED, "the prints cannot be written: " + e.getMessage(), e);
            }
            if (basis == null) return;
            var bases = LocationBasisCsv.bases(prints);
            Console.standard()
                    .line("%d days of location basis, %d with a value: %s"
                            .formatted(
                                    bases.size(),
                                    bases.stream()
                                            .filter(LocationBasis::hasValue)
                                            .count(),
                                    basis));
        }

        private static long valued(List<PrintRecord> prints) {
            return prints.stream().filter(PrintRecord::hasValue).count();
        }

        private int tokens() {
            if (indices.size() > 1)
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "LLM is made from other prices than GPU indices: ask for it alone");
            if (basis != null)
                throw new CommandLine.ParameterException(spec.commandLine(), "--basis goes with GPU indices only");
            var index = new IndexTokens(out, legs);
            if (archive == null)
                return index.from(new TokenIndexBuild(observations, Utc.day(from), Utc.day(to), practice));
            try {
                return index.from(new TokenArchiveBuild(archive, Utc.day(from), Utc.day(to), practice));
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
            }
        }

        private IndexBuild.Result checked(IndexBuild build, ProgressBar bar) {
            try {
                return build.run((day, done, all) -> bar.at(Utc.formatDay(day), done, all));
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
            }
        }

        private void tell(IndexBuild.Result result) {
            var console = Console.standard();
            console.line("%d prints, %d with a value, from %,d observations: %s"
                    .formatted(
                            result.prints().size(),
                            valued(result.prints()),
                            result.report().accepted(),
                            out));
            if (result.report().rejected() > 0) {
                console.line("%,d rows were left out, the first of them:"
                        .formatted(result.report().rejected()));
                result.report().rejectedRows().stream().limit(5).forEach(row -> console.line("  " + row));
            }
        }
    }
}

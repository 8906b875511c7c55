package kilohour.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import kilohour.sources.IndexExplain;
import kilohour.units.Utc;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = {
            "Derives one print from the archive, step by step, so that it can be followed with a calculator: prices in",
            "force, what was left aside and why, providers' prices and weights, hours, mean; of LLM the basket, each",
            "model's hosts and medians, legs, blend and link factors.",
            "",
            "Example:",
            "  kilohour index explain --archive prices/ --index H100 --date 2025-11-02",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Exit codes: 0 done, 1 the archive failed or the print differs, 2 arguments cannot be used."})
final class IndexExplaining implements Callable<Integer> {
    @Option(
            names = "--archive",
            paramLabel = "DIR",
            defaultValue = HomeFolder.DEFAULT_PRICES,
            converter = HomeFolder.Argument.class,
            description = "The archive (default: ${DEFAULT-VALUE}).")
    private Path archive;

    @Option(names = "--index", required = true, paramLabel = "CODE", description = "The index, as in H100 or LLM.")
    private String index;

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "The day, as in 2025-11-02.")
    private LocalDate date;

    @Option(names = "--practice", description = "The practice rule, for a day that is not printed yet.")
    private boolean practice;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Dates.requireOrder(spec, date, date);
        IndexExplain.Result result = explained();
        var console = Console.standard();
        result.explanation().text().lines().forEach(console::line);
        console.line(
                result.recorded()
                        ? result.agrees() ? "the same as the print that is written" : ""
                        : "there is no print of the day in this archive: this is what it would be now");
        if (result.recorded() && !result.agrees())
            throw new Stop(ExitCode.FAILED, "the print that is written is another one; see index replay");
        return ExitCode.OK;
    }

    private IndexExplain.Result explained() {
        try {
            return new IndexExplain(archive, index, Utc.day(date), practice).run();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}

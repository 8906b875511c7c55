package kilohour.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kilohour.sources.IndexReplay;
import kilohour.units.Utc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = {
            "Makes every print of an archive again from its observations and compares each bit of each record.",
            "",
            "Example:",
            "  kilohour index replay --archive prices/",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 all agree, 1 a print differs or the archive was changed, 2 wrong arguments."})
final class IndexReplaying implements Callable<Integer> {
    @Option(
            names = "--archive",
            paramLabel = "DIR",
            defaultValue = HomeFolder.DEFAULT_PRICES,
            converter = HomeFolder.Argument.class,
            description = "The archive (default: ${DEFAULT-VALUE}).")
    private Path archive;

    @Override
    public Integer call() {
        var console = Console.standard();
        var bar = new ProgressBar(console, "Replaying");
        IndexReplay.Result result = replayed(bar);
        bar.done();
        if (!result.otherRules().isEmpty())
            console.line("made, and made again, under other source registrations than this program's: run "
                    + result.otherRules().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        if (!result.agrees())
            throw new Stop(
                    ExitCode.FAILED,
                    "%,d of %,d prints differ, the first of them %s"
                            .formatted(
                                    result.differing(),
                                    result.compared(),
                                    result.first().orElseThrow()));
        console.line(
                result.compared() == 0
                        ? "there are no prints in this archive"
                        : "%,d prints made again, all alike to the last digit".formatted(result.compared()));
        return ExitCode.OK;
    }

    private IndexReplay.Result replayed(ProgressBar bar) {
        try {
            return new IndexReplay(archive).run((day, done, all) -> bar.at(Utc.formatDay(day), done, all));
        } catch (IllegalArgumentException e) {
            throw new Stop(ExitCode.FAILED, e.getMessage(), e);
        }
    }
}

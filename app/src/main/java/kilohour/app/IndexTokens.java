package kilohour.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kilohour.sources.TokenArchiveBuild;
import kilohour.sources.TokenIndexBuild;
import kilohour.sources.TokenPrintsCsv;
import kilohour.tokens.TokenPrint;
import kilohour.units.Utc;

/**
 * The token index from the command line.
 *
 * @param out where the prints go
 * @param legs where price, link and legs go, null if nowhere
 */
record IndexTokens(Path out, Path legs) {
    /** Makes prints from files. */
    int from(TokenIndexBuild build) {
        var bar = new ProgressBar(Console.standard(), "Printing");
        var result = build.run((day, done, all) -> bar.at(Utc.formatDay(day), done, all));
        bar.done();
        write(result.prints());
        tell(result.prints(), "%,d quotes".formatted(result.report().accepted()));
        if (result.report().rejected() > 0) {
            var console = Console.standard();
            console.line("%,d rows were left out, the first of them:"
                    .formatted(result.report().rejected()));
            result.report().rejectedRows().stream().limit(5).forEach(row -> console.line("  " + row));
        }
        return ExitCode.OK;
    }

    /**
     * Makes prints from an archive and writes them beside it.
     *
     * @throws IllegalArgumentException if they do not follow the prints that are there
     */
    int from(TokenArchiveBuild build) {
        var bar = new ProgressBar(Console.standard(), "Printing");
        List<TokenPrint> prints = build.run((day, done, all) -> bar.at(Utc.formatDay(day), done, all));
        bar.done();
        write(prints);
        tell(prints, build.archive().toString());
        return ExitCode.OK;
    }

    private void write(List<TokenPrint> prints) {
        write(out, () -> TokenPrintsCsv.write(out, prints));
        if (legs != null) write(legs, () -> TokenPrintsCsv.writeLegs(legs, prints));
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void write(Path file, Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new Stop(ExitCode.FAILED, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void tell(List<TokenPrint> prints, String from) {
        var console = Console.standard();
        long valued = prints.stream().filter(TokenPrint::hasValue).count();
        console.line("%d prints, %d with a value, from %s: %s".formatted(prints.size(), valued, from, out));
        prints.stream()
                .filter(print -> !print.hasValue())
                .findFirst()
                .ifPresent(print ->
                        console.line("no print on %s: %s".formatted(Utc.formatDay(print.epochDay()), print.reason())));
    }
}

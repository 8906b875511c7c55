package kilohour.app;

import java.io.IOException;
import java.nio.file.Path;
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
record IndexTokens(TokenIndexBuild build, Path out, Path legs) {
    int run() {
        var bar = new ProgressBar(Console.standard(), "Printing");
        var result = build.run((day, done, all) -> bar.at(Utc.formatDay(day), done, all));
        bar.done();
        write(out, () -> TokenPrintsCsv.write(out, result.prints()));
        if (legs != null) write(legs, () -> TokenPrintsCsv.writeLegs(legs, result.prints()));
        tell(result);
        return ExitCode.OK;
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

    private void tell(TokenIndexBuild.Result result) {
        var console = Console.standard();
        long valued = result.prints().stream().filter(TokenPrint::hasValue).count();
        console.line("%d prints, %d with a value, from %,d quotes: %s"
                .formatted(result.prints().size(), valued, result.report().accepted(), out));
        result.prints().stream()
                .filter(print -> !print.hasValue())
                .findFirst()
                .ifPresent(print ->
                        console.line("no print on %s: %s".formatted(Utc.formatDay(print.epochDay()), print.reason())));
        if (result.report().rejected() > 0) {
            console.line("%,d rows were left out, the first of them:"
                    .formatted(result.report().rejected()));
            result.report().rejectedRows().stream().limit(5).forEach(row -> console.line("  " + row));
        }
    }
}

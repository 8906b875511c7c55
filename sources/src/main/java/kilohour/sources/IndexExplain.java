package kilohour.sources;

import java.nio.file.Path;
import java.util.List;
import kilohour.index.Explanation;
import kilohour.index.Goods;
import kilohour.index.Method;
import kilohour.index.SourceRegistry;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenMethod;
import kilohour.units.Utc;

/**
 * How one print came about, made again from the archive. A print that is written there is explained as it was made; a
 * day without one from what the archive holds now.
 *
 * @param archive root of the archive
 * @param practice the practice rule, for a day that has no print yet
 */
public record IndexExplain(Path archive, String index, int epochDay, boolean practice) {
    /**
     * @param recorded is it a print that is written beside the archive?
     * @param agrees is it the same as the one written, to the last digit; false if none is
     */
    public record Result(Explanation explanation, boolean recorded, boolean agrees) {}

    /**
     * @throws IllegalArgumentException if there is no such index
     * @throws ObservationFileException if the archive was changed or cannot be read
     */
    public Result run() {
        if (index.equals(TokenIndex.CODE)) return tokens();
        Goods.require(index);
        var ledger = new PrintLedger(archive);
        PrintLedger.Entry entry = ledger.prints(index).stream()
                .filter(print -> print.record().epochDay() == epochDay)
                .findFirst()
                .orElse(null);
        try (var open = ObservationArchive.read(archive, SourceRegistry.standard())) {
            PrintLedger.Run run = entry == null ? now(ledger, open.position()) : run(ledger, entry);
            Explanation explanation = ArchiveBuild.given(open, run, intake -> explained(ledger, run, intake));
            boolean agrees = entry != null && entry.record().equals(explanation.record());
            return new Result(explanation, entry != null, agrees);
        }
    }

    private Result tokens() {
        var ledger = new TokenLedger(archive);
        var entry = ledger.print(epochDay);
        try (var open = ObservationArchive.read(archive, SourceRegistry.standard())) {
            TokenLedger.Run run = entry.map(print -> ledger.run(print.run())).orElseGet(() -> tokensNow(ledger, open));
            ledger.requireRegistry(run);
            try (var stream = open.quotes(run.position())) {
                TokenPrintRun printing = TokenArchiveBuild.printing(ledger, run, stream);
                printing.prints(run.fromDay(), epochDay - 1, (_, _, _) -> {});
                Explanation explanation = printing.explanation(epochDay);
                boolean agrees = entry.isPresent() && entry.get().record().equals(explanation.record());
                return new Result(explanation, entry.isPresent(), agrees);
            }
        }
    }

    private TokenLedger.Run tokensNow(TokenLedger ledger, ObservationArchive open) {
        return new TokenLedger.Run(
                ledger.runs().size() + 1,
                Utc.formatDay(epochDay),
                practice,
                TokenMethod.V1.version(),
                TokenRegistryText.inForce().hash(),
                List.of(),
                open.tokenPosition());
    }

    private Explanation explained(PrintLedger ledger, PrintLedger.Run run, Intake intake) {
        var printing = new PrintRun(intake, ArchiveBuild.book(ledger, run, ledger.registry(run)));
        if (run.fromDay() < epochDay) printing.prints(run.fromDay(), epochDay - 1, (_, _, _) -> {});
        else printing.settle(epochDay);
        return printing.explain(index, epochDay);
    }

    private PrintLedger.Run run(PrintLedger ledger, PrintLedger.Entry entry) {
        return ledger.runs().stream()
                .filter(run -> run.run() == entry.run())
                .findFirst()
                .orElseThrow(() -> new ObservationFileException(
                        ledger.file(index), 0, "names run " + entry.run() + ", which is not there"));
    }

    /**
     * As if the day were printed now, after what is printed: by the rules of the venue that prints the index here, or
     * else of a build.
     */
    private PrintLedger.Run now(PrintLedger ledger, ArchivePosition position) {
        List<PrintLedger.Run> runs = ledger.runs();
        for (PrintLedger.Run run : runs.reversed())
            if (run.known() == PrintLedger.Known.AS_RECEIVED
                    && run.indices().contains(index)
                    && run.fromDay() <= epochDay) return run;
        return new PrintLedger.Run(
                runs.size() + 1,
                List.of(index),
                Utc.formatDay(epochDay),
                practice,
                Method.V1.version(),
                "",
                PrintLedger.Known.AS_OBSERVED,
                position);
    }
}

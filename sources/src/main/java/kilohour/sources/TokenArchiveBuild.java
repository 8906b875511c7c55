package kilohour.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kilohour.index.SourceRegistry;
import kilohour.tokens.BasketLink;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenMethod;
import kilohour.tokens.TokenPrint;
import kilohour.units.Utc;

/**
 * Prints of the token index over some days, from an archive, and written beside it with the baskets that were made.
 * Prints and baskets once written stand: the first day of a run is the day after the last, its baskets follow those that
 * are there.
 *
 * @param archive root of the archive
 * @param fromDay first epoch day printed
 * @param toDay last epoch day printed
 * @param practice the practice rule: RECONSTRUCTED prints and practice-only sources
 */
public record TokenArchiveBuild(Path archive, int fromDay, int toDay, boolean practice) {
    /** The baskets whose days are gone through again before a run, for what is carried and remembered from day to day. */
    private static final int BASKETS_AGAIN = 2;

    /** A run's prints and the baskets that it made. */
    record Made(List<TokenPrint> prints, List<BasketLink> baskets) {}

    public TokenArchiveBuild {
        requireOrder(fromDay, toDay);
    }

    /**
     * Makes the prints and writes them.
     *
     * @throws IllegalArgumentException if there are prints that do not end the day before
     * @throws ObservationFileException if the archive was changed, or cannot be read or written
     */
    public List<TokenPrint> run(IndexBuild.Progress progress) {
        var ledger = new TokenLedger(archive);
        try (var open = ObservationArchive.write(archive, SourceRegistry.standard())) {
            requireNext(ledger.prints());
            var run = new TokenLedger.Run(
                    ledger.runs().size() + 1,
                    Utc.formatDay(fromDay),
                    practice,
                    TokenMethod.V1.version(),
                    TokenRegistryText.inForce().hash(),
                    List.of(),
                    open.tokenPosition());
            Made made = made(open, ledger, run, toDay, progress);
            ledger.append(run.withBaskets(made.baskets()), made.prints());
            return made.prints();
        } catch (IOException e) {
            throw new ObservationFileException(archive, 0, "the prints cannot be written: " + e.getMessage());
        }
    }

    static void requireOrder(int fromDay, int toDay) {
        if (toDay < fromDay)
            throw new IllegalArgumentException(
                    "the last day " + Utc.formatDay(toDay) + " is before the first, " + Utc.formatDay(fromDay));
    }

    private void requireNext(List<TokenLedger.Entry> entries) {
        if (entries.isEmpty()) return;
        int last = entries.getLast().record().epochDay();
        if (fromDay != last + 1)
            throw new IllegalArgumentException(TokenIndex.CODE + " is printed to " + Utc.formatDay(last)
                    + " in this archive, prints are not made again; begin with " + Utc.formatDay(last + 1));
    }

    /** A run's prints and baskets: the same to the last digit whenever it is done. */
    static Made made(
            ObservationArchive archive,
            TokenLedger ledger,
            TokenLedger.Run run,
            int toDay,
            IndexBuild.Progress progress) {
        try (var stream = archive.quotes(run.position())) {
            TokenPrintRun printing = printing(ledger, run, stream);
            List<TokenPrint> prints = printing.prints(run.fromDay(), toDay, progress);
            int given = ledger.basketsBefore(run).size();
            return new Made(
                    prints,
                    printing.index()
                            .links()
                            .subList(given, printing.index().links().size()));
        }
    }

    /** The index as it is at the start of a run: new, but for the baskets and the record that its own follow. */
    static TokenPrintRun printing(
            TokenLedger ledger, TokenLedger.Run run, PriceStream<kilohour.tokens.TokenQuote> stream) {
        if (!run.method().equals(TokenMethod.V1.version()))
            throw new IllegalArgumentException("the prints were made by method " + run.method()
                    + "; this program knows " + TokenMethod.V1.version() + " only");
        var index = new TokenIndex(TokenMethod.V1, run.practice());
        ledger.lastBefore(run).ifPresent(index::continueAfter);
        List<BasketLink> baskets = ledger.basketsBefore(run);
        index.giveBaskets(baskets);
        int again = Math.max(0, baskets.size() - BASKETS_AGAIN);
        var printing = new TokenPrintRun(stream, index);
        if (!baskets.isEmpty()) printing.passOverTo(baskets.get(again).fromDay());
        printing.passTo(run.fromDay());
        return printing;
    }
}

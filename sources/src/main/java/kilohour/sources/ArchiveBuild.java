package kilohour.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import kilohour.index.Good;
import kilohour.index.Goods;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;

/**
 * Prints of some indices over some days, from an archive, and written beside it. Prints once written stand: the first
 * day of a run is the day after an index's last.
 *
 * @param archive root of the archive
 * @param indices names of indices, at least one
 * @param fromDay first epoch day printed
 * @param toDay last epoch day printed
 * @param practice the practice rule: RECONSTRUCTED evidence and practice-only sources count
 */
public record ArchiveBuild(Path archive, List<String> indices, int fromDay, int toDay, boolean practice) {
    public ArchiveBuild {
        indices = indices.stream().distinct().sorted().toList();
        if (indices.isEmpty()) throw new IllegalArgumentException("name at least one index");
        TokenArchiveBuild.requireOrder(fromDay, toDay);
    }

    /**
     * Makes the prints and writes them.
     *
     * @throws IllegalArgumentException if an index does not exist, or has prints that do not end the day before
     * @throws ObservationFileException if the archive was changed, or cannot be read or written
     */
    public List<PrintRecord> run(IndexBuild.Progress progress) {
        indices.forEach(Goods::require);
        SourceRegistry registry = SourceRegistry.standard();
        var ledger = new PrintLedger(archive);
        // Opened for writing, so that nobody else writes prints meanwhile.
        try (var open = ObservationArchive.write(archive, registry)) {
            requireNoVenue(ledger.runs());
            for (String index : indices) requireNext(index, ledger.prints(index));
            var run = new PrintLedger.Run(
                    ledger.runs().size() + 1,
                    indices,
                    Utc.formatDay(fromDay),
                    practice,
                    Method.V1.version(),
                    ledger.hash(registry),
                    PrintLedger.Known.AS_OBSERVED,
                    open.position());
            List<PrintRecord> prints = prints(open, ledger, run, registry, toDay, progress);
            ledger.append(run, registry, prints);
            return prints;
        } catch (IOException e) {
            throw new ObservationFileException(archive, 0, "the prints cannot be written: " + e.getMessage());
        }
    }

    private void requireNoVenue(List<PrintLedger.Run> runs) {
        for (PrintLedger.Run run : runs)
            for (String index : indices)
                if (run.known() == PrintLedger.Known.AS_RECEIVED
                        && run.indices().contains(index))
                    throw new IllegalArgumentException(
                            index + " is printed by the venue that keeps this archive; to see"
                                    + " what other rules would give, build from a copy of its files with --observations");
    }

    private void requireNext(String index, List<PrintLedger.Entry> entries) {
        if (entries.isEmpty()) return;
        int last = entries.getLast().record().epochDay();
        if (fromDay != last + 1)
            throw new IllegalArgumentException(index + " is printed to " + Utc.formatDay(last)
                    + " in this archive, prints are not made again; begin with " + Utc.formatDay(last + 1));
    }

    /** A run's prints: the same to the last digit whenever it is done. */
    static List<PrintRecord> prints(
            ObservationArchive archive,
            PrintLedger ledger,
            PrintLedger.Run run,
            SourceRegistry registry,
            int toDay,
            IndexBuild.Progress progress) {
        return given(
                archive,
                run,
                intake -> new PrintRun(intake, book(ledger, run, registry)).prints(run.fromDay(), toDay, progress));
    }

    /** Does something with what a run was given. */
    static <T> T given(ObservationArchive archive, PrintLedger.Run run, Function<Intake, T> work) {
        return switch (run.known()) {
            case AS_OBSERVED -> {
                try (var stream = archive.observations(run.position())) {
                    yield work.apply(Intake.asObserved(stream));
                }
            }
            case AS_RECEIVED -> {
                archive.require(run.position());
                yield work.apply(archive.arrivals());
            }
        };
    }

    /** The book as it is at the start of a run: new, but for the records that its own follow. */
    static IndexBook book(PrintLedger ledger, PrintLedger.Run run, SourceRegistry registry) {
        List<Good> goods = run.indices().stream().map(Goods::require).toList();
        var book = new IndexBook(goods, registry, method(run.method()), run.practice());
        for (String index : run.indices())
            book.continueAfter(
                    index,
                    ledger.prints(index).stream()
                            .filter(entry ->
                                    entry.run() < run.run() && entry.record().epochDay() < run.fromDay())
                            .map(PrintLedger.Entry::record)
                            .toList());
        return book;
    }

    private static Method method(String version) {
        if (version.equals(Method.V1.version())) return Method.V1;
        throw new IllegalArgumentException(
                "the prints were made by method " + version + "; this program knows " + Method.V1.version() + " only");
    }
}

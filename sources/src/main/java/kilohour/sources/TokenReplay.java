package kilohour.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kilohour.index.RecordChain;
import kilohour.index.SourceRegistry;
import kilohour.tokens.BasketLink;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenPrint;
import kilohour.units.Utc;

/**
 * Makes every print of the token index in an archive again, run by run, with the registry, the baskets and the quotes
 * that each was given, and compares each bit of each record and of each basket.
 */
record TokenReplay(Path archive) {
    /** @param differences in order of run and day */
    record Result(long compared, List<IndexReplay.Difference> differences) {}

    /**
     * @throws ObservationFileException if the archive, the prints or the registry were changed where it can be told
     * @throws IllegalArgumentException if the prints were made by a method that this program does not know
     */
    Result run(IndexBuild.Progress progress) {
        var ledger = new TokenLedger(archive);
        List<TokenLedger.Entry> entries = ledger.prints();
        var differences = new ArrayList<IndexReplay.Difference>();
        long compared = 0;
        try (var open = ObservationArchive.read(archive, SourceRegistry.standard())) {
            for (TokenLedger.Run run : ledger.runs()) {
                var recorded = new TreeMap<Integer, TokenPrint>();
                for (TokenLedger.Entry entry : entries)
                    if (entry.run() == run.run()) recorded.put(entry.record().epochDay(), entry.record());
                if (recorded.isEmpty()) continue;
                compared += recorded.size();
                ledger.requireRegistry(run);
                var made = TokenArchiveBuild.made(open, ledger, run, recorded.lastKey(), progress);
                compare(recorded, made.prints(), run, differences);
                compare(run, made.baskets()).ifPresent(differences::add);
            }
        }
        if (differences.isEmpty()) chainFault(ledger, entries).ifPresent(differences::add);
        return new Result(compared, differences);
    }

    /** Takes out of the recorded prints what was made again; what is left was never the run's. */
    private static void compare(
            TreeMap<Integer, TokenPrint> recorded,
            List<TokenPrint> made,
            TokenLedger.Run run,
            List<IndexReplay.Difference> differences) {
        for (TokenPrint print : made) {
            TokenPrint was = recorded.remove(print.epochDay());
            if (was != null && !was.equals(print))
                differences.add(difference(
                        was.epochDay(), IndexReplay.firstDifference(IndexReplay.lines(was), IndexReplay.lines(print))));
        }
        for (int day : recorded.keySet())
            differences.add(difference(day, "is recorded in a run that began on " + run.from()));
    }

    private static IndexReplay.Difference difference(int epochDay, String message) {
        return new IndexReplay.Difference(TokenIndex.CODE, epochDay, message);
    }

    private static Optional<IndexReplay.Difference> compare(TokenLedger.Run run, List<BasketLink> made) {
        if (run.baskets().equals(made)) return Optional.empty();
        int day = run.baskets().isEmpty()
                ? run.fromDay()
                : run.baskets().getFirst().fromDay();
        return Optional.of(difference(day, IndexReplay.firstDifference(lines(run.baskets()), lines(made))));
    }

    private static List<String> lines(List<BasketLink> baskets) {
        var lines = new ArrayList<String>();
        for (BasketLink link : baskets) {
            link.basket().canonical().lines().forEach(lines::add);
            lines.add("linked=" + Utc.formatDay(link.fromDay()) + ' ' + link.oldNanos() + ' ' + link.newNanos() + ' '
                    + link.linkPpb());
        }
        return lines;
    }

    /** A record that belongs to no run is compared with nothing, but it cannot hide in the chain. */
    private static Optional<IndexReplay.Difference> chainFault(TokenLedger ledger, List<TokenLedger.Entry> entries) {
        int runs = ledger.runs().size();
        for (TokenLedger.Entry entry : entries)
            if (entry.run() < 1 || entry.run() > runs)
                return Optional.of(
                        difference(entry.record().epochDay(), "names run " + entry.run() + ", which is not there"));
        List<TokenPrint> records =
                entries.stream().map(TokenLedger.Entry::record).toList();
        return RecordChain.fault(records)
                .map(fault -> difference(records.getLast().epochDay(), fault));
    }
}

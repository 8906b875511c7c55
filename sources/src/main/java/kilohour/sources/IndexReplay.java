package kilohour.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kilohour.index.ChainedRecord;
import kilohour.index.PrintRecord;
import kilohour.index.RecordChain;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;

/**
 * Makes every print of an archive again, from its observations and the method, and compares each bit of each record.
 *
 * @param archive root of the archive
 */
public record IndexReplay(Path archive) {
    /** The first print that differs, and how. */
    public record Difference(String index, int epochDay, String message) {
        @Override
        public String toString() {
            return index + " of " + Utc.formatDay(epochDay) + ": " + message;
        }
    }

    /**
     * @param compared prints compared
     * @param first the earliest print that differs, if any does
     * @param differing how many differ
     * @param otherRules runs that were made, and made again, under other source registrations than this program's
     */
    public record Result(long compared, Optional<Difference> first, long differing, List<Integer> otherRules) {
        public Result {
            otherRules = List.copyOf(otherRules);
        }

        public boolean agrees() {
            return first.isEmpty();
        }
    }

    /**
     * @throws ObservationFileException if the archive or the prints were changed where it can be told, with the place
     * @throws IllegalArgumentException if the prints were made by a method that this program does not know
     */
    public Result run(IndexBuild.Progress progress) {
        var ledger = new PrintLedger(archive);
        var differences = new ArrayList<Difference>();
        var otherRules = new ArrayList<Integer>();
        long compared = 0;
        try (var open = ObservationArchive.read(archive, SourceRegistry.standard())) {
            for (List<PrintLedger.Run> series : series(ledger.runs())) {
                PrintLedger.Run run = series.getFirst();
                var recorded = recorded(ledger, series);
                if (recorded.isEmpty()) continue;
                compared += recorded.size();
                series.forEach(each -> open.require(each.position()));
                SourceRegistry registry = ledger.registry(run);
                if (!ledger.hash(registry).equals(ledger.hash(SourceRegistry.standard()))) otherRules.add(run.run());
                List<PrintRecord> made = ArchiveBuild.prints(
                        open, ledger, run, registry, recorded.lastKey().epochDay(), progress);
                for (PrintRecord print : made) {
                    PrintRecord was = recorded.remove(new Key(print.epochDay(), print.index()));
                    if (was != null && !was.equals(print)) differences.add(difference(was, print));
                }
                for (PrintRecord extra : recorded.values())
                    differences.add(new Difference(
                            extra.index(), extra.epochDay(), "is recorded in a run that began on " + run.from()));
            }
        }
        if (differences.isEmpty()) differences.addAll(chainFaults(ledger));
        TokenReplay.Result tokens = new TokenReplay(archive).run(progress);
        compared += tokens.compared();
        differences.addAll(tokens.differences());
        differences.sort(Comparator.comparingInt(Difference::epochDay).thenComparing(Difference::index));
        return new Result(compared, differences.stream().findFirst(), differences.size(), otherRules);
    }

    private record Key(int epochDay, String index) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byDay = Integer.compare(epochDay, other.epochDay);
            return byDay != 0 ? byDay : index.compareTo(other.index);
        }
    }

    /** Runs that are done in one go: a venue's nights. */
    private static List<List<PrintLedger.Run>> series(List<PrintLedger.Run> runs) {
        var result = new ArrayList<List<PrintLedger.Run>>();
        for (PrintLedger.Run run : runs) {
            List<PrintLedger.Run> begun = result.stream()
                    .filter(some -> run.continues(some.getFirst()))
                    .findFirst()
                    .orElseGet(() -> {
                        result.add(new ArrayList<>());
                        return result.getLast();
                    });
            begun.add(run);
        }
        return result;
    }

    private static TreeMap<Key, PrintRecord> recorded(PrintLedger ledger, List<PrintLedger.Run> series) {
        var result = new TreeMap<Key, PrintRecord>();
        var runs = series.stream().map(PrintLedger.Run::run).collect(Collectors.toSet());
        for (String index : series.getFirst().indices())
            for (PrintLedger.Entry entry : ledger.prints(index))
                if (runs.contains(entry.run()))
                    result.put(new Key(entry.record().epochDay(), entry.record().index()), entry.record());
        return result;
    }

    private static Difference difference(PrintRecord recorded, PrintRecord made) {
        return new Difference(recorded.index(), recorded.epochDay(), firstDifference(lines(recorded), lines(made)));
    }

    /** The first line of a text that is another in what was made again. */
    static String firstDifference(List<String> recorded, List<String> made) {
        for (int i = 0; i < Math.max(recorded.size(), made.size()); i++) {
            String before = i < recorded.size() ? recorded.get(i) : "nothing";
            String now = i < made.size() ? made.get(i) : "nothing";
            if (!before.equals(now)) return "recorded " + before + ", recomputed " + now;
        }
        return "the records differ";
    }

    static List<String> lines(ChainedRecord record) {
        return (record.canonical() + "record_hash=" + record.recordHash())
                .lines()
                .toList();
    }

    /** A record that belongs to no run is compared with nothing, but it cannot hide in the chain. */
    private static List<Difference> chainFaults(PrintLedger ledger) {
        var result = new ArrayList<Difference>();
        int runs = ledger.runs().size();
        for (String index : ledger.indices()) {
            List<PrintLedger.Entry> entries = ledger.prints(index);
            List<PrintRecord> records =
                    entries.stream().map(PrintLedger.Entry::record).toList();
            RecordChain.fault(records)
                    .ifPresent(fault ->
                            result.add(new Difference(index, records.getLast().epochDay(), fault)));
            for (PrintLedger.Entry entry : entries)
                if (entry.run() < 1 || entry.run() > runs)
                    result.add(new Difference(
                            index, entry.record().epochDay(), "names run " + entry.run() + ", which is not there"));
        }
        return result;
    }
}

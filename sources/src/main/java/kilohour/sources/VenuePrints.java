package kilohour.sources;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kilohour.index.Goods;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;

/**
 * The prints of a running venue: made from its archive as prices come in, under the live rule, and written beside it as
 * they become final, so that {@link IndexReplay} makes each of them again. A restart makes all of them again from the
 * first on, and goes on only if they are the same. Used by one thread.
 */
public final class VenuePrints {
    private record Key(String index, int epochDay) {}

    private final ObservationArchive archive;
    private final SourceRegistry registry;
    private final PrintLedger ledger;
    private final PrintLedger.Run rules;
    private final Map<Key, String> hashes = new HashMap<>();

    /**
     * @param indices names of indices
     * @param firstDay the day printed first, if none was printed before
     * @throws ObservationFileException if the prints cannot be read
     */
    public VenuePrints(ObservationArchive archive, SourceRegistry registry, List<String> indices, int firstDay) {
        this.archive = archive;
        this.registry = registry;
        this.ledger = new PrintLedger(archive.root());
        this.rules = rules(indices.stream().sorted().toList(), firstDay);
        for (String index : rules.indices())
            for (PrintLedger.Entry entry : ledger.prints(index))
                hashes.put(
                        new Key(index, entry.record().epochDay()),
                        entry.record().recordHash());
    }

    /** Prints made under the same rules are gone on with; after others the day after the last begins anew. */
    private PrintLedger.Run rules(List<String> indices, int firstDay) {
        PrintLedger.Run last = ledger.runs().stream()
                .filter(run -> run.indices().stream().anyMatch(indices::contains))
                .reduce(null, (_, later) -> later);
        PrintLedger.Run own = run(1, indices, firstDay);
        if (last == null) return own;
        if (last.sameRules(own)) return last;
        int printed = indices.stream()
                .flatMap(index -> ledger.prints(index).stream())
                .mapToInt(entry -> entry.record().epochDay())
                .max()
                .orElse(firstDay - 1);
        return run(ledger.runs().size() + 1, indices, printed + 1);
    }

    private PrintLedger.Run run(int number, List<String> indices, int firstDay) {
        return new PrintLedger.Run(
                number,
                indices,
                Utc.formatDay(firstDay),
                false,
                Method.V1.version(),
                ledger.hash(registry),
                PrintLedger.Known.AS_RECEIVED,
                archive.position());
    }

    /** The first day that the book prints. */
    public int firstDay() {
        return rules.fromDay();
    }

    /** A new book, as it is before the first day's warm-up. */
    public IndexBook newBook() {
        List<PrintLedger.Run> runs = ledger.runs();
        PrintLedger.Run first =
                runs.stream().filter(rules::continues).findFirst().orElse(rules);
        rules.indices().forEach(Goods::require);
        return ArchiveBuild.book(ledger, first, registry);
    }

    /**
     * Writes those of the prints that are not written yet.
     *
     * @throws ObservationFileException if another print is written for a day, or they cannot be written
     */
    public void keep(List<PrintRecord> prints) {
        for (PrintRecord print : prints) {
            String known = hashes.get(key(print));
            if (known != null && !known.equals(print.recordHash()))
                throw new ObservationFileException(
                        ledger.file(print.index()),
                        0,
                        "holds another print of " + Utc.formatDay(print.epochDay())
                                + " than the archive gives; \"kilohour index replay\" tells what differs");
        }
        List<PrintRecord> fresh =
                prints.stream().filter(print -> !hashes.containsKey(key(print))).toList();
        if (fresh.isEmpty()) return;
        try {
            ledger.append(run(ledger.runs().size() + 1, rules.indices(), rules.fromDay()), registry, fresh);
        } catch (IOException e) {
            throw new ObservationFileException(archive.root(), 0, "the prints cannot be written: " + e.getMessage());
        }
        for (PrintRecord print : fresh) hashes.put(key(print), print.recordHash());
    }

    private static Key key(PrintRecord print) {
        return new Key(print.index(), print.epochDay());
    }
}

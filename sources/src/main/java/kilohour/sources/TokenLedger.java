package kilohour.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kilohour.tokens.BasketLink;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenPrint;
import kilohour.units.Utc;

/**
 * The token index's prints made from an archive, beside it: {@code token-prints/LLM.jsonl}, a record a line, oldest
 * first; {@code token-prints/runs.jsonl}, what each run was given and the baskets it made; and
 * {@code token-prints/registry-….txt}, the registries that the runs name. Append-only: a print that is there stands.
 */
public final class TokenLedger {
    /**
     * What one run was given: enough to do it again.
     *
     * @param run counted from 1
     * @param from first day printed, ISO
     * @param practice the practice rule
     * @param method version of the method
     * @param registry hash of the {@link TokenRegistryText}
     * @param baskets the baskets that it made, with their links, oldest first
     * @param position how far the archive of token quotes had come
     */
    public record Run(
            int run,
            String from,
            boolean practice,
            String method,
            String registry,
            List<BasketLink> baskets,
            ArchivePosition position) {
        public Run {
            baskets = List.copyOf(baskets);
        }

        public int fromDay() {
            return Utc.parseDay(from);
        }

        Run withBaskets(List<BasketLink> made) {
            return new Run(run, from, practice, method, registry, made, position);
        }
    }

    /** A print and the run that made it. */
    public record Entry(int run, TokenPrint record) {}

    private final Path folder;

    /** @param archive root of the archive */
    public TokenLedger(Path archive) {
        this.folder = archive.resolve("token-prints");
    }

    /**
     * The runs, oldest first.
     *
     * @throws ObservationFileException if a line cannot be read
     */
    public List<Run> runs() {
        return JsonLines.read(runsFile(), Run.class, "run of the token index");
    }

    /**
     * The prints, oldest first.
     *
     * @throws ObservationFileException if a line cannot be read
     */
    public List<Entry> prints() {
        return JsonLines.read(file(), Entry.class, "print of the token index");
    }

    /** The print of a day. */
    Optional<Entry> print(int epochDay) {
        return prints().stream()
                .filter(entry -> entry.record().epochDay() == epochDay)
                .findFirst();
    }

    /** The run of that number. */
    Run run(int number) {
        return runs().stream()
                .filter(run -> run.run() == number)
                .findFirst()
                .orElseThrow(
                        () -> new ObservationFileException(file(), 0, "names run " + number + ", which is not there"));
    }

    /** The last print before a run, made by an earlier one. */
    Optional<TokenPrint> lastBefore(Run run) {
        return prints().stream()
                .filter(entry -> entry.run() < run.run() && entry.record().epochDay() < run.fromDay())
                .map(Entry::record)
                .reduce((_, later) -> later);
    }

    /** Every basket that was made before a run, oldest first. */
    List<BasketLink> basketsBefore(Run run) {
        return runs().stream()
                .filter(earlier -> earlier.run() < run.run())
                .flatMap(earlier -> earlier.baskets().stream())
                .toList();
    }

    /**
     * Makes sure that a run can be done again by what this program looks up.
     *
     * @throws ObservationFileException if it was done with another registry; the first difference is named
     */
    void requireRegistry(Run run) {
        var now = TokenRegistryText.inForce();
        if (run.registry().equals(now.hash())) return;
        Path file = registryFile(run.registry());
        String difference = "";
        if (Files.exists(file)) {
            var then = new TokenRegistryText(JsonLines.text(file));
            if (!then.hash().equals(run.registry()))
                throw new ObservationFileException(file, 0, "is not the registry that run " + run.run() + " names");
            difference = ": " + then.differenceTo(now).orElse("");
        }
        throw new ObservationFileException(
                runsFile(),
                run.run(),
                "run " + run.run() + " was made with another registry than this program's" + difference);
    }

    private Path registryFile(String hash) {
        return folder.resolve("registry-" + hash.substring(0, Math.min(16, hash.length())) + ".txt");
    }

    private Path runsFile() {
        return folder.resolve("runs.jsonl");
    }

    private Path file() {
        return folder.resolve(TokenIndex.CODE + ".jsonl");
    }

    /** Writes the registry in force, the run and its prints, in this order: nothing is ever without what it needs. */
    void append(Run run, List<TokenPrint> prints) throws IOException {
        Files.createDirectories(folder);
        Path registry = registryFile(run.registry());
        if (!Files.exists(registry))
            Files.writeString(registry, TokenRegistryText.inForce().text());
        JsonLines.append(runsFile(), List.of(run));
        JsonLines.append(
                file(),
                prints.stream().map(print -> new Entry(run.run(), print)).toList());
    }
}

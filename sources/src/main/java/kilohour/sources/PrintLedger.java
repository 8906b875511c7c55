package kilohour.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;

/**
 * The prints made from an archive, beside its observations: {@code prints/H100.jsonl}, a record a line, oldest first,
 * and {@code prints/runs.jsonl}, what each run of the index was given, with the {@link Registrations} in force.
 * Append-only: a print that is there stands.
 */
public final class PrintLedger {
    private static final String FOLDER = "prints";
    private static final String RUNS = "runs.jsonl";
    /**
     * What one run of the index was given: enough to do it again.
     *
     * @param run counted from 1
     * @param indices the indices printed
     * @param from first day printed, ISO. Runs of a venue begin on the same day night after night, each with more of the
     *     archive
     * @param practice the practice rule
     * @param method version of the method
     * @param registrations hash of the source registrations in force; empty where none was kept
     * @param known what an hour knew
     * @param position how far the archive had come
     */
    public record Run(
            int run,
            List<String> indices,
            String from,
            boolean practice,
            String method,
            String registrations,
            Known known,
            ArchivePosition position) {
        public Run {
            indices = List.copyOf(indices);
            if (registrations == null) registrations = "";
            if (known == null) known = Known.AS_OBSERVED;
        }

        /** Would it make the same prints as the other, as far as both go? */
        boolean continues(Run other) {
            return known == Known.AS_RECEIVED && sameRules(other) && from.equals(other.from);
        }

        boolean sameRules(Run other) {
            return known == other.known
                    && indices.equals(other.indices)
                    && practice == other.practice
                    && method.equals(other.method)
                    && registrations.equals(other.registrations);
        }

        public int fromDay() {
            return Utc.parseDay(from);
        }
    }

    /** What an hour of a run knew of the archive. */
    public enum Known {
        /** All that had been observed by the hour's end, of everything that the archive held at the run. */
        AS_OBSERVED,
        /** What had been received when the hour was due: a venue that reads its sources as it goes. */
        AS_RECEIVED
    }

    /** A print and the run that made it. */
    public record Entry(int run, PrintRecord record) {}

    private final Path folder;
    private final Registrations registrations;

    /** @param archive root of the archive */
    public PrintLedger(Path archive) {
        this.folder = archive.resolve(FOLDER);
        this.registrations = new Registrations(folder.resolve("registrations"), JsonLines.JSON);
    }

    /**
     * The registrations under which a run was made; the program's own where none were kept.
     *
     * @throws ObservationFileException if they are gone or were changed
     */
    SourceRegistry registry(Run run) {
        return run.registrations().isEmpty() ? SourceRegistry.standard() : registrations.read(run.registrations());
    }

    String hash(SourceRegistry registry) {
        return registrations.hash(registry);
    }

    /** The indices that have prints, in order of name. */
    public List<String> indices() {
        if (!Files.isDirectory(folder)) return List.of();
        var names = new TreeSet<String>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jsonl") && !name.equals(RUNS))
                    .forEach(name -> names.add(name.substring(0, name.length() - ".jsonl".length())));
        } catch (IOException e) {
            throw new ObservationFileException(folder, 0, CsvFile.reason(e));
        }
        return List.copyOf(names);
    }

    /**
     * The runs, oldest first.
     *
     * @throws ObservationFileException if a line cannot be read
     */
    public List<Run> runs() {
        return JsonLines.read(folder.resolve(RUNS), Run.class, "run of prints");
    }

    /**
     * An index's prints, oldest first.
     *
     * @throws ObservationFileException if a line cannot be read
     */
    public List<Entry> prints(String index) {
        return JsonLines.read(file(index), Entry.class, "print");
    }

    Path file(String index) {
        return folder.resolve(index + ".jsonl");
    }

    /** Writes a run and its prints; its rules and the run first, so that no print is ever without. */
    void append(Run run, SourceRegistry registry, List<PrintRecord> prints) throws IOException {
        Files.createDirectories(folder);
        registrations.keep(registry);
        JsonLines.append(folder.resolve(RUNS), List.of(run));
        for (String index : run.indices())
            JsonLines.append(
                    file(index),
                    prints.stream()
                            .filter(print -> print.index().equals(index))
                            .map(print -> new Entry(run.run(), print))
                            .toList());
    }
}

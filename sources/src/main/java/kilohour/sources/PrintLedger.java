package kilohour.sources;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The prints made from an archive, beside its observations: {@code prints/H100.jsonl}, a record a line, oldest first,
 * and {@code prints/runs.jsonl}, what each run of the index was given, with the {@link Registrations} in force.
 * Append-only: a print that is there stands.
 */
public final class PrintLedger {
    private static final String FOLDER = "prints";
    private static final String RUNS = "runs.jsonl";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE))
            .build();

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
        this.registrations = new Registrations(folder.resolve("registrations"), JSON);
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
        return read(folder.resolve(RUNS), Run.class);
    }

    /**
     * An index's prints, oldest first.
     *
     * @throws ObservationFileException if a line cannot be read
     */
    public List<Entry> prints(String index) {
        return read(file(index), Entry.class);
    }

    Path file(String index) {
        return folder.resolve(index + ".jsonl");
    }

    /** Half a line at the end is what a crash left: it was never written. */
    private static <T> List<T> read(Path file, Class<T> type) {
        if (!Files.exists(file)) return List.of();
        var result = new ArrayList<T>();
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ObservationFileException(file, 0, CsvFile.reason(e));
        }
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            try {
                result.add(JSON.readValue(line, type));
            } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
                throw new ObservationFileException(
                        file,
                        result.size() + 1L,
                        "is no " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + " of prints: "
                                + e.getMessage().lines().findFirst().orElse(""));
            }
        }
        return result;
    }

    /** Writes a run and its prints; its rules and the run first, so that no print is ever without. */
    void append(Run run, SourceRegistry registry, List<PrintRecord> prints) throws IOException {
        Files.createDirectories(folder);
        registrations.keep(registry);
        write(folder.resolve(RUNS), JSON.writeValueAsString(run) + '\n');
        for (String index : run.indices()) {
            var lines = new StringBuilder();
            for (PrintRecord print : prints)
                if (print.index().equals(index))
                    lines.append(JSON.writeValueAsString(new Entry(run.run(), print)))
                            .append('\n');
            write(file(index), lines.toString());
        }
    }

    private static void write(Path file, String lines) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(wholeLines(channel));
            channel.truncate(channel.position());
            var bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
    }

    /** Where the last whole line ends. */
    private static long wholeLines(FileChannel channel) throws IOException {
        var one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') return end;
        }
        return 0;
    }
}

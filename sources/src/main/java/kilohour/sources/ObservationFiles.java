package kilohour.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;

/** GPU observation files merged into one stream in order of time. */
public final class ObservationFiles extends PriceFiles<Observation> {
    private final List<Path> tokenFiles = new ArrayList<>();

    private ObservationFiles(List<Path> paths, SourceRegistry registry) {
        for (Path path : found(paths)) {
            if (isTokenFile(path)) tokenFiles.add(path);
            else open(path, registry);
        }
        requireFiles(paths, "gpu_");
    }

    /**
     * Opens files and folders; folders are searched recursively for {@code gpu_*.csv} and {@code gpu_*.csv.gz}. Token
     * files are recognised, by name or header, and left aside.
     *
     * @throws ObservationFileException if there is no such file, no observation file at all, or a bad header
     */
    public static ObservationFiles open(List<Path> paths, SourceRegistry registry) {
        return new ObservationFiles(paths, registry);
    }

    /** Reads everything, in order of time. */
    public static ObservationReport read(List<Path> paths, SourceRegistry registry, Consumer<Observation> sink) {
        try (var files = open(paths, registry)) {
            while (files.hasNext()) sink.accept(files.next());
            return files.report();
        }
    }

    private void open(Path path, SourceRegistry registry) {
        CsvFile csv = opened(path);
        if (csv.header().containsAll(Layout.TOKENS)) {
            csv.close();
            tokenFiles.add(path);
        } else add(path, csv, file -> new RowParser(file.columns(Layout.GPU)), price -> require(price, registry));
    }

    static void require(Observation observation, SourceRegistry registry) {
        if (registry.find(observation.source()).isEmpty())
            throw new IllegalArgumentException(
                    "source " + observation.source() + " is not registered, so its licence and interval are unknown");
    }

    /** What has been read so far. */
    public ObservationReport report() {
        return report(tokenFiles);
    }
}

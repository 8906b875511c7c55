package kilohour.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;

/** Small files and archives of prices. */
final class ArchiveFixture {
    static final long NOW = Utc.nanos(java.time.Instant.parse("2026-11-20T12:00:00Z"));

    private ArchiveFixture() {}

    /** An H100 SXM on demand at primeintellect. */
    static String row(String observedAt, String provider, String usd) {
        return observedAt + ",primeintellect," + provider + ",,OFFER,H100,SXM,80,,,,,ON_DEMAND,," + usd + ",,,";
    }

    static Path file(Path folder, String name, String... rows) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(String.join(",", Layout.GPU));
        lines.addAll(Arrays.asList(rows));
        return Files.write(folder.resolve(name), lines);
    }

    static ImportReport imported(Path archive, Path... files) {
        try (var open = ObservationArchive.write(archive, SourceRegistry.standard())) {
            return open.importFrom(List.of(files), NOW);
        }
    }

    /** What the archive gives back: provider and price, in order. */
    static List<String> read(Path archive) {
        var result = new ArrayList<String>();
        try (var open = ObservationArchive.read(archive, SourceRegistry.standard());
                var stream = open.observations()) {
            while (stream.hasNext()) {
                Observation o = stream.next();
                result.add(Utc.format(o.observedAtNanos()) + " " + o.provider() + " " + o.priceMicrosPerGpuHour());
            }
        }
        return result;
    }
}

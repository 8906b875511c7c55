package kilohour.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.index.Term;
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

    /** Five simulated providers at 1.99, 2.12, 2.40, 2.69 and 2.99, every hour: worth 2.4030. */
    static List<Observation> market(int fromDay, int days) {
        long[] prices = {1_990_000, 2_120_000, 2_400_000, 2_690_000, 2_990_000};
        var result = new ArrayList<Observation>();
        for (int hour = 0; hour < 24 * days; hour++)
            for (int i = 0; i < prices.length; i++)
                result.add(offer(Utc.startOfDay(fromDay) + hour * Utc.NANOS_PER_HOUR, "provider-" + i, prices[i]));
        return result;
    }

    static Observation offer(long atNanos, String provider, long priceMicros) {
        return new Observation(
                atNanos,
                "simulated-offers",
                provider,
                "",
                Evidence.OFFER,
                "H100",
                "SXM",
                80,
                8,
                "",
                "US",
                "",
                Term.ON_DEMAND,
                0,
                priceMicros,
                64,
                "",
                "");
    }

    static long appended(Path archive, List<Observation> observations) {
        try (var open = ObservationArchive.write(archive, SourceRegistry.standard())) {
            return open.append(Reading.ofObservations(observations), NOW);
        }
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

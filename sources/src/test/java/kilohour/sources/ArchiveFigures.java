package kilohour.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.index.Term;
import kilohour.units.Utc;

/**
 * What the archive takes: {@code java -Xmx… -cp … kilohour.sources.ArchiveFigures FOLDER ROWS DAYS [shuffled]}. A file of
 * so many offers of a marketplace over so many days is made, imported, imported again, verified and read back.
 */
final class ArchiveFigures {
    private static final int FIRST_DAY = Utc.parseDay("2025-01-01");

    private ArchiveFigures() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int rows = Integer.parseInt(arguments[1]);
        int days = Integer.parseInt(arguments[2]);
        Path file = folder.resolve("gpu_simulated-book.csv");
        if (!Files.exists(file)) write(file, rows, days, arguments.length > 3);
        Path archive = folder.resolve("archive");
        time("import", rows, () -> importing(archive, file));
        time("import again", rows, () -> importing(archive, file));
        time("verify", rows, () -> ObservationArchive.verify(archive).toString());
        time("read in order of time", rows, () -> reading(archive));
    }

    private interface Work {
        String done() throws IOException;
    }

    private static void time(String name, int rows, Work work) throws IOException {
        System.gc();
        long start = System.nanoTime();
        String result = work.done();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%-22s %7.1f s %,10.0f rows/s, heap at most %,d MB: %s%n",
                name, seconds, rows / seconds, Runtime.getRuntime().maxMemory() >> 20, result);
    }

    private static String importing(Path archive, Path file) {
        try (var open = ObservationArchive.write(archive, SourceRegistry.standard())) {
            ImportReport report = open.importFrom(List.of(file), ArchiveFixture.NOW);
            return "%,d archived, %,d known".formatted(report.accepted(), report.duplicates());
        }
    }

    private static String reading(Path archive) {
        long count = 0;
        try (var open = ObservationArchive.read(archive, SourceRegistry.standard());
                var stream = open.observations()) {
            while (stream.hasNext()) {
                stream.next();
                count++;
            }
        }
        return "%,d read".formatted(count);
    }

    private static void write(Path file, int rows, int days, boolean shuffled) throws IOException {
        var random = new Random(20261120);
        long spanNanos = days * Utc.NANOS_PER_DAY;
        try (var writer = new ObservationWriter(file)) {
            for (int i = 0; i < rows; i++) {
                long atNanos = Utc.startOfDay(FIRST_DAY)
                        + (shuffled
                                ? (long) (random.nextDouble() * spanNanos)
                                : (long) ((double) i / rows * spanNanos));
                writer.write(offer(atNanos - atNanos % Utc.NANOS_PER_SECOND, random.nextInt(10_000), random));
            }
        }
    }

    private static Observation offer(long atNanos, int machine, Random random) {
        return new Observation(
                atNanos,
                "simulated-book",
                "vast",
                "",
                Evidence.OFFER,
                "H100",
                "SXM",
                80,
                8,
                "",
                "US",
                "Nebraska",
                Term.ON_DEMAND,
                0,
                1_500_000 + random.nextInt(1_000_000),
                8,
                Integer.toString(machine / 10),
                Integer.toString(machine));
    }
}

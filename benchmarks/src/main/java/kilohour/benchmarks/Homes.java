package kilohour.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Homes for the time of a measurement, on the disk that holds the working directory, so that a sync is a real one. */
final class Homes {
    private Homes() {}

    static Path make() throws IOException {
        Path under = Files.createDirectories(Path.of("target", "bench"));
        return Files.createTempDirectory(under.toAbsolutePath(), "home-");
    }

    static void remove(Path home) throws IOException {
        List<Path> deepestFirst;
        try (var paths = Files.walk(home)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    /** Bytes of all files in it. */
    static long bytes(Path home) throws IOException {
        try (var paths = Files.walk(home)) {
            return paths.filter(Files::isRegularFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }
}

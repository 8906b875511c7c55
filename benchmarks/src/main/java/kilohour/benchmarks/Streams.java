package kilohour.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The streams that a side-by-side run makes itself, by name. */
final class Streams {
    static final List<String> NAMES = List.of("A", "C", "D", "real");

    private static final long SEED = 1;
    private static final int REAL_COMMANDS = 100_000;
    private static final Path FOLDER = Path.of("target", "bench");

    private Streams() {}

    /** The stream's file. It is made where it is not there yet, and kept: the recorded one takes a minute or two. */
    static Path make(String name) throws IOException {
        Path file = Files.createDirectories(FOLDER).resolve("stream-" + name + "-" + SEED + ".commands");
        if (Files.exists(file)) return file;
        System.err.println("Making stream " + name);
        Path unfinished = Files.createTempFile(FOLDER, "stream-" + name + "-", ".unfinished");
        write(name, unfinished);
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(String name, Path file) throws IOException {
        switch (name) {
            case "A" -> GeneratedStream.write(StreamShape.A, SEED, file);
            case "C" -> GeneratedStream.write(StreamShape.C, SEED, file);
            case "D" -> GeneratedStream.write(StreamShape.D, SEED, file);
            case "real" -> RealStream.write(REAL_COMMANDS, SEED, file);
            default -> throw new IllegalArgumentException("no stream " + name);
        }
    }

    static String describe(String name) {
        return name.equals("real")
                ? "recorded from the simulation, seed " + SEED
                        + " (months and perpetuals; strips would trade with their months, which the peer does not do)"
                : "generated with exchange-core's mix, seed " + SEED;
    }
}

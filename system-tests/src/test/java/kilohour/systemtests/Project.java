package kilohour.systemtests;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where things are: the project, its packaged jar, the programs of this machine. */
final class Project {
    static final Path ROOM =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    static final Path ROOT = ROOM.getParent();
    static final Path TARGET = ROOM.resolve("target");
    private static final Path JAR = ROOT.resolve("app/target/kilohour/kilohour.jar");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private Project() {}

    /** What starts the program, its arguments to be added. */
    static List<String> kilohour() {
        assumeThat(JAR)
                .as("the packaged program, which is there in Maven's phase verify but not in test")
                .exists();
        return List.of(JAVA.toString(), "@" + ROOT.resolve("jvm.flags"), "-Xmx1g", "-jar", JAR.toString());
    }

    /** A program on PATH, by the first of these names that is there. */
    static Optional<Path> program(String... names) {
        List<String> folders =
                List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** An empty folder of its own under target, kept after the test for whoever looks for what went wrong. */
    static Path freshFolder(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(TARGET.resolve("homes")), name + "-");
    }
}

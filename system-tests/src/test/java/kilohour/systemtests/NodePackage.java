package kilohour.systemtests;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A folder of scripts for Node with what they need, installed under target as its lock file says. */
final class NodePackage {
    private static final Duration INSTALL_WITHIN = Duration.ofSeconds(120);

    private final Path folder;

    private NodePackage(Path folder) {
        this.folder = folder;
    }

    /** Installs it; skips the test, saying why, where there is no Node or no registry. */
    static NodePackage install(String name) throws IOException {
        assumeThat(Project.program("node")).as("node on PATH").isPresent();
        assumeThat(Project.program("npm")).as("npm on PATH").isPresent();
        Path from = Project.ROOM.resolve("src/test").resolve(name);
        Path folder = Files.createDirectories(Project.TARGET.resolve(name));
        try (var files = Files.list(from)) {
            for (Path file : files.toList())
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!isInstalled(folder)) {
            Program npm = Program.run(
                    folder,
                    Map.of(),
                    INSTALL_WITHIN,
                    List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"));
            assumeThat(npm.exitCode())
                    .as("npm ci in " + folder + " (no registry in reach?):\n" + npm.text())
                    .isZero();
        }
        return new NodePackage(folder);
    }

    /** Whether what npm noted down as installed is newer than the lock file it comes from. */
    private static boolean isInstalled(Path folder) throws IOException {
        Path installed = folder.resolve("node_modules/.package-lock.json");
        Path wanted = folder.resolve("installed-lock.json");
        byte[] lock = Files.readAllBytes(folder.resolve("package-lock.json"));
        boolean same = Files.exists(installed)
                && Files.exists(wanted)
                && java.util.Arrays.equals(lock, Files.readAllBytes(wanted));
        Files.write(wanted, lock);
        return same;
    }

    /** Runs a script to its end. */
    Program run(String script, Duration within, Map<String, String> environment) {
        return Program.run(folder, environment, within, List.of("node", script));
    }
}

package kilohour.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A venue's home, everything it must not forget in one folder:
 *
 * <pre>
 *   archive/ cluster/ lock   the log, its snapshots and the tape; the node's
 *   history.db               what happened, in SQL; can be rebuilt from the tape
 *   prices/                  the archive of observed prices, and the prints made from it
 *   bank/                    the bank's statements, and instructions for it
 *   credentials.json         the secrets of the first keys, mode 600
 *   kilohour.conf            settings, if there are any
 *   margin.json              margin parameters that a new venue starts with, if there are any
 *   kilohour.log             what the process noted, ten files of 10 MB at most
 * </pre>
 */
record HomeFolder(Path path) {
    /** Where a home is when nobody says: the same wherever the command is called from. */
    static final String DEFAULT = "~/.kilohour";

    /** The archive of prices in it. */
    static final String DEFAULT_PRICES = DEFAULT + "/prices";

    /** A folder given as an argument. */
    static final class Argument implements CommandLine.ITypeConverter<Path> {
        @Override
        public Path convert(String argument) {
            return of(argument).path();
        }
    }

    HomeFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** The folder of an argument; {@code ~} is the user's own. */
    static HomeFolder of(String argument) {
        if (argument.equals("~") || argument.startsWith("~/"))
            return new HomeFolder(Path.of(System.getProperty("user.home"), argument.substring(1)));
        return new HomeFolder(Path.of(argument));
    }

    Path credentials() {
        return path.resolve("credentials.json");
    }

    Path prices() {
        return path.resolve("prices");
    }

    /** Records of prints that somebody else computes, and what officers determine of them. */
    Path reported() {
        return path.resolve("reported");
    }

    /** What is exchanged with the bank. */
    Path bank() {
        return path.resolve("bank");
    }

    Path settings() {
        return path.resolve("kilohour.conf");
    }

    Path margin() {
        return path.resolve("margin.json");
    }

    Path log() {
        return path.resolve("kilohour.log");
    }

    /** Makes the folder if it is not there, and makes sure that it can be written to. */
    void prepare() {
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, ".try", ""));
        } catch (IOException e) {
            throw new Stop(
                    ExitCode.HOME_BUSY,
                    "the home " + path + " cannot be written to (" + reason(e) + "); give another with --home");
        }
    }

    /** Does a venue live here? */
    boolean holdsVenue() {
        return Files.isDirectory(path.resolve("archive"));
    }

    void requireVenue() {
        if (!holdsVenue())
            throw new Stop(ExitCode.USAGE, "there is no venue in " + path + "; \"kilohour up --home DIR\" makes one");
    }

    /** A home for a new venue: no folder yet, or one with nothing in it. */
    void requireEmpty() {
        if (!Files.exists(path)) return;
        try (Stream<Path> inside = Files.list(path)) {
            if (inside.findAny().isPresent())
                throw new Stop(
                        ExitCode.HOME_BUSY,
                        "the home " + path + " is not empty; give a new folder with --home, or remove this one first");
        } catch (IOException e) {
            throw new Stop(ExitCode.HOME_BUSY, "the home " + path + " cannot be read: " + reason(e));
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.FileSystemException file && file.getReason() != null
                ? file.getReason()
                : switch (e) {
                    case java.nio.file.AccessDeniedException _ -> "access denied";
                    case java.nio.file.FileAlreadyExistsException _ -> "it is a file";
                    case java.nio.file.NoSuchFileException _ -> "no such folder";
                    default -> String.valueOf(e.getMessage());
                };
    }
}

package kilohour.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of a stopped venue's log, to work on and throw away. The venue is held stopped while it is copied, by a shared
 * lock; nothing in its home is written. A running venue's files change under the copier's hands, so it is refused.
 */
record HomeCopy(HomeFolder home) implements AutoCloseable {
    /** What makes a venue; the history, prices and keys are not needed. */
    private static final List<String> FOLDERS = List.of("archive", "cluster");

    static HomeCopy of(HomeFolder original) {
        original.requireVenue();
        Path copy = null;
        try (Held held = Held.of(original)) {
            copy = Files.createTempDirectory("kilohour-drill-");
            for (String folder : FOLDERS) copy(original.path().resolve(folder), copy.resolve(folder));
            return new HomeCopy(new HomeFolder(copy));
        } catch (IOException e) {
            if (copy != null) delete(copy);
            throw new Stop(ExitCode.FAILED, "the home " + original.path() + " cannot be copied: " + e.getMessage(), e);
        }
    }

    /** The home's lock, shared: whoever runs the venue has it alone. */
    private record Held(FileChannel file, FileLock lock) implements AutoCloseable {
        static Held of(HomeFolder home) throws IOException {
            Path file = home.path().resolve("lock");
            if (!Files.exists(file)) return new Held(null, null);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            FileLock lock = shared(channel);
            if (lock != null) return new Held(channel, lock);
            channel.close();
            throw new Stop(
                    ExitCode.HOME_BUSY,
                    "the venue in " + home.path()
                            + " is running: stop it for as long as the copy takes, or give a backup");
        }

        private static FileLock shared(FileChannel channel) throws IOException {
            try {
                return channel.tryLock(0, Long.MAX_VALUE, true);
            } catch (OverlappingFileLockException heldByThisProcess) {
                return null;
            }
        }

        @Override
        public void close() throws IOException {
            if (file != null) file.close();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) return;
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
    }

    @Override
    public void close() {
        delete(home.path());
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(HomeCopy.class).warn("{} is left behind: {}", folder, e.getMessage());
        }
    }
}

package kilohour.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.IoUtil;

/** A home directory in the hands of this process, by an operating-system lock that ends with the process. */
final class Home implements AutoCloseable {
    /** Shared memory smaller than this is left alone: buffers that outgrow it would kill the process. */
    private static final long SHARED_MEMORY_BYTES_MIN = 1L << 30;

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final Path root;
    private final Path aeron;
    private final FileChannel lockFile;
    private final FileLock lock;

    private Home(Path root, Path aeron, FileChannel lockFile, FileLock lock) {
        this.root = root;
        this.aeron = aeron;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Takes a home, making it if there is none; clears what a process that was killed left behind. */
    static Home take(Path directory, Consumer<String> progress) {
        FileChannel lockFile = null;
        try {
            Files.createDirectories(directory);
            Path root = directory.toRealPath();
            lockFile = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(lockFile);
            if (lock == null) {
                String holder = content(lockFile);
                throw new HomeInUseException("The home " + root + " is in use"
                        + (holder.isEmpty() ? "" : " by process " + holder)
                        + "; stop that one first, or give another home.");
            }
            Home home = new Home(root, aeronDirectory(root), lockFile, lock);
            home.clear(progress);
            home.write(Long.toString(ProcessHandle.current().pid()));
            return home;
        } catch (IOException e) {
            close(lockFile);
            throw new NodeException("The home " + directory + " cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close(lockFile);
            throw e;
        }
    }

    private static FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /**
     * Where the buffers between threads live. They are worthless after a stop, so shared memory is right for them
     * when there is enough; on a disk they would be written back for nothing.
     */
    private static Path aeronDirectory(Path root) throws IOException {
        if (Files.isDirectory(SHARED_MEMORY)
                && Files.isWritable(SHARED_MEMORY)
                && Files.getFileStore(SHARED_MEMORY).getUsableSpace() >= SHARED_MEMORY_BYTES_MIN) {
            UUID ofPath = UUID.nameUUIDFromBytes(root.toString().getBytes(StandardCharsets.UTF_8));
            return SHARED_MEMORY.resolve("kilohour-" + System.getProperty("user.name") + "-" + ofPath);
        }
        return root.resolve("aeron");
    }

    /** Holding the lock proves that whoever wrote these marks is gone, so there is nothing to wait for. */
    private void clear(Consumer<String> progress) throws IOException {
        String killed = content(lockFile);
        if (!killed.isEmpty()) {
            progress.accept("Process " + killed + " did not stop cleanly; going on from its log.");
        }
        IoUtil.delete(aeron.toFile(), true);
        for (Path directory : List.of(archive(), cluster())) {
            if (Files.isDirectory(directory)) {
                deleteMarks(directory);
            }
        }
    }

    private static void deleteMarks(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith("-mark.dat") || name.startsWith("cluster-mark") || name.endsWith(".lck")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String content(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        file.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).trim();
    }

    private void write(String content) throws IOException {
        lockFile.truncate(0);
        lockFile.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    Path root() {
        return root;
    }

    Path archive() {
        return root.resolve("archive");
    }

    Path cluster() {
        return root.resolve("cluster");
    }

    Path aeron() {
        return aeron;
    }

    /** Gives the home back; the empty lock file says that it was left in order. */
    @Override
    public void close() {
        IoUtil.delete(aeron.toFile(), true);
        try {
            write("");
            lock.release();
        } catch (IOException e) {
            throw new NodeException("The home " + root + " cannot be given back: " + e.getMessage(), e);
        } finally {
            close(lockFile);
        }
    }

    private static void close(FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new NodeException("The lock file cannot be closed: " + e.getMessage(), e);
        }
    }
}

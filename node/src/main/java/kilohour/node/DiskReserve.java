package kilohour.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Watches that the disk under a home keeps room for the log. */
final class DiskReserve {
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** Two of the archive's segment files of 128 MB: it opens none with less than one free. */
    static final long START_BYTES_MIN = 256L << 20;

    private final Path home;
    private final long reserveBytes;
    private final LongSupplier usableBytes;

    private volatile long lookedNanos = System.nanoTime() - LOOK_EVERY_NANOS;
    private volatile String sentence;

    DiskReserve(Path home, long reserveBytes) {
        this(home, reserveBytes, () -> usableBytes(home));
    }

    DiskReserve(Path home, long reserveBytes, LongSupplier usableBytes) {
        this.home = home;
        this.reserveBytes = reserveBytes;
        this.usableBytes = usableBytes;
    }

    /** Why no command can be taken, or nothing while there is room. */
    Optional<String> shortage() {
        long now = System.nanoTime();
        if (now - lookedNanos >= LOOK_EVERY_NANOS) {
            lookedNanos = now;
            long usable = usableBytes.getAsLong();
            sentence = usable >= reserveBytes
                    ? null
                    : "Disk almost full at " + home + ": " + (usable >> 20) + " MB left, " + (reserveBytes >> 20)
                            + " MB are kept free; make room and try again.";
        }
        return Optional.ofNullable(sentence);
    }

    /** Refuses a start for which the archive would not open its files. */
    void checkRoomToStart() {
        long usable = usableBytes.getAsLong();
        if (usable < START_BYTES_MIN) {
            throw new NodeException("Disk almost full at " + home + ": " + (usable >> 20) + " MB left, a start needs "
                    + (START_BYTES_MIN >> 20) + " MB; make room and start again.");
        }
    }

    private static long usableBytes(Path home) {
        try {
            return Files.getFileStore(home).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}

package kilohour.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The disk fills up under a running venue: it refuses and says why, and goes on once there is room again. */
@Timeout(240)
class FullDiskTest {
    private static final long MIB = 1L << 20;
    /** How far above the reserve the disk is when the venue starts. */
    private static final long ROOM_MIB = 500;

    private final Path home = Project.freshFolder("disk");

    FullDiskTest() throws IOException {}

    @Test
    void aFullDiskStopsAcknowledgingAndSaysSoAndRoomLetsItGoOn() throws Exception {
        try (Venue venue = Venue.up(home)) {
            assertThat(venue.stop()).isEqualTo(143);
        }
        long freeMib = Files.getFileStore(home).getUsableSpace() / MIB;
        Files.writeString(home.resolve("kilohour.conf"), "kilohour.disk-reserve = " + (freeMib - ROOM_MIB) + " MiB\n");
        Path filler = home.resolve("filler");
        try (Venue venue = Venue.up(home)) {
            Client officer = venue.client("officer");
            deposit(officer, "before");
            Client.Refused refused = fillUntilRefused(officer, filler);
            assertThat(refused).hasMessageContaining("disk");
            Files.delete(filler);
            Poll.until("deposits are taken again", Duration.ofSeconds(30), () -> isTaken(officer));
            assertThat(venue.program().isAlive()).isTrue();
        } finally {
            Files.deleteIfExists(filler);
        }
    }

    /** Fills the disk 50 MiB at a time, for at most 3,000 MiB. */
    private static Client.Refused fillUntilRefused(Client officer, Path filler) throws Exception {
        ByteBuffer some = ByteBuffer.allocateDirect((int) (50 * MIB));
        try (FileChannel file = FileChannel.open(filler, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 60; i++) {
                file.write(some.clear());
                file.force(false);
                try {
                    deposit(officer, "while it fills " + i);
                } catch (Client.Refused e) {
                    return e;
                }
            }
        }
        throw new AssertionError("deposits are taken although the reserve is used up");
    }

    private static boolean isTaken(Client officer) throws IOException {
        try {
            deposit(officer, "after");
            return true;
        } catch (Client.Refused e) {
            return false;
        }
    }

    private static void deposit(Client officer, String reference) throws IOException, Client.Refused {
        officer.call("private/kilohour/deposit", "account", 100, "amount", 1, "reference", reference);
    }
}

package kilohour.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(240)
class StartAndStopTest {
    private static final int STOPPED_BY_SIGTERM = 143;
    private static final int HOME_IN_USE = 3;
    private static final int PORT_IN_USE = 4;

    private final Path home = Project.freshFolder("start");

    StartAndStopTest() throws IOException {}

    @Test
    void aHomeBelongsToOneProcessAndCarriesOnAfterACleanStop() throws Exception {
        String hash;
        try (Venue venue = Venue.up(home)) {
            keysAreForTheOwnerAlone();
            Program second = Venue.run("up", "--home", home.toString(), "--http", "0");
            assertThat(second.exitCode()).isEqualTo(HOME_IN_USE);
            assertThat(second.lines())
                    .last()
                    .asString()
                    .contains(home.toString())
                    .contains("in use");
            venue.client("officer").call("private/kilohour/deposit", "account", 100, "amount", 5, "reference", "first");
            assertThat(venue.stop()).as(venue.program().text()).isEqualTo(STOPPED_BY_SIGTERM);
        }
        hash = stateHash();
        try (Venue venue = Venue.up(home)) {
            JsonNode summary = venue.client("trader-1").call("private/get_account_summary", "currency", "USD");
            assertThat(summary.get("balance").asDouble()).isEqualTo(5.0);
            assertThat(venue.stop()).isEqualTo(STOPPED_BY_SIGTERM);
        }
        assertThat(hash).matches("\\d+ [0-9a-f]{64}");
    }

    private String stateHash() {
        Program said = Venue.run("state", "hash", "--home", home.toString());
        assertThat(said.exitCode()).as(said.text()).isZero();
        return said.lines().getLast();
    }

    private void keysAreForTheOwnerAlone() throws IOException {
        Path file = home.resolve("credentials.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Venue.credentials(home))
                .extracting(key -> key.get("name").asString())
                .containsExactly("officer", "officer-2", "trader-1", "trader-2");
    }

    @Test
    void aPortInUseIsOneLineThatSaysWhatToDo() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = "" + taken.getLocalPort();
            Program refused = Venue.run("up", "--home", home.toString(), "--http", port);
            assertThat(refused.exitCode()).isEqualTo(PORT_IN_USE);
            assertThat(refused.lines())
                    .singleElement()
                    .asString()
                    .contains(port)
                    .contains("--http");
        }
    }

    @Test
    void anArgumentThatCannotBeUsedIsOneLine() {
        Program refused = Venue.run("up", "--home", home.toString(), "--http", "70000");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.lines()).singleElement().asString().contains("70000").contains("65535");
    }
}

package kilohour.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteHistoryTest extends HistoryTests {
    @TempDir
    private Path folder;

    private final Map<History, Path> homes = new HashMap<>();

    @Override
    History emptyHistory() throws Exception {
        Path home = Files.createTempDirectory(folder, "home");
        return inHome(home);
    }

    private History inHome(Path home) {
        History history = History.inHome(home);
        homes.put(history, home);
        return history;
    }

    @Override
    History again(History before) {
        before.close();
        return inHome(homes.get(before));
    }

    @Test
    void aFullDiskStopsTheWriterAtACommitAndItResumesWhenThereIsRoom() throws Exception {
        History history = open();
        Tape tape = RandomTape.of(6, 5_000);
        try (HistoryWriter before = history.openWriter()) {
            tape.entries()
                    .subList(0, 100)
                    .forEach(entry -> before.record(entry.logPosition(), entry.command(), entry.batch()));
        }
        Connection connection = history.sql().connectForWriting();
        try (var statement = connection.createStatement()) {
            // Room for 20 pages more than there are now.
            long pages = statement.executeQuery("PRAGMA page_count").getLong(1);
            statement.execute("PRAGMA max_page_count = " + (pages + 20));
        }
        var writer = new HistoryWriter(connection);
        long committed = writer.sequence();
        assertThatThrownBy(() -> {
                    tape.feed(writer);
                    writer.flush();
                })
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("could not be written after event " + committed)
                .hasMessageContaining("full");

        try (HistoryWriter resumed = history.openWriter()) {
            assertThat(resumed.sequence()).isEqualTo(committed);
            tape.feed(resumed);
        }
        History rebuilt = open();
        try (HistoryWriter whole = rebuilt.openWriter()) {
            tape.feed(whole);
        }
        assertThat(history.contentHash()).isEqualTo(rebuilt.contentHash());
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedInOneSentence() throws Exception {
        Files.writeString(folder.resolve(History.FILE_NAME), "not a database, whatever its name may say".repeat(100));
        assertThatThrownBy(() -> History.inHome(folder))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("not a database");
    }

    @Test
    void queriesCannotChangeAnything() throws Exception {
        History history = open();
        try (var connection = history.sql().reading().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM progress")).hasMessageContaining("readonly");
        }
    }
}

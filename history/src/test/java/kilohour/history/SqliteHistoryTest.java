package kilohour.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class SqliteHistoryTest extends InDatabase {
    SqliteHistoryTest() {
        database = Database.SQLITE;
    }

    @Test
    void aFullDiskStopsTheWriterAtACommitAndItResumesWhenThereIsRoom() throws Exception {
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
        record(rebuilt, tape);
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
        try (var connection = history.sql().reading().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM progress")).hasMessageContaining("readonly");
        }
    }

    @Test
    void theFileIsItsOwnersOnly() throws Exception {
        Path file = Path.of(Database.place(history), History.FILE_NAME);
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aHomeThatIsNotThereIsRefusedInOneSentence() {
        assertThatThrownBy(() -> History.inHome(folder.resolve("nowhere")))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("nowhere");
    }
}

package kilohour.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresHistoryTest extends HistoryTests {
    private static EmbeddedPostgres server;
    private static int databases;

    private final Map<History, String> urls = new HashMap<>();

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Override
    History emptyHistory() throws Exception {
        String name = "history" + ++databases;
        execute("CREATE DATABASE " + name);
        return at(server.getJdbcUrl("postgres", name));
    }

    private History at(String url) {
        History history = History.onPostgres(url);
        urls.put(history, url);
        return history;
    }

    @Override
    History again(History before) {
        before.close();
        return at(urls.get(before));
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aLostDatabaseStopsTheWriterAtACommitAndItResumesWhenItIsBack() throws Exception {
        History history = open();
        Tape tape = RandomTape.of(6, 300);
        HistoryWriter writer = history.openWriter();
        tape.entries()
                .subList(0, 100)
                .forEach(entry -> writer.record(entry.logPosition(), entry.command(), entry.batch()));
        writer.flush();
        long committed = writer.sequence();
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '" + Sql.WRITER + "'");
        assertThatThrownBy(() -> {
                    tape.feed(writer);
                    writer.flush();
                })
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("could not be written after event " + committed);

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
    void bothDatabasesHoldTheSameRows(@TempDir Path folder) throws Exception {
        Tape tape = RandomTape.of(7, 1_000);
        History here = open();
        try (HistoryWriter writer = here.openWriter()) {
            tape.feed(writer);
        }
        try (History there = History.inHome(Files.createDirectories(folder))) {
            try (HistoryWriter writer = there.openWriter()) {
                tape.feed(writer);
            }
            assertThat(there.contentHash()).isEqualTo(here.contentHash());
        }
    }

    @Test
    void aServerThatIsNotThereIsRefusedInOneSentence() {
        assertThatThrownBy(() -> History.onPostgres("jdbc:postgresql://127.0.0.1:1/none?user=nobody"))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("refused");
        assertThatThrownBy(() -> History.onPostgres("jdbc:h2:mem:x")).isInstanceOf(IllegalArgumentException.class);
    }
}

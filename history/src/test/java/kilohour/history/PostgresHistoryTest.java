package kilohour.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostgresHistoryTest extends InDatabase {
    PostgresHistoryTest() {
        database = Database.POSTGRES;
    }

    @Test
    void aLostDatabaseStopsTheWriterAtACommitAndItResumesWhenItIsBack() throws Exception {
        Tape tape = RandomTape.of(6, 300);
        HistoryWriter writer = history.openWriter();
        tape.entries()
                .subList(0, 100)
                .forEach(entry -> writer.record(entry.logPosition(), entry.command(), entry.batch()));
        writer.flush();
        long committed = writer.sequence();
        Database.onServer(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '" + Sql.WRITER + "'");
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
        record(rebuilt, tape);
        assertThat(history.contentHash()).isEqualTo(rebuilt.contentHash());
    }

    @Test
    void bothDatabasesHoldTheSameRows() throws Exception {
        Tape tape = RandomTape.of(7, 1_000);
        record(history, tape);
        try (History there = History.inHome(folder)) {
            try (HistoryWriter writer = there.openWriter()) {
                tape.feed(writer);
            }
            assertThat(there.contentHash()).isEqualTo(history.contentHash());
        }
    }

    @Test
    void aServerThatIsNotThereIsRefusedInOneSentence() {
        assertThatThrownBy(() -> History.onPostgres("jdbc:postgresql://127.0.0.1:1/none?user=nobody"))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("refused");
        assertThatThrownBy(() -> History.onPostgres("jdbc:h2:mem:x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void queriesCannotChangeAnything() throws Exception {
        try (var connection = history.sql().reading().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM progress")).hasMessageContaining("read-only");
        }
    }
}

package kilohour.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Every test starts with an empty history; a parameterised class runs in each database. */
abstract class InDatabase {
    @Parameter
    Database database;

    @TempDir
    Path folder;

    History history;
    private final List<History> opened = new ArrayList<>();

    @BeforeEach
    void openHistory() throws Exception {
        history = open();
    }

    /** One more empty history. */
    History open() throws Exception {
        return closeAtEnd(database.empty(folder));
    }

    /** The same database once more, as after a restart. */
    History again(History before) {
        before.close();
        return closeAtEnd(database.again(before));
    }

    private History closeAtEnd(History history) {
        opened.add(history);
        return history;
    }

    @AfterEach
    void closeHistories() {
        opened.forEach(History::close);
    }

    void record(Tape tape) {
        record(history, tape);
    }

    static void record(History history, Tape tape) {
        try (HistoryWriter writer = history.openWriter()) {
            tape.feed(writer);
        }
    }
}

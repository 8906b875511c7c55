package kilohour.history;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The databases that a history can be kept in; PostgreSQL is a real server, started once for all tests. */
enum Database {
    SQLITE {
        @Override
        History empty(Path folder) throws IOException {
            return at(Files.createTempDirectory(folder, "home").toString());
        }

        @Override
        History at(String place) {
            return remember(History.inHome(Path.of(place)), place);
        }
    },
    POSTGRES {
        @Override
        History empty(Path folder) throws SQLException {
            String name = "history" + PLACES.size();
            onServer("CREATE DATABASE " + name);
            return at(Server.STARTED.getJdbcUrl("postgres", name));
        }

        @Override
        History at(String place) {
            return remember(History.onPostgres(place), place);
        }
    };

    private static final Map<History, String> PLACES = new ConcurrentHashMap<>();

    private static final class Server {
        static final EmbeddedPostgres STARTED = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A history without rows, in a place of its own. */
    abstract History empty(Path folder) throws Exception;

    abstract History at(String place);

    History again(History before) {
        return at(place(before));
    }

    static String place(History history) {
        return PLACES.get(history);
    }

    static void onServer(String sql) throws SQLException {
        try (var connection = Server.STARTED.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static History remember(History history, String place) {
        PLACES.put(history, place);
        return history;
    }
}

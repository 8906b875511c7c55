package kilohour.history;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures, on the machine it is started on, how fast a tape becomes rows and how long queries take. Not a test. */
final class HistoryThroughput {
    private static final int ENTRIES = 400_000;

    private HistoryThroughput() {}

    public static void main(String[] arguments) throws Exception {
        List<Tape.Entry> warmUp = RandomTape.of(1, 20_000).entries();
        List<Tape.Entry> entries = RandomTape.of(2, ENTRIES).entries();
        Path folder = Files.createTempDirectory("history-throughput");
        for (String home : List.of("warm-up", "measured")) {
            Path directory = Files.createDirectories(folder.resolve(home));
            try (History history = History.inHome(directory)) {
                measure("SQLite " + home, history, home.equals("measured") ? entries : warmUp);
            }
            long opening = System.nanoTime();
            try (History again = History.inHome(directory);
                    HistoryWriter writer = again.openWriter()) {
                System.out.printf(
                        "  opened again at event %,d in %d ms%n",
                        writer.sequence(), (System.nanoTime() - opening) / 1_000_000);
            }
            System.out.printf("  file: %,d bytes%n", Files.size(directory.resolve(History.FILE_NAME)));
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            for (String name : List.of("warm", "measured")) {
                try (var connection = server.getPostgresDatabase().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + name);
                }
                try (History history = History.onPostgres(server.getJdbcUrl("postgres", name))) {
                    measure("PostgreSQL " + name, history, name.equals("measured") ? entries : warmUp);
                }
            }
        }
    }

    private static void measure(String name, History history, List<Tape.Entry> entries) {
        long start = System.nanoTime();
        try (HistoryWriter writer = history.openWriter()) {
            entries.forEach(entry -> writer.record(entry.logPosition(), entry.command(), entry.batch()));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long events = entries.stream()
                .mapToLong(entry -> entry.batch().events().size())
                .sum();
        long rows = rows(history);
        System.out.printf(
                "%s: %,d entries, %,d events, %,d rows standing in %.1f s: %,.0f events/s, %,.0f rows/s%n",
                name, entries.size(), events, rows, seconds, events / seconds, rows / seconds);
        long end = entries.getLast().batch().atNanos();
        time("last 1,000 trades", () -> history.trades().ofContract(1, Range.newest(1_000)));
        time("an account's last 100 fills", () -> history.trades().ofAccount(Tape.BUYER, Range.newest(100)));
        time(
                "1,440 minute candles",
                () -> history.candles().candles(1, end - 1_439 * kilohour.units.Utc.NANOS_PER_MINUTE, end, 1));
        time("day candles of all", () -> history.candles().candles(1, Tape.START, end, 1440));
        time("last day's figures", () -> history.candles().lastDay(1, end));
        time("closed orders, 100", () -> history.orders().closed(Tape.BUYER, Range.newest(100)));
        time("a balance", () -> history.statements().balanceMicros(Tape.SELLER, end));
    }

    private static void time(String what, Runnable query) {
        for (int i = 0; i < 20; i++) query.run();
        long start = System.nanoTime();
        for (int i = 0; i < 50; i++) query.run();
        System.out.printf("  %s: %.2f ms%n", what, (System.nanoTime() - start) / 50 / 1e6);
    }

    private static long rows(History history) {
        try (var connection = history.sql().reading().getConnection();
                var statement = connection.createStatement()) {
            long rows = 0;
            for (String table : Tables.KEYS.keySet())
                try (var row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                    row.next();
                    rows += row.getLong(1);
                }
            return rows;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

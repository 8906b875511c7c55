package kilohour.history;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The one difference between the two databases: how a connection is made. */
final class Sql implements AutoCloseable {
    /** What the writer's connection calls itself on a PostgreSQL server. */
    static final String WRITER = "kilohour history writer";

    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;
    private static final String SCHEMA = "classpath:kilohour/history/schema";

    private final DataSource writing;
    private final HikariDataSource reading;

    /** @param readOnlySql keeps a connection for queries from changing anything */
    private Sql(DataSource writing, DataSource reading, String readOnlySql) {
        this.writing = writing;
        try {
            Flyway.configure(Sql.class.getClassLoader())
                    .dataSource(writing)
                    .locations(SCHEMA)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
            this.reading = new HikariDataSource(pool(reading, readOnlySql));
        } catch (RuntimeException e) {
            throw new HistoryException("the history's database could not be made ready", e);
        }
    }

    private static HikariConfig pool(DataSource reading, String readOnlySql) {
        var pool = new HikariConfig();
        pool.setPoolName("history-reading");
        pool.setDataSource(reading);
        pool.setConnectionInitSql(readOnlySql);
        pool.setMaximumPoolSize(READERS);
        pool.setMinimumIdle(1);
        return pool;
    }

    static Sql sqlite(Path file) {
        makeReadableByOwnerOnly(file);
        return new Sql(sqliteSource(file), sqliteSource(file), "PRAGMA query_only = true");
    }

    // What accounts did is nobody else's business; the files beside the database take over its permissions.
    private static void makeReadableByOwnerOnly(Path file) {
        try {
            if (Files.exists(file)
                    || !Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix"))
                return;
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw new HistoryException("the history's file " + file + " could not be made", e);
        }
    }

    private static DataSource sqliteSource(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLIS);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    static Sql postgres(String jdbcUrl) {
        PGSimpleDataSource writing = postgresSource(jdbcUrl);
        writing.setApplicationName(WRITER);
        writing.setReWriteBatchedInserts(true);
        // A commit lost in a power cut is read from the tape again, so it need not wait for the disk.
        writing.setOptions("-c synchronous_commit=off");
        return new Sql(writing, postgresSource(jdbcUrl), "SET default_transaction_read_only = on");
    }

    private static PGSimpleDataSource postgresSource(String jdbcUrl) {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        return source;
    }

    Connection connectForWriting() {
        try {
            return writing.getConnection();
        } catch (SQLException e) {
            throw new HistoryException("the history's database could not be reached", e);
        }
    }

    DataSource reading() {
        return reading;
    }

    @Override
    public void close() {
        reading.close();
    }
}

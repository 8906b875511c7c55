package kilohour.history;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * What happened on this venue, in SQL: one writer in, any number of readers out. The tape is the truth; this database
 * can be removed at any time and is rebuilt from it.
 */
public final class History implements AutoCloseable {
    /** Name of the SQLite database in a venue's home. */
    public static final String FILE_NAME = "history.db";

    private final Sql sql;
    private final ContractQueries contracts;
    private final TradeQueries trades;
    private final OrderQueries orders;
    private final CandleQueries candles;
    private final PrintQueries prints;
    private final GradeQueries grades;
    private final SettlementQueries settlements;
    private final StatementQueries statements;
    private final PhaseQueries phases;
    private final DefaultQueries defaults;
    private final FundQueries fund;
    private final DefaultCourse defaultCourse;
    private final PaymentQueries payments;
    private final AccountStatementQueries accountStatements;
    private final Jdbi jdbi;

    private History(Sql sql) {
        this.sql = sql;
        this.jdbi = Jdbi.create(sql.reading());
        this.contracts = new ContractQueries(jdbi);
        this.trades = new TradeQueries(jdbi, contracts);
        this.orders = new OrderQueries(jdbi, contracts);
        this.candles = new CandleQueries(jdbi);
        this.prints = new PrintQueries(jdbi);
        this.grades = new GradeQueries(jdbi);
        this.settlements = new SettlementQueries(jdbi);
        this.statements = new StatementQueries(jdbi);
        this.phases = new PhaseQueries(jdbi);
        this.defaults = new DefaultQueries(jdbi);
        this.fund = new FundQueries(jdbi);
        this.defaultCourse = new DefaultCourse(jdbi);
        this.payments = new PaymentQueries(jdbi);
        this.accountStatements = new AccountStatementQueries(jdbi, contracts, statements);
    }

    /** The SQLite database {@value #FILE_NAME} in a home, made if it is not there. */
    public static History inHome(Path home) {
        return new History(Sql.sqlite(home.resolve(FILE_NAME)));
    }

    /**
     * A PostgreSQL database, its tables made if they are not there.
     *
     * @param jdbcUrl as in {@code jdbc:postgresql://host/name?user=…&password=…}
     */
    public static History onPostgres(String jdbcUrl) {
        if (!jdbcUrl.startsWith("jdbc:postgresql:"))
            throw new IllegalArgumentException("the history's url must start with jdbc:postgresql:");
        return new History(Sql.postgres(jdbcUrl));
    }

    /** The venue whose history this is; empty before the tape has told of it. */
    public Optional<RecordedVenue> venue() {
        return jdbi.withHandle(handle -> {
            try {
                return RecordedVenue.read(handle.getConnection());
            } catch (SQLException e) {
                throw new HistoryException("the history could not be read", e);
            }
        });
    }

    /** The writer; close it before opening another. */
    public HistoryWriter openWriter() {
        return new HistoryWriter(sql.connectForWriting());
    }

    public ContractQueries contracts() {
        return contracts;
    }

    public TradeQueries trades() {
        return trades;
    }

    public OrderQueries orders() {
        return orders;
    }

    public CandleQueries candles() {
        return candles;
    }

    public PrintQueries prints() {
        return prints;
    }

    public GradeQueries grades() {
        return grades;
    }

    public SettlementQueries settlements() {
        return settlements;
    }

    public StatementQueries statements() {
        return statements;
    }

    public FundQueries fund() {
        return fund;
    }

    public DefaultQueries defaults() {
        return defaults;
    }

    public DefaultCourse defaultCourse() {
        return defaultCourse;
    }

    public PhaseQueries phases() {
        return phases;
    }

    public AccountStatementQueries accountStatements() {
        return accountStatements;
    }

    public PaymentQueries payments() {
        return payments;
    }

    /** Removes every row, so that the tape can be fed again from its start. No writer may be open. */
    public void clear() {
        try (var connection = sql.connectForWriting();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Progress before = Progress.read(connection);
            for (String table : Tables.KEYS.keySet())
                if (!table.equals(Tables.PROGRESS)) statement.executeUpdate("DELETE FROM " + table);
            Progress.move(connection, before, Progress.NONE);
            connection.commit();
            contracts.forget();
        } catch (SQLException e) {
            throw new HistoryException("the history could not be cleared", e);
        }
    }

    Sql sql() {
        return sql;
    }

    /** SHA-256 over all rows of all tables, hexadecimal: the same after a rebuild, and in either database. */
    public String contentHash() {
        return jdbi.inTransaction(TransactionIsolationLevel.SERIALIZABLE, ContentHash::of);
    }

    @Override
    public void close() {
        sql.close();
    }
}

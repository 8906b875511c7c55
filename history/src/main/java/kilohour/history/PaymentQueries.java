package kilohour.history;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Withdrawals and deposits of the past. */
public final class PaymentQueries {
    /** @param reference what the deposit was said to be for */
    public record Deposit(long sequence, long atNanos, long account, long amountMicros, String reference) {}

    private static final String WITHDRAWALS = "SELECT " + PaymentRegister.COLUMNS + " FROM withdrawals ";

    private final Jdbi jdbi;

    PaymentQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An account's withdrawals, newest first. */
    public List<RecordedWithdrawal> withdrawals(long account, int countMax, int offset) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        WITHDRAWALS + "WHERE account = :account ORDER BY withdrawal DESC LIMIT :count OFFSET :offset")
                .bind("account", account)
                .bind("count", countMax)
                .bind("offset", offset)
                .map((row, context) -> PaymentRegister.from(row))
                .list());
    }

    public Optional<RecordedWithdrawal> withdrawal(long withdrawal) {
        return jdbi.withHandle(sql -> sql.createQuery(WITHDRAWALS + "WHERE withdrawal = :withdrawal")
                .bind("withdrawal", withdrawal)
                .map((row, context) -> PaymentRegister.from(row))
                .findOne());
    }

    public long countWithdrawals(long account) {
        return count("SELECT COUNT(*) FROM withdrawals WHERE account = :account", account);
    }

    /** An account's deposits, newest first. */
    public List<Deposit> deposits(long account, int countMax, int offset) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "SELECT sequence, at_nanos, amount_micros, reference FROM ledger_entries WHERE account = :account"
                                + " AND purpose = 'DEPOSIT' ORDER BY at_nanos DESC, sequence DESC"
                                + " LIMIT :count OFFSET :offset")
                .bind("account", account)
                .bind("count", countMax)
                .bind("offset", offset)
                .map((row, context) -> new Deposit(
                        row.getLong("sequence"),
                        row.getLong("at_nanos"),
                        account,
                        row.getLong("amount_micros"),
                        row.getString("reference")))
                .list());
    }

    public long countDeposits(long account) {
        return count("SELECT COUNT(*) FROM ledger_entries WHERE account = :account AND purpose = 'DEPOSIT'", account);
    }

    private long count(String query, long account) {
        return jdbi.withHandle(sql -> sql.createQuery(query)
                .bind("account", account)
                .mapTo(Long.class)
                .one());
    }
}
